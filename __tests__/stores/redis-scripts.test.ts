// What happens in Redis in one step, on a real one.
import { createClient } from 'redis';
import { PUT, TRIM } from '../../lib/cache/redis/scripts';
import { type Redis, startRedis } from '../support/redis';

let redis: Redis;
let client: ReturnType<typeof createClient>;

beforeAll(async () => {
  redis = await startRedis();
  client = createClient({ url: redis.url });
  await client.connect();
});

beforeEach(() => client.flushAll());

afterAll(async () => {
  client.destroy();
  await redis.stop();
});

/** Writes a text; gives its version, or null when it was refused. */
async function put(path: string, text: string, seen: number, { version = '', evictable = true } = {}) {
  const written = await client.eval(PUT, {
    keys: [`page:${path}`, 'used', 'bytes', 'mark'],
    arguments: [path, text, String(seen), evictable ? '1' : '0', version, 'page:'],
  });
  return written === null ? null : Number(written);
}

const trim = (maxBytes: number) =>
  client.eval(TRIM, { keys: ['used', 'bytes'], arguments: ['page:', String(maxBytes)] });

const textAt = (path: string) => client.hGet(`page:${path}`, 't');
const bytes = async () => Number((await client.get('bytes'))?.split(' ')[0]);

test('a write that has not seen what is there is refused and changes nothing', async () => {
  const version = Number(await put('/', 'newer', 0));
  expect(await put('/', 'older', 0)).toBeNull();
  expect(await put('/', 'older', version - 1)).toBeNull();
  expect(await textAt('/')).toBe('newer');
  expect(await bytes()).toBe('newer'.length);
  expect(Number(await put('/', 'newest', version))).toBeGreaterThan(version);
});

test('of many writes after the same version exactly one succeeds', async () => {
  const writes = await Promise.all(Array.from({ length: 50 }, (_, number) => put('/', `${number}`, 0)));
  expect(writes.filter((version) => version !== null)).toHaveLength(1);
});

test('versions grow over a Redis that was emptied, and over one whose clock is behind', async () => {
  const before = Number(await put('/', 'before', 0));
  await client.flushAll();
  const after = Number(await put('/', 'after', 0));
  expect(after).toBeGreaterThan(before);

  await client.flushAll();
  const ahead = after + 3_600_000_000;
  expect(await put('/', 'seen in the future', ahead)).toBe(ahead + 1);
});

test('a version that is written back is kept as it is, and loses against a newer one', async () => {
  expect(await put('/', 'written back', 41, { version: '42' })).toBe(42);
  const newer = Number(await put('/', 'newer', 42));
  expect(await put('/', 'written back', 42, { version: '43' })).toBeNull();
  expect(newer).toBeGreaterThan(43);
});

test('the least recently used texts are evicted until all are within the limit; versions stay', async () => {
  for (const path of ['/a', '/b', '/c']) await put(path, 'x'.repeat(100), 0);
  await put('/gone', 'tombstone', 0, { evictable: false });
  await client.zAdd('used', [
    { value: '/b', score: 1 },
    { value: '/c', score: 2 },
    { value: '/a', score: 3 },
  ]);
  await trim(250);
  expect(await textAt('/b')).toBeNull();
  expect(await client.hGet('page:/b', 'v')).not.toBeNull();
  expect(await textAt('/c')).toBe('x'.repeat(100));
  expect(await bytes()).toBe(209);

  await trim(0);
  expect(await textAt('/a')).toBeNull();
  expect(await textAt('/gone')).toBe('tombstone');
  expect(await bytes()).toBe('tombstone'.length);
});

test('bytes are counted as they are stored, however often a text is replaced', async () => {
  let version = 0;
  for (const text of ['한글', 'four', '', 'the last one']) version = Number(await put('/', text, version));
  expect(await bytes()).toBe('the last one'.length);
  await put('/ko', '한글', 0);
  expect(await bytes()).toBe('the last one'.length + 6);
});
