// Publishing, as a CMS does it, and seeing what readers see of it.
import { setTimeout as pause } from 'node:timers/promises';
import { idOf } from './source.mjs';

export const SECRET = 'a-secret-of-the-benchmark-with-32-characters';

/** Calls the webhook for a post; gives the status and the answer. */
export const publish = (url, n) => call(url, { id: idOf(n) });

/** Calls the webhook for one page alone. */
export const publishPath = (url, path) => call(url, { paths: [path] });

async function call(url, body) {
  const response = await fetch(`${url}/api/revalidate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...(await response.json()) };
}

/** Publishes a post. A server that is too busy to tell in time what became of it (202) is asked again. */
export async function publishWhole(url, n) {
  let answer = await publish(url, n);
  while (answer.status === 202) answer = await publish(url, n);
  if (answer.status !== 200)
    throw new Error(`The publish ended with ${answer.status}: ${JSON.stringify(answer)}`);
  return answer;
}

export async function read(url, path) {
  const response = await fetch(url + path);
  return { status: response.status, text: await response.text() };
}

const LIMIT_MS = 600_000;

/** Waits until something is so. Throws when it is not after ten minutes, which no slow machine needs. */
export async function waitUntil(what, isSo, everyMs = 20) {
  const startedMs = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedMs > LIMIT_MS) throw new Error(`Ten minutes passed without ${what}.`);
    await pause(everyMs);
  }
}

/** Reads a path until its text has something in it. */
export async function readUntil(url, path, text) {
  const startedMs = performance.now();
  for (;;) {
    const got = await read(url, path).catch(() => ({ status: 0, text: '' }));
    if (got.status === 200 && got.text.includes(text)) return;
    if (performance.now() - startedMs > LIMIT_MS) {
      throw new Error(`${path} was never there with "${text}": ${got.status} ${got.text.slice(0, 200)}`);
    }
    if (got.status !== 200) await pause(20);
  }
}
