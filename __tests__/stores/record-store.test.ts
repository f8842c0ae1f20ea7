// The records of the catalogue, in LMDB and in a real Redis: what one server writes all others read, once each, in
// its latest state. RECORDS=<number> has more of them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisConnection } from '../../lib/cache/redis/connection';
import { LmdbRecords } from '../../lib/catalogue/records/lmdb-records';
import { RedisRecords } from '../../lib/catalogue/records/redis-records';
import type { RecordStore } from '../../lib/catalogue/records/store';
import { eventually } from '../support/http';
import { openAgain } from '../support/lmdb';
import { type Redis, startRedis } from '../support/redis';

const COUNT = Number(process.env.RECORDS ?? 20_000);

interface Place {
  /** A store as another server or process opens it. */
  open(source?: string): Promise<RecordStore>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

async function inLmdb(): Promise<Place> {
  const dir = await mkdtemp(join(tmpdir(), 'records-'));
  const remove = () => rm(dir, { recursive: true, force: true });
  return {
    open: async (source = 'source') => new LmdbRecords(await openAgain(dir), source),
    empty: remove,
    close: remove,
  };
}

async function inRedis(): Promise<Place> {
  const redis: Redis = await startRedis();
  const connections: RedisConnection[] = [];
  return {
    async open(source = 'source') {
      const connection = new RedisConnection(redis.url, () => {});
      connections.push(connection);
      await connection.open();
      return new RedisRecords(connection, source);
    },
    async empty() {
      await connections[0]?.client.flushAll();
    },
    async close() {
      for (const { client } of connections) client.destroy();
      await redis.stop();
    },
  };
}

const write = async (store: RecordStore, key: string, text: string, seen: number, version?: number) =>
  (await store.write([{ key, text, seen, version }]))[0] ?? null;

/** What a store has, by key. */
const allIn = async (store: RecordStore) =>
  new Map((await store.since(0)).records.map(({ key, text }) => [key, text]));

describe.each([
  ['LMDB', inLmdb],
  ['Redis', inRedis],
] as const)('records in %s', (_, start) => {
  let place: Place;
  let a: RecordStore;
  let b: RecordStore;

  beforeEach(async () => {
    place = await start();
    [a, b] = [await place.open(), await place.open()];
  });

  afterEach(() => place.close());

  test('an empty store has no records and its end is 0', async () => {
    expect(await a.end()).toBe(0);
    expect(await a.since(0)).toEqual({ records: [], end: 0 });
  });

  test('a server that follows the log gets each record that changed once, in its latest state', async () => {
    const keys = ['one', '__proto__', '한글', 'with space', `long ${'x'.repeat(3000)}`];
    const versions = await a.write(keys.map((key) => ({ key, text: `text\nof ${key}`, seen: 0 })));
    const first = await b.since(0);
    expect(new Map(first.records.map(({ key, text }) => [key, text]))).toEqual(
      new Map(keys.map((key) => [key, `text\nof ${key}`])),
    );
    expect(first.records.map(({ version }) => version)).toEqual(versions);
    expect(await b.end()).toBe(first.end);
    expect(await b.since(first.end)).toEqual({ records: [], end: first.end });

    const second = await write(a, 'one', 'second', first.end);
    const third = await write(a, 'one', 'third', Number(second));
    expect(Number(third)).toBeGreaterThan(Number(second));
    expect(await b.since(first.end)).toEqual({
      records: [{ key: 'one', version: third, text: 'third' }],
      end: third,
    });
    expect((await allIn(b)).size).toBe(keys.length);
  });

  test('a record that was written since is refused, and stops no other of its batch', async () => {
    const seen = await a.end();
    const newer = await write(b, 'both', 'of b', seen);
    const [refused, written] = await a.write([
      { key: 'both', text: 'of a', seen },
      { key: 'other', text: 'of a', seen },
    ]);
    expect(refused).toBeNull();
    expect(Number(written)).toBeGreaterThan(Number(newer));
    expect(await allIn(a)).toEqual(
      new Map([
        ['both', 'of b'],
        ['other', 'of a'],
      ]),
    );
  });

  test('of many who write a record at once one is not refused', async () => {
    const written = await Promise.all([a, b, a, b].map((store, index) => write(store, 'x', `${index}`, 0)));
    const winners = written.flatMap((version, index) => (version === null ? [] : [`${index}`]));
    expect(winners).toHaveLength(1);
    expect((await allIn(b)).get('x')).toBe(winners[0]);
  });

  test('versions and the end grow over a store that was emptied', async () => {
    const before = Number(await write(a, 'x', 'before', 0));
    await place.empty();
    const c = await place.open();
    expect(await c.end()).toBe(0);
    const after = Number(await write(c, 'x', 'after', 0));
    expect(after).toBeGreaterThan(before);
    expect(await c.end()).toBe(after);
  });

  test('what is written back to an emptied store keeps its version, and the newest of all wins', async () => {
    const old = Number(await write(a, 'x', 'old', 0));
    const newer = Number(await write(b, 'x', 'newer', old));
    await place.empty();
    const [c, d] = [await place.open(), await place.open()];
    // One that lags behind comes first, then the newest, then the first once more.
    expect(await write(c, 'x', 'old', old - 1, old)).toBe(old);
    expect(await write(c, 'y', 'of c', 0)).not.toBeNull();
    expect(await write(d, 'x', 'newer', newer - 1, newer)).toBe(newer);
    expect(await write(c, 'x', 'old', old - 1, old)).toBeNull();
    expect((await allIn(c)).get('x')).toBe('newer');
    expect(await d.end()).toBeGreaterThanOrEqual(newer);
  });

  test('what is written back is seen by those who have read further', async () => {
    const seen = Number(await write(a, 'x', 'before', 0));
    await write(b, 'y', 'meanwhile', seen);
    const { end } = await b.since(0);
    expect(await write(a, 'x', 'while it was away', seen, seen + 1)).toBe(seen + 1);
    const { records, end: next } = await b.since(end);
    expect(records).toEqual([{ key: 'x', version: seen + 1, text: 'while it was away' }]);
    expect(next).toBeGreaterThan(end);
    // Who read the source before it was there has not seen it, although its version is an older one.
    expect(await write(b, 'x', 'read earlier', end)).toBeNull();
    expect(await write(b, 'x', 'read later', next)).toBeGreaterThan(next);
  });

  test('two sources are two stores', async () => {
    const other = await place.open('other');
    await write(a, 'x', 'of the source', 0);
    await a.putFact('synced', 'today');
    expect(await other.end()).toBe(0);
    expect(await allIn(other)).toEqual(new Map());
    expect(await other.fact('synced')).toBeNull();
    expect(await other.lease('sync', 60)).toBe(true);
    expect(await a.lease('sync', 60)).toBe(true);
    await write(other, 'y', 'of the other', 0);
    expect(await allIn(a)).toEqual(new Map([['x', 'of the source']]));
  });

  test('a fact is what was put last, for all', async () => {
    expect(await b.fact('synced')).toBeNull();
    await a.putFact('synced', 'today');
    await b.putFact('synced', 'tomorrow');
    expect(await a.fact('synced')).toBe('tomorrow');
  });

  test('of many who ask for a lease at once one gets it, until its time is over', async () => {
    const leases = await Promise.all([a, b, a, b].map((store) => store.lease('sync', 60)));
    expect(leases.filter(Boolean)).toHaveLength(1);
    expect(await a.lease('brief', 1)).toBe(true);
    await eventually('its time is over', () => b.lease('brief', 60));
    expect(await a.lease('brief', 60)).toBe(false);
  });

  test(`${COUNT} records are written and read, and the event loop turns meanwhile`, async () => {
    const text = JSON.stringify({ title: 'A title of usual length', excerpt: 'x'.repeat(300) });
    const writes = Array.from({ length: COUNT }, (_, number) => ({ key: `post-${number}`, text, seen: 0 }));
    expect((await a.write(writes)).includes(null)).toBe(false);
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    const { records, end } = await b.since(0);
    clearInterval(counting);
    expect(new Set(records.map(({ key }) => key)).size).toBe(COUNT);
    expect(end).toBe(await b.end());
    expect(turns).toBeGreaterThan(10);
  });
});
