// The store of one server: the version that was written last, for all processes, and no more bytes than it may have.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LmdbStore } from '../../lib/cache/lmdb/store';
import { openAgain } from '../support/lmdb';

const DAY_MS = 86_400_000;
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lmdb-store-'));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(root, { recursive: true, force: true });
});

/** A store as another process would open it. */
async function open(release = 'release'): Promise<LmdbStore> {
  const store = new LmdbStore(await openAgain(root), release);
  await store.tidy();
  return store;
}

/** No two looks at the clock tell the same. */
function everyTimeIsLater(): void {
  let now = 1_000_000;
  jest.spyOn(Date, 'now').mockImplementation(() => {
    now += 1;
    return now;
  });
}

const LARGE = 'x'.repeat(3000);

test('a path has the text and the version that were written last, also after a restart', async () => {
  const store = await open();
  expect(store.version('/blog/a')).toBe(0);
  expect(await store.read('/blog/a')).toBeNull();
  const first = await store.write({ path: '/blog/a', text: 'one', seen: 0 });
  const second = await store.write({ path: '/blog/a', text: 'two', seen: first ?? 0 });
  expect(Number(second)).toBeGreaterThan(Number(first));
  for (const each of [store, await open()]) {
    expect(await each.read('/blog/a')).toEqual({ version: second, text: 'two' });
    expect(each.version('/blog/a')).toBe(second);
  }
});

test('a write that has not seen what is there is refused and changes nothing', async () => {
  const store = await open();
  const version = await store.write({ path: '/', text: 'newer', seen: 0, version: 7 });
  expect(version).toBe(7);
  expect(await store.write({ path: '/', text: 'older', seen: 6 })).toBeNull();
  expect(await (await open()).write({ path: '/', text: 'older', seen: 0 })).toBeNull();
  expect(await store.read('/')).toEqual({ version: 7, text: 'newer' });
});

test('of two stores that write after the same version exactly one succeeds, and both then have its text', async () => {
  const stores = [await open(), await open()];
  let seen = 0;
  for (let round = 1; round <= 50; round++) {
    const written = await Promise.all(
      stores.map((store, index) => store.write({ path: '/', text: `round ${round} of ${index}`, seen })),
    );
    const winners = [0, 1].filter((index) => written[index] !== null);
    expect(winners).toHaveLength(1);
    for (const store of stores) {
      expect((await store.read('/'))?.text).toBe(`round ${round} of ${winners[0]}`);
      seen = store.version('/');
    }
  }
});

test('reading while another process writes gives a whole text that is not older', async () => {
  const writer = await open();
  const reader = await open();
  let seen = (await writer.write({ path: '/', text: '1', seen: 0, version: 1 })) ?? 0;
  let writing = true;
  const read = async () => {
    for (; writing; await nextTurn()) {
      const before = writer.version('/');
      const stored = await reader.read('/');
      expect(stored).toEqual({ version: expect.any(Number), text: String(stored?.version) });
      expect(stored?.version).toBeGreaterThanOrEqual(before);
    }
  };
  const write = async () => {
    for (let round = 0; round < 300; round++)
      seen = (await writer.write({ path: '/', text: String(seen + 1), seen, version: seen + 1 })) ?? 0;
    writing = false;
  };
  await Promise.all([write(), read(), read()]);
  expect(seen).toBe(301);
});

test('a path may be of any length and in any script', async () => {
  const store = await open();
  for (const path of [
    `/blog/${'한'.repeat(80)}`,
    `/blog/${'a'.repeat(5000)}`,
    '/blog/../../etc',
    '/blog/%00',
    '/blog/\0\u0001',
  ]) {
    expect(await store.write({ path, text: path, seen: 0, version: 1 })).toBe(1);
    expect(await (await open()).read(path)).toEqual({ version: 1, text: path });
  }
});

test('the least recently used texts are evicted first, and small ones never', async () => {
  everyTimeIsLater();
  const store = await open();
  for (const path of ['/a', '/b', '/c']) await store.write({ path, text: LARGE, seen: 0, version: 1 });
  await store.write({ path: '/gone', text: 'small', seen: 0, version: 1 });
  store.used('/a');
  await store.trim(6100);
  expect(await store.read('/b')).toEqual({ version: 1, text: null });
  for (const path of ['/a', '/c']) expect((await store.read(path))?.text).toBe(LARGE);

  await store.trim(0);
  expect(await store.read('/a')).toEqual({ version: 1, text: null });
  expect(await store.read('/gone')).toEqual({ version: 1, text: 'small' });
});

test('a page counts as read when it was, whenever the database is told', async () => {
  everyTimeIsLater();
  const store = await open();
  await store.write({ path: '/a', text: LARGE, seen: 0, version: 1 });
  store.used('/a');
  await store.write({ path: '/b', text: LARGE, seen: 0, version: 1 });
  await store.trim(5000);
  expect((await store.read('/a'))?.text).toBeNull();
  expect((await store.read('/b'))?.text).toBe(LARGE);
});

test('versions grow over a folder that was emptied, and over a clock that is behind', async () => {
  const before = Number(await (await open()).write({ path: '/', text: 'before', seen: 0 }));
  await rm(root, { recursive: true });
  const after = Number(await (await open()).write({ path: '/', text: 'after', seen: 0 }));
  expect(after).toBeGreaterThan(before);
  const ahead = after + 3_600_000_000;
  expect(await (await open()).write({ path: '/', text: 'seen in the future', seen: ahead })).toBe(ahead + 1);
});

test('what is read between two trims is told to the next process', async () => {
  const store = await open();
  for (const path of ['/a', '/b']) await store.write({ path, text: LARGE, seen: 0, version: 1 });
  store.used('/a');
  await store.trim(5000);
  await store.write({ path: '/c', text: LARGE, seen: 0, version: 1 });
  await (await open()).trim(5000);
  expect((await store.read('/a'))?.text).toBeNull();
  expect((await store.read('/c'))?.text).toBe(LARGE);
});

test('bytes are counted as they are stored, however often a text is replaced', async () => {
  const store = await open();
  let seen = 0;
  for (const text of [LARGE, '한'.repeat(1500), LARGE])
    seen = Number(await store.write({ path: '/', text, seen }));
  await store.trim(3000);
  expect((await store.read('/'))?.text).toBe(LARGE);
  await store.trim(2999);
  expect((await store.read('/'))?.text).toBeNull();
});

test('releases are apart, and one that has not run for a day is removed, whatever its size', async () => {
  const [old, running] = [await open('old'), await open('running')];
  const pages = Array.from({ length: 600 }, (_, page) =>
    old.write({ path: `/${page}`, text: LARGE, seen: 0, version: 1 }),
  );
  await Promise.all(pages);
  await running.write({ path: '/', text: 'of the running', seen: 0, version: 1 });
  expect(await old.read('/')).toBeNull();

  const now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now + DAY_MS + 60_000);
  await open('running');
  expect(await old.read('/599')).toBeNull();
  expect(await running.read('/')).toEqual({ version: 1, text: 'of the running' });
});

test('a release that stood still for long keeps its pages when it starts again', async () => {
  await (await open()).write({ path: '/', text: 'page', seen: 0, version: 1 });
  const now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now + 30 * DAY_MS);
  const again = await open();
  expect(await again.read('/')).toEqual({ version: 1, text: 'page' });
});
