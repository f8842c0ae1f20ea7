// What a store stands: logs that lost entries, numbers that are none, keys that another program has taken.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isStale } from '../../lib/cache/entry';
import { LmdbStore } from '../../lib/cache/lmdb/store';
import type { RedisConnection } from '../../lib/cache/redis/connection';
import { RedisStore } from '../../lib/cache/redis/store';
import { LmdbRecords } from '../../lib/catalogue/records/lmdb-records';
import { RedisRecords } from '../../lib/catalogue/records/redis-records';
import type { RecordStore } from '../../lib/catalogue/records/store';
import { openAgain } from '../support/lmdb';
import { startConnected } from '../support/redis';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LARGE = 'x'.repeat(3000);

let logged: jest.SpyInstance;
const named = () => logged.mock.calls.map(([line]) => JSON.parse(String(line)).name);

beforeAll(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  jest.spyOn(console, 'info').mockImplementation(() => {});
});

beforeEach(() => logged.mockClear());

async function put(records: RecordStore, key: string): Promise<number> {
  const [version] = await records.write([{ key, text: `text of ${key}`, seen: await records.end() }]);
  return version ?? 0;
}

async function expectBoth(records: RecordStore): Promise<void> {
  const { records: all, end } = await records.since(0);
  expect(all.map(({ text }) => text)).toEqual(['text of one', 'text of two']);
  expect(await put(records, 'two')).toBeGreaterThan(end);
  expect(await records.end()).toBeGreaterThan(end);
  expect((await records.since(end)).records.map(({ key }) => key)).toEqual(['two']);
}

describe('in Redis', () => {
  let connection: RedisConnection;
  let stop: () => Promise<void>;
  let records: RedisRecords;
  let pages: RedisStore;
  const key = (name: string) => `isr:{source-s}:${name}`;

  beforeAll(async () => {
    ({ connection, stop } = await startConnected());
  });

  afterAll(() => stop());

  beforeEach(async () => {
    await connection.client.flushAll();
    records = new RedisRecords(connection, 's');
    pages = new RedisStore(connection, 'r', () => {});
    await put(records, 'one');
    await put(records, 'two');
  });

  test('a log that was lost, or taken by another program, takes no record away', async () => {
    await connection.client.zRem(key('log'), 'one');
    await expectBoth(records);
    await connection.client.set(key('log'), 'of another program');
    await expectBoth(records);
    expect(named()).toContain(key('log'));
  });

  test.each(['', 'foreign', 'Infinity', '99999999999999999999', '-1', '0.5'])(
    'an end of "%s" is found out anew, and written at the next write',
    async (end) => {
      await connection.client.set(key('end'), end);
      await expectBoth(records);
      expect(await connection.client.get(key('end'))).toMatch(/^\d{16}$/);
    },
  );

  test('places in the log that no other can follow are dropped', async () => {
    await connection.client.zAdd(key('log'), { value: 'one', score: Number.POSITIVE_INFINITY });
    await connection.client.del(key('end'));
    await expectBoth(records);
  });

  test('a record with a version from beyond the end of the log is none', async () => {
    const stored = (await connection.client.hGet(key('records'), 'one')) ?? '';
    await connection.client.hSet(key('records'), 'one', stored.replace(/^\d/, '8'));
    const { records: all } = await records.since(0);
    expect(all.find((record) => record.key === 'one')?.text).toBeNull();
  });

  test('a lease that never ends is nobody’s', async () => {
    await connection.client.set(key('lease:sync'), 'of another program');
    expect(await records.lease('sync', 60)).toBe(true);
    expect(await records.lease('sync', 60)).toBe(false);
  });

  test('a page whose key another program has taken is absent, and can be written', async () => {
    await connection.client.set('isr:{r}:page:/', 'of another program');
    expect(await pages.version('/')).toBe(0);
    expect(await pages.write({ path: '/', text: 'page', seen: 0 })).not.toBeNull();
    expect((await pages.read('/'))?.text).toBe('page');
  });

  test.each(['foreign', '-5', '1e300', null])('a number of bytes of "%s" is counted anew', async (bytes) => {
    await pages.write({ path: '/a', text: LARGE, seen: 0 });
    const { client } = connection;
    await (bytes === null ? client.del('isr:{r}:bytes') : client.set('isr:{r}:bytes', bytes));
    await pages.write({ path: '/b', text: LARGE, seen: 0 });
    await pages.trim(2 * LARGE.length + 100);
    expect((await pages.read('/a'))?.text).toBe(LARGE);
    await pages.trim(LARGE.length + 100);
    expect((await pages.read('/a'))?.text).toBeNull();
    expect((await pages.read('/b'))?.text).toBe(LARGE);
  });
});

describe('in LMDB', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'damaged-'));
  });

  afterEach(() => rm(dir, { recursive: true, force: true }));

  test('a log that was lost takes no record away, and the end is found out anew', async () => {
    const lmdb = await openAgain(dir);
    const records = new LmdbRecords(lmdb, 's');
    await put(records, 'one');
    await put(records, 'two');
    await lmdb.write(({ log }) => {
      const [first] = log.getKeys({});
      if (first) log.remove(first);
    });
    await expectBoth(records);
    await lmdb.write(({ ends }) => {
      ends.put('s', 'foreign');
    });
    await expectBoth(records);
    expect(named().filter(Boolean)).toEqual(['end of the log of source s']);
  });

  test.each([
    ['damaged', '999999999999 1'],
    ['gone', null],
  ])('bytes whose number is %s are counted anew', async (_, number) => {
    const lmdb = await openAgain(dir);
    const store = new LmdbStore(lmdb, 'r');
    await store.write({ path: '/a', text: LARGE, seen: 0 });
    await lmdb.write(({ releases }) => {
      if (number === null) releases.remove('r');
      else releases.put('r', number);
    });
    await store.write({ path: '/b', text: LARGE, seen: 0 });
    await store.trim(2 * LARGE.length);
    expect((await store.read('/a'))?.text).toBe(LARGE);
    await store.trim(LARGE.length);
    expect((await store.read('/a'))?.text).toBeNull();
    expect((await store.read('/b'))?.text).toBe(LARGE);
  });
});

test('a page from a clock that was ahead is stale once the clock is right', () => {
  const nowMs = Date.now();
  const page = (writtenAtMs: number, revalidateSeconds: number | false = 60) =>
    isStale({ path: '/', value: null, revalidateSeconds, writtenAtMs }, nowMs);
  expect([page(nowMs + HOUR_MS), page(nowMs + DAY_MS)]).toEqual([true, true]);
  // Clocks of several servers differ a little; and what no time makes old stays so.
  expect([page(nowMs + 2000), page(nowMs - 2000), page(nowMs + DAY_MS, false)]).toEqual([
    false,
    false,
    false,
  ]);
});
