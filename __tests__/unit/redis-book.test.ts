// A book in a real Redis, and claims of which one asker gets each.
import { claimInRedis, redisBook } from '../../lib/cache/redis-book';
import { RedisConnection } from '../../lib/cache/redis-connection';
import { eventually } from '../support/http';
import { type Redis, startRedis } from '../support/redis';

let redis: Redis;
let a: RedisConnection;
let b: RedisConnection;

beforeAll(async () => {
  redis = await startRedis();
  [a, b] = [new RedisConnection(redis.url, () => {}), new RedisConnection(redis.url, () => {})];
  await Promise.all([a.open(), b.open()]);
});

afterAll(async () => {
  a.client.destroy();
  b.client.destroy();
  await redis.stop();
});

test('what one server puts is there for the other, until it is removed', async () => {
  const [mine, theirs] = [redisBook(a, 'posts'), redisBook(b, 'posts')];
  expect(await theirs.all()).toEqual(new Map());
  await mine.putAll(new Map());
  await mine.putAll(
    new Map([
      ['x', '1'],
      ['__proto__', '2'],
      ['한글', '3'],
    ]),
  );
  await theirs.put('x', '4');
  await theirs.remove('한글');
  expect(await mine.all()).toEqual(
    new Map([
      ['x', '4'],
      ['__proto__', '2'],
    ]),
  );
  expect(await mine.get('__proto__')).toBe('2');
  expect(await mine.get('absent')).toBeNull();
});

test('of many who claim at once one gets it, until its time is over', async () => {
  const claims = await Promise.all([a, b, a, b].map((each) => claimInRedis(each, 'sweep', 60)));
  expect(claims.filter(Boolean)).toHaveLength(1);

  expect(await claimInRedis(a, 'brief', 1)).toBe(true);
  await eventually('its time is over', () => claimInRedis(b, 'brief', 60));
  expect(await claimInRedis(a, 'brief', 60)).toBe(false);
});
