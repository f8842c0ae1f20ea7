// Options of next.config.js do what they say, or stop the build. All that go together are in one build.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import request from 'supertest';
import { hydrated, launch, openTab, troublesOf } from '../support/browser';
import { BUILD_LIMIT_MS, buildSite } from '../support/build';
import { eventually, outcomes, readPage, readUntil } from '../support/http';
import { setOptions } from '../support/next-options';
import { layOutOptionsSite, type OptionsSite } from '../support/options-site';
import { HELLO } from '../support/posts';
import { comeBack, follow, isShown, requestsOf, shows as showsIn } from '../support/reader';
import type { ScriptedSource } from '../support/scripted-source';
import { SECRET, type Server, writePost } from '../support/site';

test(
  'an option that would break a promise stops the build, with the reason',
  async () => {
    const prepare = (dir: string) => setOptions(dir, "output: 'export'");
    const { code, output } = await buildSite('refused', {}, { prepare });
    expect(code).not.toBe(0);
    expect(output).toContain('makes files that no server can regenerate');
  },
  BUILD_LIMIT_MS,
);

describe('all options that go together', () => {
  const SITE = 'https://blog.example/notes';
  let site: OptionsSite;
  let source: ScriptedSource;
  let server: Server;

  beforeAll(async () => {
    site = await layOutOptionsSite();
    source = site.source;
    server = await site.start({ ...site.settings, SWEEP_SECONDS: '1', REVALIDATE_SECONDS: '1' });
  }, BUILD_LIMIT_MS);

  const cleanUps: (() => Promise<void>)[] = [];

  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
    await server.stop();
    await site.remove();
  });

  const call = (body: object) =>
    request(server.url).post('/notes/api/revalidate/').set('authorization', `Bearer ${SECRET}`).send(body);

  const shows = (path: string, text: string) => readUntil(server, path, (page) => page.text.includes(text));

  test('every link, file and document of a page leads to a page, a file or a document', async () => {
    const seen = new Set<string>();
    const toSee = ['/notes/', '/notes/blog/1.5'];
    for (let path = toSee.pop(); path !== undefined; path = toSee.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const { status, text } = await readPage(server, path);
      expect([path, status]).toEqual([path, 200]);
      // Of pictures and JSON there is no text.
      for (const [, url = ''] of (text ?? '').matchAll(/<[^>]* (?:href|src)="([^"]*)"/g)) {
        if (url.startsWith('/')) expect(url).toMatch(/^\/notes\//);
        if (url.startsWith('/notes/')) toSee.push(url);
        else expect(url).toMatch(/^(#|https:\/\/(cdn|blog)\.example\/)/);
        if (/\.(js|css)(\?|$)/.test(url)) expect(url).toMatch(/^https:\/\/cdn\.example\/_next\//);
      }
    }
    for (const path of ['/notes/blog/hello/', '/notes/tags/news/', '/notes/feed.xml', '/notes/icon.svg'])
      expect(seen).toContain(path);
  });

  test('canonical addresses, feeds and sitemap say where pages are', async () => {
    for (const path of ['/', '/blog/hello/', '/blog/1.5', '/archive/', '/tags/', '/tags/news/']) {
      const { text } = await readPage(server, `/notes${path}`);
      expect(text).toContain(`<link rel="canonical" href="${SITE}${path}"`);
    }
    const feed = await readPage(server, '/notes/feed.xml');
    for (const part of ['<link>https://blog.example/notes/blog/hello/</link>', `href="${SITE}/feed.xml"`])
      expect(feed.text).toContain(part);
    expect(feed.text).toContain(`href=&quot;${SITE}/blog/hello/&quot;`);
    const json = await readPage(server, '/notes/feed.json').buffer(true);
    expect(json.text).toContain(`"url": "${SITE}/blog/hello/"`);
    const index = new XMLParser().parse((await readPage(server, '/notes/sitemap.xml')).text);
    expect(index.sitemapindex.sitemap.loc).toBe(`${SITE}/sitemap/newest.xml`);
    const chunk = await readPage(server, '/notes/sitemap/newest.xml');
    for (const path of ['/', '/blog/hello/', '/blog/1.5', '/archive/'])
      expect(chunk.text).toContain(`<loc>${SITE}${path}</loc>`);
    expect((await readPage(server, '/notes/robots.txt')).text).toContain(`Sitemap: ${SITE}/sitemap.xml`);
  });

  test('a publish renews what readers see, and names it as they do', async () => {
    expect((await readPage(server, '/notes/posts/hello/')).text).toContain('version 1.');
    source.put({ ...HELLO, title: 'Hello again', content: 'Text of hello, version 2.' });
    const named = await call({ id: 'hello' });
    expect(named.body).toMatchObject({ revalidated: true });
    const updated = { '/notes/blog/hello/': 'updated', '/notes/': 'updated', '/notes/feed.xml': 'updated' };
    expect(outcomes(named)).toMatchObject(updated);
    for (const path of ['/notes/blog/hello/', '/notes/posts/hello/'])
      expect([path, (await readPage(server, path)).text]).toEqual([
        path,
        expect.stringContaining('version 2.'),
      ]);
    expect((await readPage(server, '/notes/')).text).toContain('Hello again');
    expect((await readPage(server, '/notes/feed.xml')).text).toContain('version 2.');

    for (const paths of [
      ['/notes/blog/hello/', '/notes/blog/1.5'],
      ['/blog/hello', '/blog/1.5'],
    ]) {
      expect(outcomes(await call({ paths }))).toEqual({
        '/notes/blog/hello/': 'updated',
        '/notes/blog/1.5': 'updated',
      });
    }
    expect((await call({ paths: ['/elsewhere/blog/hello/'] })).status).toBe(400);
  });

  test('a removed post is gone, and a renamed one is found below the same basePath', async () => {
    source.posts.delete('second');
    source.put({
      id: 'first',
      title: 'Renamed',
      content: 'Text that moved.',
      publishedAt: '2026-10-02T09:00:00Z',
      aliases: ['/2021/first.html', '/notes/archives/1/'],
    });
    expect((await call({ id: 'first', previousId: 'second' })).status).toBe(200);
    const old = await readPage(server, '/notes/blog/second/');
    expect([old.status, old.headers.location]).toEqual([308, '/notes/blog/first/']);
    for (const path of ['/notes/2021/first.html', '/notes/archives/1/']) {
      const { status, headers } = await readPage(server, path);
      expect([path, status, headers.location]).toEqual([path, 308, '/notes/blog/first/']);
    }
    source.posts.delete('first');
    expect((await call({ id: 'first', removed: true })).status).toBe(200);
    expect((await readPage(server, '/notes/blog/first/')).status).toBe(404);
  });

  test('an open tab follows links and publishes', async () => {
    const browser = await launch();
    cleanUps.push(() => browser.close());
    const page = await openTab(browser);
    const troubles = troublesOf(page);
    // The files of a site with an assetPrefix come from elsewhere, as they do from a CDN.
    await page.route('https://cdn.example/**', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fulfill({
        response: await route.fetch({ url: `${server.url}/notes${pathname}${search}` }),
      });
    });
    const put = (content: string) => source.put({ ...HELLO, title: 'In a tab', content });
    put('Text before.');
    await call({ id: 'hello' });
    await page.goto(`${server.url}/notes/`);
    await hydrated(page);
    const asked = requestsOf(page);
    await follow(page, 'In a tab');
    await showsIn(page, 'Text before.');
    put('Text of the open tab.');
    await call({ id: 'hello' });
    await comeBack(page, 'the new text', () => isShown(page, 'Text of the open tab.'));
    expect(new URL(page.url()).pathname).toBe('/notes/blog/hello/');
    expect(asked.filter(({ kind }) => kind === 'page')).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('what it keeps, and its Markdown files, are there without the project', async () => {
    const files = await site.start({ CACHE_DIR: join(site.image, 'files'), REVALIDATE_SECONDS: 'false' });
    try {
      await writePost(site.folder, 'saved.md', 'title: Saved', 'Text of a file.');
      await readUntil(files, '/notes/archive/', ({ text }) => text.includes('/notes/blog/saved/'));
      expect((await readPage(files, '/notes/blog/saved/')).text).toContain('Text of a file.');
      expect(await readdir(join(site.image, 'files'), { recursive: true })).toContain('data.mdb');
      expect(files.log()).not.toContain('"level":"error"');
    } finally {
      await files.stop();
    }
  });

  test('time and syncs renew, and nothing of it fails', async () => {
    source.put({ ...HELLO, content: 'Text that time brought.' });
    await shows('/notes/blog/hello/', 'Text that time brought.');
    await shows('/notes/feed.xml', 'Text that time brought.');
    source.put({
      id: 'swept',
      title: 'Swept',
      publishedAt: '2026-10-09T09:00:00Z',
      updatedAt: '2026-11-10T09:00:00Z',
    });
    await eventually('a sync', () => server.log().includes('"/notes/blog/swept/ updated"'));
    await shows('/notes/sitemap/newest.xml', `${SITE}/blog/swept/`);
    expect(server.log()).not.toContain('"level":"error"');
    expect(server.log()).not.toContain('"status":401');
  });
});
