// A blog in use for a while: its end compared with its start.
import { setTimeout as pause } from 'node:timers/promises';
import { openLoop } from '../load/open-loop.mjs';
import { randomNumbers, zipf } from '../load/workload.mjs';
import { start } from '../site.mjs';
import { publish, readUntil } from '../webhook.mjs';

const PARTS = 4;
const MAX_POSTS = 1000;

/** @param blog one that `growth` built; @param sizes `soakSeconds` in all, `soakRate` of readers a second */
export async function soak({ count, source, settings, dir }, { soakSeconds, soakRate }) {
  const server = await start(dir, { ...settings, CACHE_DIR: `${dir}/cache-soak` });
  await readUntil(server.url, '/archive', '/blog/');
  const posts = Math.min(count, MAX_POSTS);
  const nextPost = zipf(posts, randomNumbers(1));
  let isOver = false;
  const statuses = [];
  const publishing = (async () => {
    for (let edit = 0; !isOver; edit++) {
      const n = nextPost();
      await source.edit(n, `Soak ${edit}`);
      statuses.push((await publish(server.url, n)).status);
      await pause(500);
    }
  })();
  const parts = [];
  // The first one warms up.
  for (let part = 0; part <= PARTS; part++) {
    const load = { url: server.url, rate: soakRate, seconds: soakSeconds / (PARTS + 1), posts, seed: part };
    const { p50, p95, errors } = await openLoop(load);
    if (part > 0) parts.push({ p50, p95, errors, megabytes: server.cost().megabytes });
  }
  isOver = true;
  await publishing;
  await server.stop();
  const failed = statuses.filter((status) => status !== 200).length;
  return {
    seconds: soakSeconds,
    rate: soakRate,
    publishes: statuses.length,
    failed,
    first: parts[0],
    last: parts.at(-1),
  };
}
