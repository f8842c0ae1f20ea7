// The page cache over a store that a test can take out of order.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from '../../lib/cache/file-store';
import { PageCache } from '../../lib/cache/page-cache';
import { Seeds } from '../../lib/cache/seeds';
import type { Store } from '../../lib/cache/store';
import { takeOrder } from '../../lib/order';
import { FakeStore, type Shelf } from '../support/fake-store';

const POST = '/blog/hello';

let dir: string;
let shelf: Shelf;

beforeEach(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  shelf = { version: 1_000_000, stored: new Map() };
  dir = await mkdtemp(join(tmpdir(), 'page-cache-'));
  await mkdir(join(dir, 'server/pages/blog'), { recursive: true });
  await writeFile(join(dir, 'prerender-manifest.json'), JSON.stringify({ routes: { [POST]: {} } }));
  await writeFile(join(dir, `server/pages${POST}.html`), 'seed');
  await writeFile(join(dir, `server/pages${POST}.json`), JSON.stringify({ pageProps: {} }));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});

function open(store: Store, options: { memoryBytes?: number; storeBytes?: number } = {}) {
  const seeds = new Seeds(dir, 60);
  const sizes = { memoryBytes: 1_000_000, storeBytes: 1_000_000, ...options };
  return new PageCache({ store, seeds, mayEvict: () => true, ...sizes });
}

/** A server: a cache, and its own way to what all servers share. */
function server(options = {}) {
  const store = new FakeStore(shelf);
  return { store, cache: open(store, options) };
}

const page = (html: string) => ({ kind: 'PAGES', html });

/** Publishes as a webhook does: sees what is there, and then writes. */
async function publish(cache: PageCache, html: string | null, path = POST) {
  const { version } = await cache.get(path);
  return cache.set(path, html === null ? null : page(html), 60, version, true);
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
  expect(await shown(b.cache)).toBe('seed');
  expect(await publish(a.cache, 'one')).toBe('stored');
  expect(await shown(b.cache)).toBe('one');
  expect(await shown(a.cache, '/blog/other')).toBe('made anew');
});

test('a write that has not seen the newest page is refused, and its server serves the newest', async () => {
  const a = server();
  const b = server();
  const { version } = await b.cache.get(POST);
  await publish(a.cache, 'newer');
  expect(await b.cache.set(POST, page('older'), 60, version, true)).toBe('refused');
  expect(await shown(b.cache)).toBe('newer');
});

describe('while the store is out of order', () => {
  test('pages are served and kept here, and paid back by their version', async () => {
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
    await a.cache.payBack();
    expect(await shown(a.cache)).toBe('during');
    expect(await shown(b.cache)).toBe('during');
    expect((await b.cache.get(POST)).version).toBeGreaterThan(before);
  });

  test('what others store meanwhile is newer than what is owed', async () => {
    const a = server();
    const b = server();
    await publish(a.cache, 'before');
    a.store.outOfOrder = true;
    await publish(a.cache, 'here only');
    await publish(b.cache, 'stored');
    a.store.outOfOrder = false;
    expect(await shown(a.cache)).toBe('stored');
    await a.cache.payBack();
    for (const { cache } of [a, b]) expect(await shown(cache)).toBe('stored');
  });

  test('an old debt is not paid with a newer page in an emptied store', async () => {
    const [a, b, c] = [server(), server(), server()];
    await publish(a.cache, 'before');
    a.store.outOfOrder = true;
    await publish(a.cache, 'here only');
    await publish(b.cache, 'second');
    await shown(c.cache);
    await publish(b.cache, 'third');
    a.store.outOfOrder = false;
    await shown(a.cache);
    shelf.stored.clear();
    await a.cache.payBack();
    await shown(c.cache);
    await c.cache.payBack();
    expect(await shown(a.cache)).toBe('third');
    await a.cache.payBack();
    expect(await shown(c.cache)).toBe('third');
  });

  test('what is owed and has left memory is made anew, not taken from the seed', async () => {
    const a = server({ memoryBytes: 1 });
    a.store.outOfOrder = true;
    await publish(a.cache, 'too large for memory');
    expect(await shown(a.cache)).toBe('made anew');
    a.store.outOfOrder = false;
    await a.cache.payBack();
    expect(await shown(a.cache)).toBe('made anew');
    expect(await publish(a.cache, 'again')).toBe('stored');
    expect(await shown(a.cache)).toBe('again');
  });
});

test('when the store was emptied, what this server knows is served and given back', async () => {
  const a = server();
  const b = server();
  await publish(a.cache, 'known');
  shelf.stored.clear();
  expect(await shown(a.cache)).toBe('known');
  await a.cache.payBack();
  expect(await shown(b.cache)).toBe('known');
});

