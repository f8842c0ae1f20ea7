// What a build and a publish cost in a small blog and in a large one, side by side.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build, layOut, start } from './site.mjs';
import { post, startSource } from './source.mjs';

const SECRET = 'a-secret-of-the-benchmark-with-32-characters';
const PUBLISHES = 20;
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Publishes edits of the newest post again and again; `edit` makes one. Gives the median in ms. */
async function publishMs(url, id, edit) {
  const times = [];
  for (let n = 0; n <= PUBLISHES; n++) {
    edit(n);
    const startedMs = performance.now();
    const response = await fetch(`${url}/api/revalidate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET}` },
      body: JSON.stringify({ id }),
    });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    // The first one warms up.
    if (n > 0) times.push(performance.now() - startedMs);
  }
  return median(times);
}

async function onRest(count, port) {
  const source = await startSource(count);
  const settings = { CONTENT_SOURCE: 'rest', CONTENT_API_URL: source.url, REVALIDATE_SECRET: SECRET };
  const dir = layOut(`rest-${count}`);
  await build(dir, settings);
  const buildMs = median([
    await build(dir, settings),
    await build(dir, settings),
    await build(dir, settings),
  ]);
  const server = await start(dir, port, settings);
  // Until the server knows all posts, its archive is not ready.
  while ((await fetch(`${server.url}/archive`)).status !== 200) await pause(500);
  source.requests = 0;
  const publish = await publishMs(server.url, source.posts[0].id, (n) => {
    source.posts[0] = { ...source.posts[0], title: `Edit ${n}` };
  });
  const requests = source.requests / (PUBLISHES + 1);
  await server.stop();
  source.stop();
  return {
    'build ms': Math.round(buildMs),
    'publish ms': Math.round(publish),
    'requests a publish': requests,
  };
}

async function onMarkdown(count, port) {
  const dir = layOut(`markdown-${count}`);
  const posts = join(dir, 'content/posts');
  rmSync(posts, { recursive: true });
  mkdirSync(posts);
  const write = ({ id, content, ...fields }) => {
    const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    writeFileSync(join(posts, `${id}.md`), `---\n${front.join('\n')}\n---\n${content}\n`);
  };
  for (let n = 1; n <= count; n++) write(post(n));
  const buildMs = await build(dir, {});
  const server = await start(dir, port, { REVALIDATE_SECRET: SECRET });
  const publish = await publishMs(server.url, `p${count}`, (n) =>
    write({ ...post(count), title: `Edit ${n}` }),
  );
  await server.stop();
  return { 'build ms': Math.round(buildMs), 'publish ms': Math.round(publish) };
}

console.table({
  'REST, 30 posts': await onRest(30, 4611),
  'REST, 20,000 posts': await onRest(20_000, 4612),
  'Markdown, 30 files': await onMarkdown(30, 4613),
  'Markdown, 5,000 files': await onMarkdown(5000, 4614),
});
