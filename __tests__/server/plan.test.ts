// The plan on a real server: after each kind of change, all that lists the post is looked at.
import { flood } from '../support/flood';
import { LASTING_IDS, outcomes, published, readPage, readUntil, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import type { SourcePost } from '../support/scripted-source';

const FEEDS = ['/feed.xml', '/atom.xml', '/feed.json'];
const LISTS = ['/', '/archive', ...FEEDS];

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ REVALIDATE_SECONDS: 'false', CONTENT_TIMEOUT_MS: '3000' });
  // Every list is made and kept, so that it can only be new because the plan has it.
  for (const path of [...LISTS, '/tags', '/tags/news', '/sitemap/newest.xml', '/sitemap.xml']) {
    expect([path, (await readPage(site.server, path)).status]).toEqual([path, 200]);
  }
});

afterAll(() => site.stop());

const text = async (path: string) => (await readPage(site.server, path)).text;
const status = async (path: string) => (await readPage(site.server, path)).status;

async function publish(post: SourcePost, more: object = {}) {
  site.source.put(post);
  const call = await revalidate(site.server, { id: post.id, ...more });
  expect(call.status).toBe(200);
  return outcomes(call);
}

const NEW: SourcePost = {
  id: 'fresh',
  title: 'A fresh title',
  content: 'Fresh text.',
  excerpt: 'A fresh excerpt.',
  publishedAt: '2026-11-01T09:00:00Z',
  tags: ['news', 'a/b', '한국어'],
};

test('a new post is in every list, and its neighbour names it, also when a visitor was first', async () => {
  site.source.put(NEW);
  expect(await status('/blog/fresh')).toBe(200);
  await publish(NEW);
  for (const path of [...LISTS, '/tags/news', '/tags/a%2Fb', `/tags/${encodeURIComponent('한국어')}`]) {
    expect([path, await text(path)]).toEqual([path, expect.stringContaining('A fresh title')]);
  }
  expect(await text('/blog/hello')).toContain('A fresh title');
  expect(await text('/sitemap/newest.xml')).toContain('/blog/fresh');
  for (const tag of ['a/b', '한국어']) expect(await text('/tags')).toContain(tag);
});

test('a new text changes the feeds, and no list', async () => {
  const paths = await publish({ ...NEW, content: 'Another text.' });
  expect(Object.keys(paths).sort()).toEqual(['/blog/fresh', ...FEEDS].sort());
  for (const feed of FEEDS) expect(await text(feed)).toContain('Another text.');
});

test('another tag moves it from list to list, and a tag without posts is a 404', async () => {
  await publish({ ...NEW, tags: ['other'] });
  expect(await text('/tags/news')).not.toContain('A fresh title');
  expect(await text('/tags/other')).toContain('A fresh title');
  expect(await status('/tags/a%2Fb')).toBe(404);
  expect(await text('/tags')).not.toContain('a/b');
});

test('a rename leads from the old address to the new one, over a restart', async () => {
  site.source.posts.delete('fresh');
  await publish({ ...NEW, id: 'renamed', tags: ['other'] }, { previousId: 'fresh' });
  for (let start = 0; start < 2; start++) {
    const old = await readPage(site.server, '/blog/fresh');
    expect([old.status, old.headers.location]).toEqual([308, '/blog/renamed']);
    for (const path of LISTS) {
      const list = await text(path);
      expect([path, list]).toEqual([path, expect.stringContaining('/blog/renamed')]);
      const shown = list.replace(LASTING_IDS, '');
      expect([path, shown]).toEqual([path, expect.not.stringContaining('/blog/fresh')]);
    }
    await site.restart('SIGKILL');
  }
});