test('an evicted page is made anew: its seed may be older', async () => {
  const a = server({ memoryBytes: 1 });
  await publish(a.cache, 'edited');
  a.store.evict(POST);
  expect(await shown(a.cache)).toBe('made anew');
  expect((await a.cache.get(POST)).version).toBeGreaterThan(0);
});

test.each(['{"path":"/blog/hel', '', '[]', '{"path":"/blog/other","value":null}'])(
  'a stored text like %j is a page to be made anew, and not an error',
  async (text) => {
    shelf.stored.set(POST, { version: 5, text });
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
      expect(await a.cache.set(`/blog/no-${number}`, null, 60, 0, false)).toBe('stored');
    }
    expect(shelf.stored.size).toBe(0);
    expect(await shown(a.cache, '/blog/no-2999')).toBe('gone');
    expect(await shown(a.cache, '/blog/no-0')).toBe('made anew');
    expect(await shown(server().cache, '/blog/no-2999')).toBe('made anew');
  });

  test('of a call are stored, and outlive the server', async () => {
    await publish(server().cache, null);
    await publish(server().cache, null, '/blog/unbuilt');
    expect(await shown(server().cache)).toBe('gone');
    expect(await shown(server().cache, '/blog/unbuilt')).toBe('gone');
  });

  test.each([POST, '/blog/known'])(
    "of a stranger's visit are stored where there was a page: %s",
    async (path) => {
      const a = server();
      await publish(a.cache, 'here', '/blog/known');
      const { version } = await a.cache.get(path);
      await a.cache.set(path, null, 60, version, false);
      expect(await shown(server().cache, path)).toBe('gone');
    },
  );

  test('end when the post comes to be, wherever it was published', async () => {
    const a = server();
    await a.cache.set('/blog/soon', null, 60, 0, false);
    expect(await shown(a.cache, '/blog/soon')).toBe('gone');
    await publish(server().cache, 'here', '/blog/soon');
    expect(await shown(a.cache, '/blog/soon')).toBe('here');
  });
});

test.each(['the seed', 'the store'])(
  'a page that is published while another is read from %s is what readers get who share that reading',
  async (place) => {
    const a = server({ memoryBytes: 1 });
    if (place === 'the store') await publish(a.cache, 'old');
    const { version } = await a.cache.get(POST);
    const reading = a.store.holdNextRead(place === 'the seed' ? 'version' : 'read');
    const read = shown(a.cache);
    await reading.begun;
    await a.cache.set(POST, page('new'), 60, version, true);
    reading.end();
    expect(await read).toBe('new');
  },
);

test('files: an evicted page is made anew, and a tombstone is never evicted', async () => {
  const cache = open(new FileStore(join(dir, 'cache'), 'release'), { memoryBytes: 1, storeBytes: 1 });
  await publish(cache, null, '/blog/removed');
  await publish(cache, 'x'.repeat(3000));
  expect(await shown(cache)).toBe('made anew');
  expect(await shown(cache, '/blog/removed')).toBe('gone');
});

describe('the version that a path had at an earlier moment', () => {
  test('is known when this server had heard of it by then, and it is there still', async () => {
    const a = server();
    await publish(a.cache, 'one');
    const { version } = await a.cache.get(POST);
    expect(await a.cache.versionAt(POST, takeOrder())).toBe(version);
  });

  test('is not known when another server has written since', async () => {
    const a = server();
    await publish(a.cache, 'one');
    const then = takeOrder();
    await publish(server().cache, 'two');
    expect(await a.cache.versionAt(POST, then)).toBeNull();
    await shown(a.cache);
    expect(await a.cache.versionAt(POST, then)).toBeNull();
  });

  test('is not known of a page that this server heard of later', async () => {
    const a = server();
    await publish(server().cache, 'one');
    const then = takeOrder();
    await shown(a.cache);
    expect(await a.cache.versionAt(POST, then)).toBeNull();
  });

  test('is not known where a shared store has nothing, for it may have been emptied since', async () => {
    const a = server();
    await shown(a.cache);
    expect(await a.cache.versionAt(POST, takeOrder())).toBeNull();
    await publish(a.cache, 'one');
    shelf.stored.clear();
    expect(await a.cache.versionAt(POST, takeOrder())).toBeNull();
  });

  test('is none on files where there is none now', async () => {
    const cache = open(new FileStore(join(dir, 'cache'), 'release'));
    await shown(cache);
    expect(await cache.versionAt(POST, takeOrder())).toBe(0);
  });
});
