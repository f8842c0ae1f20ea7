// Limits and peers: one page, from all that can serve it, as fast as it can.
import { setTimeout as wait } from 'node:timers/promises';
import { hasWrk, wrk } from '../load/wrk.mjs';
import { startSource } from '../source.mjs';
import { median, spread } from '../stats.mjs';
import { read } from '../webhook.mjs';
import { ENCODINGS, POSTS, startTargets } from './limits-targets.mjs';

const CONNECTIONS = 64;
const FIRST_READS = 50;

/**
 * @param sizes `slowSeconds`: how long runs are of servers that may need a second for the first of many answers at once
 * @returns the servers' names, and of each what it did in each case: the median rate, its spread, CPU time a
 * request
 */
export async function limits(sizes) {
  if (!hasWrk) throw new Error('wrk is not on the PATH. Install it: apt-get install wrk');
  const source = await startSource({ count: POSTS, isLong: true });
  const { targets, stop } = await startTargets(source);
  // A server that has just started may need longer for many first requests than a run takes.
  for (const target of targets)
    for (const { url } of serversOf(target))
      for (let count = 0; count < FIRST_READS; count++) await read(url, target.path);
  const cases = casesOf(sizes);
  const runs = new Map(targets.flatMap(({ name }) => cases.map((each) => [keyOf(name, each), []])));
  for (let round = 1 - sizes.warmUps; round <= sizes.rounds; round++) {
    for (const target of targets) {
      for (const each of cases) {
        const found = await once(target, each, target.isSlow ? sizes.slowSeconds : sizes.seconds);
        if (round > 0) runs.get(keyOf(target.name, each)).push(found);
      }
      await atRest(target);
    }
  }
  await stop();
  await source.stop();
  return {
    cases,
    servers: targets.map(({ name, encodings }) => ({
      name,
      results: cases.map((each) => {
        if (!encodings.includes(each.encoding)) return null;
        const found = runs.get(keyOf(name, each));
        const perRequest = median(found.map(({ cpuSeconds, requests }) => (cpuSeconds / requests) * 1e6));
        return { ...spread(found.map(({ rate }) => rate)), cpuMicroseconds: perRequest };
      }),
    })),
  };
}

const keyOf = (name, { connections, encoding }) => `${name} ${connections} ${encoding}`;

function casesOf({ connections }) {
  return [
    ...ENCODINGS.map((encoding) => ({ connections: CONNECTIONS, encoding })),
    ...connections.map((count) => ({ connections: count, encoding: 'gzip' })),
  ];
}

/** Loads a server, and the other one of two at the same time: what both do is added up. */
async function once(target, { connections, encoding }, seconds) {
  const { server, path, encodings } = target;
  if (!encodings.includes(encoding)) return { rate: Number.NaN, requests: 1, cpuSeconds: 0 };
  const loaded = serversOf(target);
  const before = cpuOf(target);
  const found = await Promise.all(
    loaded.map(({ url }) => wrk(url + path, { connections: connections / loaded.length, seconds, encoding })),
  );
  const bad = sum(found.map((each) => each.bad));
  if (bad > 0) throw new Error(`${server.url}${path} answered ${bad} requests with an error.`);
  const [rate, requests] = ['rate', 'requests'].map((name) => sum(found.map((each) => each[name])));
  return { rate, requests, cpuSeconds: cpuOf(target) - before };
}

const LOOK_MS = 300;
const AT_REST = 0.05;

/** A slow server goes on with what it was asked when nobody waits any more, and would take the next one's cores. */
async function atRest(target) {
  const worked = async () => {
    const before = cpuOf(target);
    await wait(LOOK_MS);
    return cpuOf(target) - before;
  };
  // Where nothing is known of processes, one look is all.
  while ((await worked()) >= (AT_REST * LOOK_MS) / 1000);
}

/** The server, and the other one of two that are loaded at the same time. */
const serversOf = ({ server, also }) => (also ? [server, also] : [server]);

const cpuOf = (target) => sum(serversOf(target).map((each) => each.cost().cpuSeconds));

const sum = (list) => list.reduce((a, b) => a + b, 0);
