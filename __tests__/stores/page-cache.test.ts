// The page cache over a store that a test can take out of order.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LmdbStore } from '../../lib/cache/lmdb/store';
import { BuiltPages } from '../../lib/cache/next/built-pages';
import { PageCache } from '../../lib/cache/page-cache';
import type { Store } from '../../lib/cache/store/store';
import { FakeStore, type SharedPages } from '../support/fake-store';
import { openAgain } from '../support/lmdb';

const POST = '/blog/hello';

let dir: string;
let shared: SharedPages;

beforeEach(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  shared = { version: 1_000_000, stored: new Map() };
  dir = await mkdtemp(join(tmpdir(), 'page-cache-'));
  await mkdir(join(dir, 'server/pages/blog'), { recursive: true });
  await writeFile(join(dir, 'prerender-manifest.json'), JSON.stringify({ routes: { [POST]: {} } }));
  await writeFile(join(dir, `server/pages${POST}.html`), 'built');
  await writeFile(join(dir, `server/pages${POST}.json`), JSON.stringify({ pageProps: {} }));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});

function open(store: Store, options: { memoryBytes?: number; storeBytes?: number } = {}) {
  const builtPages = new BuiltPages(dir, 60);
  const sizes = { memoryBytes: 1_000_000, storeBytes: 1_000_000, ...options };
  return new PageCache({ store, builtPages, mayEvict: () => true, ...sizes });
}

/** A server: a cache, and its own way to what all servers share. */
function server(options = {}) {
  const store = new FakeStore(shared);
  return { store, cache: open(store, options) };
}

const page = (html: string) => ({ kind: 'PAGES', html });

/** What a publish made, and what a visit of an address found that does not exist. */
const MADE = { path: POST, revalidateSeconds: 60, seen: 0, isTrusted: true };
const VISITED = { ...MADE, path: '/blog/no', value: null, isTrusted: false };

/** Publishes as a webhook does: sees what is there, and then writes. */
async function publish(cache: PageCache, html: string | null, path = POST) {
  const { version } = await cache.get(path);
  return cache.set({ ...MADE, path, value: html === null ? null : page(html), seen: version });
}

/** What a reader gets: the text, 'gone', or 'made anew' where there is none. */
async function shown(cache: PageCache, path = POST) {
  const { entry } = await cache.get(path);
  if (!entry) return 'made anew';
  return entry.value === null ? 'gone' : entry.value.html;
}

test('the page built with the release is served until there is one', async () => {
  const a = server();
  const b = server();
  expect(await shown(b.cache)).toBe('built');
  expect(await publish(a.cache, 'one')).toBe('stored');
  expect(await shown(b.cache)).toBe('one');
  expect(await shown(a.cache, '/blog/other')).toBe('made anew');
});

test('a write that has not seen the newest page is refused, and its server serves the newest', async () => {
  const a = server();
  const b = server();
  const { version } = await b.cache.get(POST);
  await publish(a.cache, 'newer');
  expect(await b.cache.set({ ...MADE, value: page('older'), seen: version })).toBe('refused');
  expect(await shown(b.cache)).toBe('newer');
});

describe('while the store is out of order', () => {
  test('pages are served and kept here, and written back by their version', async () => {
    const a = server();
    const b = server();
    await publish(a.cache, 'before');
    const before = (await a.cache.get(POST)).version;
    a.store.outOfOrder = true;
    expect(await shown(a.cache)).toBe('before');
    expect(await publish(a.cache, 'during')).toBe('here');
    expect(await shown(a.cache)).toBe('during');
    expect(await shown(b.cache)).toBe('before');

    a.store.outOfOrder = false;
    await a.cache.writeBack();
    expect(await shown(a.cache)).toBe('during');
    expect(await shown(b.cache)).toBe('during');
    expect((await b.cache.get(POST)).version).toBeGreaterThan(before);
  });

  test('what others store meanwhile is newer than what is not stored yet', async () => {
    const a = server();
    const b = server();
    await publish(a.cache, 'before');
    a.store.outOfOrder = true;
    await publish(a.cache, 'here only');
    await publish(b.cache, 'stored');
    a.store.outOfOrder = false;
    expect(await shown(a.cache)).toBe('stored');
    await a.cache.writeBack();
    for (const { cache } of [a, b]) expect(await shown(cache)).toBe('stored');
  });

  test('a newer page does not go into an emptied store under a version that waits to be written back', async () => {
    const [a, b, c] = [server(), server(), server()];
    await publish(a.cache, 'before');
    a.store.outOfOrder = true;
    await publish(a.cache, 'here only');
    await publish(b.cache, 'second');
    await shown(c.cache);
    await publish(b.cache, 'third');
    a.store.outOfOrder = false;
    await shown(a.cache);
    shared.stored.clear();
    await a.cache.writeBack();
    await shown(c.cache);
    await c.cache.writeBack();
    expect(await shown(a.cache)).toBe('third');
    await a.cache.writeBack();
    expect(await shown(c.cache)).toBe('third');
  });

  test('what is not stored yet and has left memory is made anew, not taken from the build', async () => {
    const a = server({ memoryBytes: 1 });
    a.store.outOfOrder = true;
    await publish(a.cache, 'too large for memory');
    expect(await shown(a.cache)).toBe('made anew');
    a.store.outOfOrder = false;
    await a.cache.writeBack();
    expect(await shown(a.cache)).toBe('made anew');
    expect(await publish(a.cache, 'again')).toBe('stored');
    expect(await shown(a.cache)).toBe('again');
  });
});

