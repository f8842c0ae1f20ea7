// Reads a second of one cached post: this cache over LMDB and over Redis, beside Next's own file cache. All
// three in one run, in turns, so that only the ratios mean anything.
import { spawn } from 'node:child_process';
import autocannon from 'autocannon';
import { build, layOut, start } from './site.mjs';

const ROUNDS = 5;
const SECONDS = 4;
const REDIS_PORT = 6399;
const POST = '/blog/welcome';

const ours = layOut('ours');
const plain = layOut('plain', {
  'lib/server/next-options.js': (text) => text.replace(/^ *(cacheHandler|expireTime):.*\n/gm, ''),
});
await build(ours);
await build(plain);

const redis = spawn('redis-server', ['--port', String(REDIS_PORT), '--save', ''], { stdio: 'ignore' });
const servers = {
  'Next’s file cache': await start(plain, 4601),
  'this cache, LMDB': await start(ours, 4602),
  'this cache, Redis': await start(ours, 4603, { REDIS_URL: `redis://127.0.0.1:${REDIS_PORT}` }),
};

const rates = Object.fromEntries(Object.keys(servers).map((name) => [name, []]));
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, { url }] of Object.entries(servers)) {
    const { requests, non2xx } = await autocannon({ url: url + POST, connections: 16, duration: SECONDS });
    if (non2xx > 0) throw new Error(`${name} answered ${non2xx} requests with an error.`);
    // The first round warms up.
    if (round > 0) rates[name].push(requests.average);
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const base = median(rates['Next’s file cache']);
console.table(
  Object.fromEntries(
    Object.entries(rates).map(([name, list]) => [
      name,
      { 'reads/s': Math.round(median(list)), ratio: (median(list) / base).toFixed(2) },
    ]),
  ),
);

for (const server of Object.values(servers)) await server.stop();
redis.kill();
