// The store in a real Redis: that it was emptied is noticed, by itself.
import type { RedisConnection } from '../../lib/cache/redis/connection';
import { RedisStore } from '../../lib/cache/redis/store';
import { RedisRecords } from '../../lib/catalogue/records/redis-records';
import { eventually } from '../support/http';
import { startConnected } from '../support/redis';

let connection: RedisConnection;
let stop: () => Promise<void>;
let emptied = 0;

beforeAll(async () => {
  for (const level of ['info', 'error'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  ({ connection, stop } = await startConnected());
});

afterAll(() => stop());

test('a server hears each time that Redis was emptied, and only then', async () => {
  const store = new RedisStore(connection, 'release', () => {
    emptied += 1;
  });
  const hasId = async () => (await connection.client.get('isr:{release}:id')) !== null;
  for (let time = 0; time < 2; time++) {
    await eventually('Redis is marked', hasId);
    expect(emptied).toBe(time);
    await store.write({ path: '/', text: 'page', seen: 0 });
    await connection.client.flushAll();
    await eventually('it is noticed', async () => emptied === time + 1);
  }
});

describe('the version of a page that was looked up', () => {
  const open = () => new RedisStore(connection, 'marked', () => {});

  test('is known without a question until somebody writes any page, or Redis is emptied', async () => {
    const [a, b] = [open(), open()];
    const first = Number(await a.write({ path: '/', text: 'page', seen: 0 }));
    await b.look();
    expect(b.knownVersion('/')).toBeUndefined();
    await b.version('/');
    await b.look();
    expect(b.knownVersion('/')).toBe(first);

    await a.write({ path: '/other', text: 'page', seen: 0 });
    expect(b.knownVersion('/')).toBe(first);
    await b.look();
    expect(b.knownVersion('/')).toBeUndefined();
    await b.version('/');
    expect(b.knownVersion('/')).toBe(first);

    await connection.client.flushAll();
    await b.look();
    expect(b.knownVersion('/')).toBeUndefined();
  });

  test('is not taken for that of later, where the write came between two looks', async () => {
    const [a, b] = [open(), open()];
    const first = Number(await a.write({ path: '/', text: 'one', seen: 0 }));
    await b.look();
    const lookUp = b.version('/');
    const second = Number(await a.write({ path: '/', text: 'two', seen: first }));
    await lookUp;
    await b.look();
    expect(b.knownVersion('/')).toBeUndefined();
    expect(await b.version('/')).toBe(second);
  });

  test('is known again after Redis got back what it had: what else was written meanwhile is not missed', async () => {
    const [a, b] = [open(), open()];
    await a.write({ path: '/other', text: 'old', seen: 0 });
    const version = Number(await a.write({ path: '/', text: 'page', seen: 0 }));
    for (const path of ['/', '/other']) {
      await b.look();
      await b.version(path);
    }
    await connection.client.flushAll();
    await a.write({ path: '/other', text: 'new', seen: 0 });
    // As a server does that has it in memory.
    await a.write({ path: '/', text: 'page', seen: version - 1, version });
    await b.look();
    expect(b.knownVersion('/other')).toBeUndefined();
  });
});

test('what all readers of a turn depend on is one question: where the log ends, and the mark of the last write', async () => {
  const store = new RedisStore(connection, 'asked', () => {});
  const records = new RedisRecords(connection, 'asked');
  await store.write({ path: '/', text: 'page', seen: 0 });
  const [version] = await records.write([{ key: 'a', text: 'text', seen: 0 }]);
  const asked = async () => {
    const stats = await connection.client.info('commandstats');
    return ['get', 'mget'].map((name) =>
      Number(new RegExp(`^cmdstat_${name}:calls=(\\d+)`, 'm').exec(stats)?.[1] ?? 0),
    );
  };
  const [gets = 0, mgets = 0] = await asked();
  const [end] = await Promise.all([records.end(), store.look()]);
  expect(end).toBe(version);
  expect(await asked()).toEqual([gets, mgets + 1]);
});
