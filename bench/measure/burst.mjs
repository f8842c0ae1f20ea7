// Very many webhooks at once: each answer has to be true, what was only promised has to come, and so has the memory.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PROJECT, start } from '../site.mjs';
import { idOf } from '../source.mjs';
import { publish, read, readUntil, waitUntil } from '../webhook.mjs';

const SETTLE_MS = 10_000;
/** A connection may be refused or end, which promises nothing. */
const noAnswer = () => ({ status: 'no answer' });

/** @param blog one that `growth` built, of as many posts as there are calls or more */
export async function burst({ count, source, settings, dir }, { calls, settleMs = SETTLE_MS }) {
  const heapFile = join(dir, 'heap');
  const more = { CACHE_DIR: `${dir}/cache-burst`, HEAP_FILE: heapFile };
  const nodeOptions = ['--expose-gc', '--import', join(PROJECT, 'bench/servers/tell-heap.mjs')];
  const server = await start(dir, { ...settings, ...more }, { nodeOptions });
  await readUntil(server.url, '/archive', '/blog/');
  const numbers = Array.from({ length: calls }, (_, index) => count - index);
  // The first one makes what is kept for good, as a page a post.
  await burstOf(numbers, 0, { source, server });
  await pause(settleMs);
  const before = server.cost().megabytes;
  const heapBefore = await heapInUse(server, heapFile);
  await source.takeCounts();
  const found = await burstOf(numbers, 1, { source, server });
  const { requests } = await source.takeCounts();
  const atOnce = server.cost().megabytes;
  await pause(settleMs);
  const after = server.cost().megabytes;
  const heapAfter = await heapInUse(server, heapFile);
  await server.stop();
  return { calls, ...found, requests, before, atOnce, after, heapBefore, heapAfter };
}

/** What is in use in its heap once garbage is collected, in megabytes: see tell-heap.mjs. */
async function heapInUse({ pid }, file) {
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  await waitUntil('the size of the heap', () => existsSync(file) && readFileSync(file, 'utf8') !== '');
  return Number(readFileSync(file, 'utf8'));
}

/** @returns after how long all were answered, and how; how many 200s were not true; and how many 202s never came true */
async function burstOf(numbers, round, { source, server }) {
  const titleOf = (n) => `Burst ${round} of ${n}<`;
  const isShown = async (n) => (await read(server.url, `/blog/${idOf(n)}`)).text.includes(titleOf(n));
  for (const n of numbers) await source.edit(n, titleOf(n).slice(0, -1));
  const startedMs = performance.now();
  const answers = await Promise.all(numbers.map((n) => publish(server.url, n).catch(noAnswer)));
  const ms = performance.now() - startedMs;
  const statuses = answers.map(({ status }) => status);
  const withStatus = (wanted) => numbers.filter((_, index) => statuses[index] === wanted);
  let untrue = 0;
  for (const n of withStatus(200)) if (!(await isShown(n))) untrue += 1;
  // A 202 promises that it will be so.
  const promised = withStatus(202);
  const allAreShown = async () => {
    while (promised.length > 0 && (await isShown(promised[0]))) promised.shift();
    return promised.length === 0;
  };
  await waitUntil('the posts of all 202s', allAreShown).catch(console.error);
  const shownMs = performance.now() - startedMs;
  const byStatus = Object.fromEntries([...new Set(statuses)].map((each) => [each, withStatus(each).length]));
  return { ms, shownMs, byStatus, untrue, neverShown: promised.length };
}