test('when the store was emptied, what this server knows is served and given back', async () => {
  const a = server();
  const b = server();
  await publish(a.cache, 'known');
  shared.stored.clear();
  expect(await shown(a.cache)).toBe('known');
  await a.cache.writeBack();
  expect(await shown(b.cache)).toBe('known');
});

test('an evicted page is made anew: the built page may be older', async () => {
  const a = server({ memoryBytes: 1 });
  await publish(a.cache, 'edited');
  a.store.evict(POST);
  expect(await shown(a.cache)).toBe('made anew');
  expect((await a.cache.get(POST)).version).toBeGreaterThan(0);
});

test.each(['{"path":"/blog/hel', '', '[]', '{"path":"/blog/other","value":null}'])(
  'a stored text like %j is a page to be made anew, and not an error',
  async (text) => {
    shared.stored.set(POST, { version: 5, text });
    const a = server();
    expect(await shown(a.cache)).toBe('made anew');
    expect(await publish(a.cache, 'whole')).toBe('stored');
    expect(await shown(a.cache)).toBe('whole');
  },
);

describe('tombstones', () => {
  test('of addresses that strangers ask for stay here and are bounded', async () => {
    const a = server();
    for (let number = 0; number < 3000; number++) {
      expect(await a.cache.set({ ...VISITED, path: `/blog/no-${number}` })).toBe('stored');
    }
    expect(shared.stored.size).toBe(0);
    expect(await shown(a.cache, '/blog/no-2999')).toBe('gone');
    expect(await shown(a.cache, '/blog/no-0')).toBe('made anew');
    expect(await shown(server().cache, '/blog/no-2999')).toBe('made anew');
  });

  test.each([30, 3600, false] as const)(
    'of addresses that strangers ask for, with a period of %s, are known for a minute at most',
    async (period) => {
      const a = server();
      await a.cache.set({ ...VISITED, revalidateSeconds: period });
      const now = Date.now();
      const later = (seconds: number) =>
        jest.spyOn(Date, 'now').mockImplementation(() => now + seconds * 1000);
      later((period || 60) < 60 ? 29 : 59);
      expect(await shown(a.cache, '/blog/no')).toBe('gone');
      later((period || 60) < 60 ? 30 : 60);
      expect(await shown(a.cache, '/blog/no')).toBe('made anew');
    },
  );

  test('of a call are stored, and outlive the server', async () => {
    await publish(server().cache, null);
    await publish(server().cache, null, '/blog/unbuilt');
    expect(await shown(server().cache)).toBe('gone');
    expect(await shown(server().cache, '/blog/unbuilt')).toBe('gone');
  });

  test('keep the version that open tabs know of the last page, through any number of them, on any server', async () => {
    const a = server();
    const value = { kind: 'PAGES', pageData: { pageProps: { version: 9000 } } };
    await a.cache.set({ ...MADE, value });
    await publish(a.cache, null);
    await publish(server().cache, null);
    expect((await server().cache.get(POST)).entry).toMatchObject({ value: null, lastVersion: 9000 });
  });

  test.each([POST, '/blog/known'])(
    "of a stranger's visit are stored where there was a page: %s",
    async (path) => {
      const a = server();
      await publish(a.cache, 'here', '/blog/known');
      const { version } = await a.cache.get(path);
      await a.cache.set({ ...VISITED, path, seen: version });
      expect(await shown(server().cache, path)).toBe('gone');
    },
  );

  test('end when the post comes to be, wherever it was published', async () => {
    const a = server();
    await a.cache.set({ ...VISITED, path: '/blog/soon' });
    expect(await shown(a.cache, '/blog/soon')).toBe('gone');
    await publish(server().cache, 'here', '/blog/soon');
    expect(await shown(a.cache, '/blog/soon')).toBe('here');
  });
});

test.each(['the build', 'the store'])(
  'a page that is published while another is read from %s is what readers get who share that reading',
  async (place) => {
    const a = server({ memoryBytes: 1 });
    if (place === 'the store') await publish(a.cache, 'old');
    const { version } = await a.cache.get(POST);
    const reading = a.store.holdNextRead(place === 'the build' ? 'version' : 'read');
    const read = shown(a.cache);
    await reading.begun;
    await a.cache.set({ ...MADE, value: page('new'), seen: version });
    reading.end();
    expect(await read).toBe('new');
  },
);

test('LMDB: an evicted page is made anew, and a tombstone is never evicted', async () => {
  const store = new LmdbStore(await openAgain(join(dir, 'cache')), 'release');
  await store.tidy();
  const cache = open(store, { memoryBytes: 1, storeBytes: 1 });
  await publish(cache, null, '/blog/removed');
  await publish(cache, 'x'.repeat(3000));
  expect(await shown(cache)).toBe('made anew');
  expect(await shown(cache, '/blog/removed')).toBe('gone');
});

describe('what was found is the newest', () => {
  test('until somebody publishes', async () => {
    const [a, b] = [server(), server()];
    await publish(a.cache, 'one');
    const { version } = await b.cache.get(POST);
    expect(await b.cache.isNewest(POST, version)).toBe(true);
    await publish(a.cache, 'two');
    expect(await b.cache.isNewest(POST, version)).toBe(false);
  });

  test('not while the store is out of order, nor where this server has what the store has not', async () => {
    const { store, cache } = server();
    await publish(cache, 'one');
    const { version } = await cache.get(POST);
    store.outOfOrder = true;
    expect(await cache.isNewest(POST, version)).toBe(false);
    await publish(cache, 'two');
    const { version: here } = await cache.get(POST);
    store.outOfOrder = false;
    expect(await cache.isNewest(POST, version)).toBe(false);
    expect(await cache.isNewest(POST, here)).toBe(false);
  });
});
