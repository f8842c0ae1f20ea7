// Whatever comes in the place of an answer of Redis, or where none comes any more: later answers are those of their questions.
import { READ_LIMIT_MS, RedisConnection } from '../../lib/cache/redis/connection';
import { HeldRedis } from '../support/held-redis';
import { eventually } from '../support/http';
import { type Redis, startRedis } from '../support/redis';

const LATER_MS = 10_000;

let redis: Redis;
let way: HeldRedis;
let connection: RedisConnection;

function hush(): void {
  for (const level of ['info', 'error'] as const) jest.spyOn(console, level).mockImplementation(() => {});
}

beforeAll(async () => {
  hush();
  redis = await startRedis();
  await redis.ask((client) => client.mSet({ one: '1', two: '2' }));
  way = new HeldRedis(redis.port);
  connection = new RedisConnection(await way.start(), () => {});
  await connection.open();
});

afterAll(async () => {
  connection.client.destroy();
  way.stop();
  await redis.stop();
});

beforeEach(hush);
afterEach(() => jest.restoreAllMocks());

const ask = (key: string) => connection.limited(READ_LIMIT_MS, () => connection.client.get(key));
const orNull = (answer: Promise<string | null>) => answer.catch(() => null);

/** Time passes at once. */
function later(): void {
  const now = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => now() + LATER_MS);
}

async function expectOwnAnswers(): Promise<void> {
  await eventually('Redis answers', async () => (await orNull(ask('one'))) !== null);
  const keys = ['one', 'two', 'none', 'two', 'one'];
  expect(await Promise.all(keys.map(ask))).toEqual(['1', '2', null, '2', '1']);
}

test.each([
  ['words of another protocol', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['an error that nobody knows', '-ODD what is this\r\n'],
  ['a list', '*2\r\n$1\r\n1\r\n$1\r\n2\r\n'],
  ['a number', ':7\r\n'],
  ['a text without end', '$100000000\r\n1'],
])('after %s', async (_, odd) => {
  way.replaceNext(odd);
  await orNull(ask('one'));
  later();
  await expectOwnAnswers();
});

test('after the machine at the other end has gone, and another one has its address', async () => {
  way.goSilent();
  await expect(ask('one')).rejects.toThrow('did not answer');
  later();
  await expectOwnAnswers();
});
