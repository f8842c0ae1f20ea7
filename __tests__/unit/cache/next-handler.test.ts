// What Next is told: never that a page is stale, and never a page that was refused.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteTrouble } from '../../../lib/cache/generations';
import { BuiltPages } from '../../../lib/cache/next/built-pages';
import { NextHandler } from '../../../lib/cache/next/next-handler';
import { PageCache } from '../../../lib/cache/page-cache';
import { FakeStore } from '../../support/fake-store';

const KEY = '/route-cache/PAGES/0123/$/blog/hello';
const POST = '/blog/hello';
const MADE = { path: POST, revalidateSeconds: 60, seen: 0, isTrusted: true };

let dir: string;
let cache: PageCache;
let renewed: string[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'next-handler-'));
  writeFileSync(join(dir, 'prerender-manifest.json'), '{"routes":{}}');
  const store = new FakeStore({ version: 1_000_000, stored: new Map() });
  const sizes = { memoryBytes: 1_000_000, storeBytes: 1_000_000, mayEvict: () => true };
  cache = new PageCache({ store, builtPages: new BuiltPages(dir, 60), ...sizes });
  renewed = [];
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(dir, { recursive: true });
});

const open = (isCurrent = true) =>
  new NextHandler({
    cache,
    renew: (path) => renewed.push(path),
    debug: false,
    isCurrent: async () => isCurrent,
  });

const page = (html: string) => ({ kind: 'PAGES', html, pageData: { pageProps: {} } });

test('a page that time made stale is fresh to Next, for a second, and is renewed', async () => {
  jest.spyOn(Date, 'now').mockReturnValueOnce(0);
  await cache.set({ ...MADE, value: page('old') });
  const hit = await open().get(KEY);
  expect(hit).toMatchObject({ value: page('old'), cacheControl: { revalidate: 1 } });
  expect(hit?.lastModified).toBeGreaterThan(performance.timeOrigin);
  expect(renewed).toEqual([POST]);
});

test('a page that shows old posts is a miss, so that its reader waits for the new one', async () => {
  await cache.set({ ...MADE, value: page('old') });
  expect(await open(false).get(KEY)).toBeNull();
});

test('while the source is in trouble an old post stays, and an old list, which needs no source, does not', async () => {
  jest.spyOn(performance, 'now').mockReturnValue(3_600_000);
  noteTrouble();
  await cache.set({ ...MADE, value: page('old') });
  await cache.set({ ...MADE, path: '/archive', value: page('old') });
  expect(await open(false).get(KEY)).toMatchObject({ value: page('old') });
  expect(renewed).toEqual([POST]);
  expect(await open(false).get('/route-cache/PAGES/0123/$/archive')).toBeNull();
  jest.mocked(performance.now).mockReturnValue(3_600_000 + 60_000);
  expect(await open(false).get(KEY)).toBeNull();
});

test('a clock that was set back makes no page stale to Next', async () => {
  await cache.set({ ...MADE, value: page('one') });
  const before = performance.timeOrigin + performance.now();
  jest.spyOn(Date, 'now').mockReturnValue(before - 3_600_000);
  expect((await open().get(KEY))?.lastModified).toBeGreaterThanOrEqual(before);
});

test('readers who wait for a page that is refused get the newer one', async () => {
  const slow = open();
  expect(await slow.get(KEY)).toBeNull();
  await cache.set({ ...MADE, value: page('newer') });
  const made = page('older');
  await slow.set(KEY, made, 60);
  expect(made).toEqual(page('newer'));
  expect((await cache.get(POST)).entry?.value).toEqual(page('newer'));
});

test.each([null, page('kept')])('what Next sets again after a failure is not written: %j', async (value) => {
  await cache.set({ ...MADE, value });
  const { version } = await cache.get(POST);
  const handler = open();
  const hit = await handler.get(KEY);
  await handler.set(KEY, hit?.value ?? null, 3);
  expect((await cache.get(POST)).version).toBe(version);
});

test("a 404 of an unknown address is known, and home is Next's /index", async () => {
  await open().set('/route-cache/PAGES/0123/$/index', page('home'), 60);
  expect((await cache.get('/')).entry?.value).toEqual(page('home'));
  await open().set('/route-cache/PAGES/0123/$/blog/nobody', null, 60);
  expect(await open().get('/route-cache/PAGES/0123/$/blog/nobody')).toMatchObject({ value: null });
});
