// Whatever comes in the place of an answer of Redis, or where none comes any more: later answers are those of their questions.
import { READ_LIMIT_MS, RedisConnection } from '../../lib/cache/redis/connection';
import { HeldRedis } from '../support/held-redis';
import { eventually } from '../support/http';
import { type Redis, startRedis } from '../support/redis';

const LATER_MS = 10_000;

let redis: Redis;
let way: HeldRedis;
let address: string;
let connection: RedisConnection;

function hush(): void {
  for (const level of ['info', 'error'] as const) jest.spyOn(console, level).mockImplementation(() => {});
}

beforeAll(async () => {
  hush();
  redis = await startRedis();
  await redis.ask((client) => client.mSet({ one: '1', two: '2' }));
  way = new HeldRedis(redis.port);
  address = await way.start();
  connection = new RedisConnection(address, () => {});
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

const now = performance.now.bind(performance);
let passedMs = 0;

/** Time passes at once. */
function later(): void {
  passedMs += LATER_MS;
  jest.spyOn(performance, 'now').mockImplementation(() => now() + passedMs);
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

test('after a Redis that was started anew took connections and said nothing, of which none is left open', async () => {
  way.takeInSilence();
  way.cut();
  for (const times of [1, 2, 3]) {
    await eventually('a connection is taken', () => way.takenInSilence === times);
    later();
  }
  way.answerAgain();
  await expectOwnAnswers();
  expect(way.connections()).toBe(1);
});

test('after one did so when the site started', async () => {
  way.takeInSilence();
  const other = new RedisConnection(address, () => {});
  await other.open();
  way.answerAgain();
  later();
  await eventually('Redis answers', async () => (await orNull(other.get('one'))) === '1');
  other.client.destroy();
});
