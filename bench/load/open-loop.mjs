// Readers who come at a fixed rate, whether or not those before them have their answer. Each answer's time is counted
// from when the reader was due, not from when there was time to ask (no coordinated omission). It runs in a thread of
// its own.
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { quantile } from '../stats.mjs';
import { readers } from './workload.mjs';

const GIVEN_UP_MS = 10_000;

/**
 * @param load `url` of the server, `rate` a second, `seconds`, `posts` that there are, `seed` of the readers
 * @returns p50, p95 and p99 in ms, and how many answers were none or bad
 */
export async function openLoop(load) {
  const worker = new Worker(new URL(import.meta.url), { workerData: load });
  const [latencies] = await once(worker, 'message');
  await worker.terminate();
  const good = latencies.filter((ms) => ms >= 0);
  // Who was given up waited that long at least.
  const all = latencies.map((ms) => (ms < 0 ? GIVEN_UP_MS : ms));
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(all, share));
  return { p50, p95, p99, requests: all.length, errors: all.length - good.length, latencies: all };
}

/** Resolves with the time in ms; -1 for what is no good answer. */
function ask(agent, url, path, dueMs) {
  return new Promise((done) => {
    const request = get(url + path, { agent, timeout: GIVEN_UP_MS }, (response) => {
      response.resume();
      response.once('end', () => done(response.statusCode === 200 ? performance.now() - dueMs : -1));
      response.once('error', () => done(-1));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => done(-1));
  });
}

async function runLoad({ url, rate, seconds, posts, seed }) {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 4096 });
  const next = readers(posts, seed);
  const asked = [];
  const startedMs = performance.now();
  const all = Math.round(rate * seconds);
  while (asked.length < all) {
    // The first one is due at once.
    const due = Math.min(all, Math.floor(((performance.now() - startedMs) / 1000) * rate) + 1);
    while (asked.length < due) asked.push(ask(agent, url, next(), startedMs + (asked.length * 1000) / rate));
    await pause(1);
  }
  return Promise.all(asked);
}

if (!isMainThread && workerData?.rate) parentPort.postMessage(await runLoad(workerData));
