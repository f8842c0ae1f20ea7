// The store in a real Redis: that it was emptied is noticed, by itself.
import { RedisConnection } from '../../lib/cache/redis-connection';
import { RedisStore } from '../../lib/cache/redis-store';
import { eventually } from '../support/http';
import { type Redis, startRedis } from '../support/redis';

let redis: Redis;
let connection: RedisConnection;
let emptied = 0;

beforeAll(async () => {
  for (const level of ['info', 'error'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  redis = await startRedis();
  connection = new RedisConnection(redis.url, () => {});
  await connection.open();
});

afterAll(async () => {
  connection.client.destroy();
  await redis.stop();
});

test('a server hears each time that Redis was emptied, and only then', async () => {
  const store = new RedisStore(connection, 'release', () => {
    emptied += 1;
  });
  const hasId = async () => (await connection.client.get('isr:{release}:id')) !== null;
  for (let time = 0; time < 2; time++) {
    await eventually('Redis is marked', hasId);
    expect(emptied).toBe(time);
    await store.write('/', 'page', 0);
    await connection.client.flushAll();
    await eventually('it is noticed', async () => emptied === time + 1);
  }
});
