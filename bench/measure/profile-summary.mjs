// What V8's profile of a server says: by whose code its time goes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MAX_FUNCTIONS = 8;

/**
 * The main thread's profile is the one with most samples.
 * @param work how many `times` it was done, how long all of it took (`workMs`), and how long the server went on after it
 * @returns how long the main thread was busy each time, the shares of that by whose code it is, and what takes most
 */
export function summaryOf(dir, { times, workMs, stopMs }) {
  const profiles = readdirSync(dir).map((file) => JSON.parse(readFileSync(join(dir, file), 'utf8')));
  const [main] = profiles.sort((a, b) => (b.samples?.length ?? 0) - (a.samples?.length ?? 0));
  if (!main) return { busyMs: Number.NaN, shares: {}, functions: [] };
  const self = new Map();
  const endMs = main.endTime / 1000 - stopMs;
  let atMs = main.startTime / 1000;
  for (const [index, id] of main.samples.entries()) {
    const microseconds = main.timeDeltas[index] ?? 0;
    atMs += microseconds / 1000;
    if (atMs > endMs - workMs && atMs <= endMs) self.set(id, (self.get(id) ?? 0) + microseconds);
  }
  const byOwner = new Map();
  const byFunction = new Map();
  let all = 0;
  for (const { id, callFrame } of main.nodes) {
    const time = self.get(id) ?? 0;
    const owner = ownerOf(callFrame);
    if (owner === 'idle') continue;
    all += time;
    byOwner.set(owner, (byOwner.get(owner) ?? 0) + time);
    const name = `${callFrame.functionName || '(anonymous)'} (${owner})`;
    byFunction.set(name, (byFunction.get(name) ?? 0) + time);
  }
  const shares = (map) => [...map].map(([name, time]) => [name, time / all]).sort((a, b) => b[1] - a[1]);
  return {
    busyMs: all / 1000 / times,
    shares: Object.fromEntries(shares(byOwner)),
    functions: shares(byFunction).slice(0, MAX_FUNCTIONS),
  };
}

function ownerOf({ url, functionName }) {
  if (functionName === '(idle)' || functionName === '(program)' || functionName === '(root)') return 'idle';
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (url.startsWith('node:')) return 'Node';
  if (/node_modules\/(next|react)/.test(url) || /turbopack.*runtime|\[turbopack\]/.test(url))
    return 'Next and React';
  if (url.includes('node_modules')) return 'packages';
  if (url === '') return 'built into V8';
  return 'the built blog';
}
