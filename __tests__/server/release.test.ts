// A new release: it starts from the pages built with it, renews what changed since, and serves nothing of the old.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { paths } from '../../lib/paths';
import { buildSite } from '../support/build';
import { outcomes, published, readPage, readUntil, revalidate } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { ScriptedSource } from '../support/scripted-source';
import { freePort, type Server, type Settings, startServer } from '../support/site';

const ODD_IDS = ['a#b', 'a?b', 'a\\b', '100%', '%2F', 'two words', '[brackets]', '[...all]', ':id', '*'];
const source = new ScriptedSource(POSTS);
const edited = (version: number) => ({ ...HELLO, content: `Text of hello, version ${version}.` });
const pathOf = (id: string) => `/blog/${encodeURIComponent(id)}`;
const releaseOf = (page: Response) => page.text.match(/data-dpl-id="([^"]+)"/)?.[1];
let settings: Settings;

beforeAll(async () => {
  await source.start();
  // No page gets old by time here.
  settings = { ...source.settings, REVALIDATE_SECONDS: 'false' };
});

afterAll(() => source.stop());

describe('a new release in the folder of the old one', () => {
  let cache: string;
  let old: Server;
  let next: Server;

  beforeAll(async () => {
    cache = await mkdtemp(join(tmpdir(), 'cache-'));
    old = await startServer({ built: 'rest' }, { ...settings, CACHE_DIR: cache });
    source.put(edited(2));
    await published(old, { id: 'hello' });
    for (const id of ODD_IDS) source.put({ id, title: `Odd ${id}`, content: 'Odd.' });
    expect((await buildSite('next-release', settings)).code).toBe(0);

    source.put(edited(3));
    source.posts.delete('second');
    source.put({ id: 'new', title: 'New', content: 'Came after the build.', publishedAt: '2026-10-09' });
    for (const id of ['hello', 'second', 'new']) {
      await published(old, { id });
    }
    source.requests = [];
    next = await startServer({ built: 'next-release' }, { ...settings, CACHE_DIR: cache });
  });

  afterAll(async () => {
    await Promise.all([old.stop(), next.stop()]);
    await rm(cache, { recursive: true });
  });

  test('what was edited, removed and published since its build is renewed without a call', async () => {
    const seen = await readUntil(next, '/blog/hello', ({ text }) => text.includes('version 3.'));
    for (const page of seen) {
      expect(page.status).toBe(200);
      expect(releaseOf(page)).not.toBe(releaseOf(await readPage(old, '/blog/hello')));
    }
    await readUntil(next, '/blog/second', ({ status }) => status === 404);
    // The lists too, although the old release has shown the posts as they are now.
    const listed = (text: string) => text.includes('/blog/new') && !text.includes('/blog/second');
    await readUntil(next, '/archive', ({ text }) => listed(text));
    const [home] = (await readUntil(next, '/', ({ text }) => text.includes('/blog/new'))).slice(-1);
    expect(home?.text).not.toContain('/blog/second');
    expect((await readPage(next, '/blog/new')).status).toBe(200);
  });

  test('what did not change is served as it was built, whatever its id, and costs the source nothing', async () => {
    for (const id of ODD_IDS) {
      const page = await readPage(next, pathOf(id));
      expect([id, page.status, page.headers['x-nextjs-cache']]).toEqual([id, 200, 'HIT']);
      expect([id, source.requestsFor(id)]).toEqual([id, 0]);
    }
  });

  test('the post beside one that was removed no longer names it', async () => {
    await readUntil(next, pathOf('한글'), ({ text }) => !text.includes('/blog/second'));
  });

  test('the old release keeps its pages until it ends', async () => {
    const page = await readPage(old, '/blog/hello');
    expect(page.text).toContain('version 3.');
    expect(releaseOf(page)).not.toBe(releaseOf(await readPage(next, '/blog/hello')));
  });

  test('what was renewed and removed stays so after a restart with the source down', async () => {
    for (const id of ODD_IDS) {
      source.posts.delete(id);
      expect(outcomes(await revalidate(next, { id }))).toMatchObject({
        [paths.post(id)]: 'gone',
        '/': 'updated',
      });
    }
    await next.stop('SIGKILL');
    source.fault = 'drop';
    next = await startServer({ dir: next.dir }, { ...settings, CACHE_DIR: cache });
    expect((await readPage(next, '/blog/hello')).text).toContain('version 3.');
    for (const id of ['second', ...ODD_IDS]) {
      expect([id, (await readPage(next, pathOf(id))).status]).toEqual([id, 404]);
    }
    source.fault = null;
  });
});

describe('a new release that finds the number of a document it knows', () => {
  const apples = { id: 'apples', documentId: '7', title: 'Apples' };
  const pears = { id: 'pears', documentId: '7', title: 'Pears' };

  /** Where /blog/apples leads, once a release without it has been told of pears. */
  async function tellOfPears(of: ScriptedSource, cache: string) {
    of.put(pears);
    const reading = { ...settings, CONTENT_API_URL: of.url, CACHE_DIR: cache };
    const next = await startServer({ built: 'markdown' }, reading);
    const call = await revalidate(next, { id: 'pears' });
    const { status, headers } = await readPage(next, '/blog/apples');
    await next.stop();
    return { paths: Object.keys(outcomes(call)), status, location: headers.location };
  }

  test('takes it for a rename where the source is the same, and for another post where it is another', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'cache-'));
    source.put(apples);
    const old = await startServer({ built: 'rest' }, { ...settings, CACHE_DIR: cache });
    await published(old, { id: 'apples' });
    await old.stop();
    source.posts.delete('apples');

    const another = await new ScriptedSource(POSTS).start();
    const there = await tellOfPears(another, cache);
    await another.stop();
    expect(there).toMatchObject({ status: 404, paths: expect.not.arrayContaining(['/blog/apples']) });
    const here = await tellOfPears(source, cache);
    expect(here).toMatchObject({ status: 308, location: '/blog/pears' });
    source.posts.delete('pears');
    await rm(cache, { recursive: true });
  });
});

describe('a release that was built without a source (PRERENDER_COUNT=0)', () => {
  let server: Server;

  beforeAll(async () => {
    const nobody = `http://127.0.0.1:${await freePort()}/posts`;
    const { code } = await buildSite('without-source', {
      ...settings,
      CONTENT_API_URL: nobody,
      PRERENDER_COUNT: '0',
    });
    expect(code).toBe(0);
    source.fault = 'drop';
    server = await startServer({ built: 'without-source' }, settings);
  });

  afterAll(() => server.stop());

  test('never serves what stands in for its pages', async () => {
    // The posts are still to be read for the first time, so home is not ready; the post's page can't be made.
    for (const [path, status] of [
      ['/', 503],
      ['/blog/hello', 500],
    ] as const) {
      const page = await readPage(server, path);
      expect([path, page.status]).toEqual([path, status]);
      expect(page.headers['cache-control']).toContain('no-store');
    }
  });

  test('makes each page on the first visit after all posts were read, home too', async () => {
    source.fault = null;
    source.put(edited(4));
    const visits = await readUntil(server, '/', ({ status }) => status === 200);
    expect(visits.at(-1)?.text).toContain('/blog/hello');
    expect((await readPage(server, '/blog/hello')).text).toContain('version 4.');

    source.requests = [];
    for (const path of ['/', '/blog/hello']) expect((await readPage(server, path)).status).toBe(200);
    expect(source.requests).toEqual([]);
  });
});
