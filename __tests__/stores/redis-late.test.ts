// How long a reader waits for Redis, and what a late answer means.
import { READ_LIMIT_MS, RedisConnection } from '../../lib/cache/redis/connection';
import { eventually } from '../support/http';
import { type Redis, startRedis } from '../support/redis';

const lines: string[] = [];
let redis: Redis;
let connection: RedisConnection;

beforeAll(async () => {
  for (const level of ['info', 'error'] as const)
    jest.spyOn(console, level).mockImplementation((...said: unknown[]) => void lines.push(String(said[0])));
  redis = await startRedis();
  connection = new RedisConnection(redis.url, () => {});
  await connection.open();
});

afterAll(async () => {
  connection.client.destroy();
  await redis.stop();
  jest.restoreAllMocks();
});

const ask = () => connection.limited(READ_LIMIT_MS, () => connection.client.get('nothing'));

const standStill = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

test('a machine that stands still does not make an answer late', async () => {
  redis.pause();
  const answer = ask();
  // The question is on its way, and the machine stands still for longer than a reader waits.
  await new Promise((sent) => setTimeout(sent, 1));
  standStill(5 * READ_LIMIT_MS);
  setTimeout(() => redis.resume());
  await expect(answer).resolves.toBeNull();
});

test('after a late answer nobody waits for Redis until it answers again, and the log says so', async () => {
  redis.pause();
  await expect(ask()).rejects.toThrow(`Redis did not answer within ${READ_LIMIT_MS} ms.`);
  await expect(ask()).rejects.toThrow('Redis is away.');
  const told = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'redis away');
  expect(told).toMatchObject([{ reason: `Redis did not answer within ${READ_LIMIT_MS} ms.` }]);
  redis.resume();
  await eventually('Redis answers again', () =>
    ask().then(
      () => true,
      () => false,
    ),
  );
});
