// Very many webhooks at once: each answer has to be true, and the memory has to come back.
import { setTimeout as pause } from 'node:timers/promises';
import { start } from '../site.mjs';
import { idOf } from '../source.mjs';
import { publish, read, readUntil } from '../webhook.mjs';

const SETTLE_MS = 10_000;

/** @param blog one that `growth` built, of as many posts as there are calls or more */
export async function burst({ count, source, settings, dir }, { calls, settleMs = SETTLE_MS }) {
  const server = await start(dir, { ...settings, CACHE_DIR: `${dir}/cache-burst` });
  await readUntil(server.url, '/archive', '/blog/');
  const once = async (round) => {
    const numbers = Array.from({ length: calls }, (_, index) => count - index);
    for (const n of numbers) await source.edit(n, `Burst ${round} of ${n}`);
    const startedMs = performance.now();
    const answers = await Promise.all(numbers.map((n) => publish(server.url, n)));
    const ms = performance.now() - startedMs;
    const untrue = [];
    for (const [index, { status }] of answers.entries()) {
      const { text } = await read(server.url, `/blog/${idOf(count - index)}`);
      // Any other answer promises nothing yet.
      if (status === 200 && !text.includes(`Burst ${round} of ${count - index}<`)) untrue.push(count - index);
    }
    await readUntil(server.url, '/', `Burst ${round} of ${count}<`);
    return { ms, statuses: answers.map(({ status }) => status), untrue: untrue.length };
  };
  // The first one makes what is kept for good, as a page a post.
  await once(0);
  await pause(settleMs);
  const before = server.cost().megabytes;
  await source.takeCounts();
  const { ms, statuses, untrue } = await once(1);
  const { requests } = await source.takeCounts();
  const atOnce = server.cost().megabytes;
  await pause(settleMs);
  const after = server.cost().megabytes;
  await server.stop();
  const byStatus = Object.fromEntries(
    [...new Set(statuses)].map((each) => [each, statuses.filter((s) => s === each).length]),
  );
  return { calls, ms, byStatus, untrue, requests, before, atOnce, after };
}