test('a removal is gone from everywhere', async () => {
  site.source.posts.delete('renamed');
  const call = await revalidate(site.server, { id: 'renamed', removed: true });
  expect(call.status).toBe(200);
  expect(outcomes(call)).toMatchObject({ '/blog/renamed': 'gone', '/tags/other': 'gone', '/': 'updated' });
  for (const path of [...LISTS, '/sitemap/newest.xml']) {
    expect([path, await text(path)]).toEqual([path, expect.not.stringContaining('/blog/renamed')]);
  }
  expect(await text('/blog/hello')).not.toContain('A fresh title');
});

test('lists are made although the source can give none', async () => {
  const { source } = site;
  source.put({ ...HELLO, title: 'Hello again', excerpt: 'Again.' });
  source.faults.set('', '500');
  await published(site.server, { id: 'hello' });
  source.faults.delete('');
  for (const path of LISTS)
    expect([path, await text(path)]).toEqual([path, expect.stringContaining('Hello again')]);
  expect(Object.keys(outcomes(await revalidate(site.server, { id: 'hello' })))).toEqual(['/blog/hello', '/']);
});

test('a source that hangs over one path of five fails that one, and in time', async () => {
  const { source, server } = site;
  source.faults.set('second', 'hang');
  const paths = ['/blog/hello', '/blog/second', '/', '/archive', '/tags/news'];
  const call = await revalidate(server, { paths });
  source.faults.delete('second');
  expect(call.status).toBe(500);
  const others = paths.filter((path) => path !== '/blog/second').map((path) => [path, 'updated']);
  expect(outcomes(call)).toEqual({ '/blog/second': 'failed', ...Object.fromEntries(others) });
  expect(await status('/blog/second')).toBe(200);
});

describe('a source behind its own webhook', () => {
  const announced = { id: 'hello', updatedAt: '2026-11-05T00:00:00Z' };
  const edited = { ...HELLO, updatedAt: announced.updatedAt, title: 'Caught up', excerpt: 'Caught up.' };

  test('is waited for', async () => {
    site.source.requests = [];
    const call = revalidate(site.server, announced).then((answer) => answer);
    site.source.put({ ...HELLO, updatedAt: '2026-11-04T00:00:00Z' });
    // By growing pauses, the fourth look is 0.7 s after the first.
    await readUntil(site.server, '/', () => site.source.requestsFor('hello') > 3);
    site.source.put(edited);
    expect((await call).status).toBe(200);
    for (const path of ['/blog/hello', ...LISTS]) expect(await text(path)).toContain('Caught up');
  });

  test('that stays behind is told to come again, and no page moves', async () => {
    // A replica that is behind even of what the site shows.
    site.source.put({ ...HELLO, updatedAt: '2026-11-04T00:00:00Z' });
    const call = await revalidate(site.server, { id: 'hello', updatedAt: '2026-12-01T00:00:00Z' });
    expect(call.status).toBe(503);
    expect(Number(call.headers['retry-after'])).toBeGreaterThan(0);
    for (const path of ['/blog/hello', ...LISTS]) expect(await text(path)).toContain('Caught up');
    site.source.put(edited);
  });

  test('that still has a removed post is told so too', async () => {
    expect((await revalidate(site.server, { id: 'hello', removed: true })).status).toBe(503);
    expect(await status('/blog/hello')).toBe(200);
  });
});

test('feeds answer 304 to who has them', async () => {
  const feed = await readPage(site.server, '/feed.xml');
  const again = await readPage(site.server, '/feed.xml').set('if-none-match', feed.headers.etag ?? '');
  expect(again.status).toBe(304);
});

test('reading is free: a thousand times each cost the source at most three requests in all', async () => {
  const TIMES = 1000;
  const read = ['/', '/blog/hello', '/tags/news', ...FEEDS, '/sitemap.xml', '/sitemap/newest.xml'];
  site.source.requests = [];
  const reads = Array.from({ length: TIMES }, () => read).flat();
  expect([...(await flood(site.server, reads))]).toEqual([[200, TIMES * read.length]]);
  expect(site.source.requests.length).toBeLessThanOrEqual(3);
});
