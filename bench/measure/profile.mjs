// Where the time of a hit goes, and of a regeneration: V8's profile of a server, by whose code it is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrk } from '../load/wrk.mjs';
import { emptyFolder, start } from '../site.mjs';
import { idOf } from '../source.mjs';
import { publish, read, readUntil } from '../webhook.mjs';

const MAX_FUNCTIONS = 8;
const CONNECTIONS = 16;

/** @returns of hits and of publishes: the share of CPU time by whose code it is, and the functions that take most */
export async function profile(blog, { profileSeconds, profilePublishes, profileWarmUps }) {
  const hitsFor = (seconds) => async (url) => {
    const { requests } = await wrk(`${url}/`, { connections: CONNECTIONS, seconds });
    return requests;
  };
  const publishesOf = (times) => async (url) => {
    for (let n = 0; n < times; n++) {
      await blog.source.edit(blog.count, `Profile ${n} of ${times}`);
      await publish(url, blog.count);
    }
    return times;
  };
  return {
    hits: await profiled(blog, 'hits', hitsFor(Math.min(1, profileSeconds)), hitsFor(profileSeconds)),
    publishes: await profiled(blog, 'publishes', publishesOf(profileWarmUps), publishesOf(profilePublishes)),
  };
}

async function profiled({ dir, settings, count }, name, warmUp, work) {
  const out = emptyFolder(`profile-${name}`);
  const nodeOptions = ['--cpu-prof', `--cpu-prof-dir=${out}`];
  const server = await start(dir, { ...settings, CACHE_DIR: `${dir}/cache-${name}` }, { nodeOptions });
  await readUntil(server.url, '/archive', '/blog/');
  await read(server.url, `/blog/${idOf(count)}`);
  await warmUp(server.url);
  const before = server.cost().cpuSeconds;
  const startedMs = performance.now();
  const times = await work(server.url);
  const workMs = performance.now() - startedMs;
  const spent = { ms: workMs / times, cpuMs: ((server.cost().cpuSeconds - before) * 1000) / times };
  const endedMs = performance.now();
  await server.stop();
  return { times, ...spent, ...summaryOf(out, workMs, performance.now() - endedMs) };
}

/**
 * The main thread's profile is the one with most samples.
 * @param workMs how long the work took that is looked at
 * @param stopMs how long the server went on after it
 */
function summaryOf(dir, workMs, stopMs) {
  const profiles = readdirSync(dir).map((file) => JSON.parse(readFileSync(join(dir, file), 'utf8')));
  const [main] = profiles.sort((a, b) => (b.samples?.length ?? 0) - (a.samples?.length ?? 0));
  if (!main) return { shares: {}, functions: [] };
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
