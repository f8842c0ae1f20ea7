// Limits and peers: one page, from all that can serve it, as fast as it can.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtBlog } from '../blog.mjs';
import { hasWrk, wrk } from '../load/wrk.mjs';
import { hasNginx, startNginx } from '../servers/nginx.mjs';
import { layOutPeers } from '../servers/peers.mjs';
import { hasRedis, startRedis } from '../servers/redis.mjs';
import { build, emptyFolder, freePort, PROJECT, run, serving, start } from '../site.mjs';
import { idOf, startSource } from '../source.mjs';
import { spread } from '../stats.mjs';
import { read, readUntil } from '../webhook.mjs';

const POSTS = 100;
const PATH = `/blog/${idOf(POSTS)}`;
const CONNECTIONS = 64;
const FIRST_READS = 50;
const ENCODINGS = ['identity', 'gzip', 'br'];
/** What Next's own server compresses, and that it takes its time. */
const OF_NEXT = { encodings: ['identity', 'gzip'], isSlow: true };

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
  for (const { server, path } of targets)
    for (let count = 0; count < FIRST_READS; count++) await read(server.url, path);
  const cases = casesOf(sizes);
  const runs = new Map(targets.flatMap(({ name }) => cases.map((each) => [keyOf(name, each), []])));
  for (let round = 1 - sizes.warmUps; round <= sizes.rounds; round++) {
    for (const target of targets) {
      for (const each of cases) {
        const found = await once(target, each, target.isSlow ? sizes.slowSeconds : sizes.seconds);
        if (round > 0) runs.get(keyOf(target.name, each)).push(found);
      }
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
        const perRequest = spread(
          found.map(({ cpuSeconds, requests }) => (cpuSeconds / requests) * 1e6),
        ).median;
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

async function once({ server, path, encodings }, { connections, encoding }, seconds) {
  if (!encodings.includes(encoding)) return { rate: Number.NaN, requests: 1, cpuSeconds: 0 };
  const before = server.cost().cpuSeconds;
  const { rate, requests, bad } = await wrk(server.url + path, { connections, seconds, encoding });
  if (bad > 0) throw new Error(`${server.url}${path} answered ${bad} requests with an error.`);
  return { rate, requests, cpuSeconds: server.cost().cpuSeconds - before };
}

async function startTargets(source) {
  const { targets: ours, beside } = await startOurs(source);
  for (const { server } of ours) await readUntil(server.url, PATH, `Post ${POSTS}<`);
  const { text } = await read(ours[0].server.url, PATH);
  const nginx = hasNginx && {
    name: 'nginx, a file',
    server: await startNginx(text),
    path: '/page.html',
    encodings: ['identity', 'gzip'],
  };
  const targets = [...(nginx ? [nginx] : []), ...ours, ...(await startPeers(text))];
  const stop = async () => {
    await Promise.all([...new Set(targets.map(({ server }) => server))].map((server) => server.stop()));
    for (const each of beside) await each.stop();
  };
  return { targets, stop };
}

/** The blog by each of its servers; `beside`: what runs with them. */
async function startOurs(source) {
  const settings = { CONTENT_SOURCE: 'rest', CONTENT_API_URL: source.url, REVALIDATE_SECONDS: 'false' };
  const dir = await builtBlog();
  let caches = 0;
  const server = (by, more = {}) =>
    start(dir, { ...settings, CACHE_DIR: `${dir}/cache-limits-${caches++}`, ...more }, { by });
  const redis = hasRedis ? await startRedis() : null;
  const shared = { REDIS_URL: redis?.url };
  const [byNext, own, one, other] = await Promise.all([
    server('next start'),
    server('npm start'),
    ...(redis ? [server('npm start', shared), server('npm start', shared)] : []),
  ]);
  const targets = [
    { name: 'this blog, `next start`', server: byNext, path: PATH, ...OF_NEXT },
    { name: 'this blog, `npm start`', server: own, path: PATH, encodings: ENCODINGS },
  ];
  if (one)
    targets.push({ name: 'one of two servers with Redis', server: one, path: PATH, encodings: ENCODINGS });
  return { targets, beside: redis ? [other, redis] : [] };
}

async function startPeers(page) {
  const file = join(emptyFolder('memory'), 'page.html');
  writeFileSync(file, page);
  const port = await freePort();
  const memory = await serving(
    run([join(PROJECT, 'bench/servers/memory.mjs'), file, String(port)], PROJECT),
    `http://127.0.0.1:${port}`,
  );
  const [, html = ''] = /<main[^>]*>(.*)<\/main>/s.exec(page) ?? [];
  const dir = layOutPeers(html);
  await build(dir);
  const peers = await start(dir, {}, { by: 'next start', path: '/pages-router' });
  return [
    { name: 'bare Node, from memory', server: memory, path: '/', encodings: ENCODINGS },
    {
      name: 'a bare page, Pages Router',
      server: peers,
      path: '/pages-router',
      ...OF_NEXT,
    },
    {
      name: 'a bare page, App Router',
      server: peers,
      path: '/app-router',
      ...OF_NEXT,
    },
  ];
}
