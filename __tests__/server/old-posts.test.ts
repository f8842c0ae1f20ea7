// Old posts are as exact as new ones, on a source that knows no question by date or tag: what the site shows of them
// comes from its own catalogue. Time renews nothing here.
import { published, readPage, readUntil } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';
import type { SourcePost } from '../support/scripted-source';

const COUNT = 120;

let site: RestSite;

const post = (n: number, more: Partial<SourcePost> = {}): SourcePost => ({
  id: `p${n}`,
  title: `Title of p${n}.`,
  content: 'Text.',
  publishedAt: new Date(Date.UTC(2026, 0, n)).toISOString(),
  tags: ['all'],
  ...more,
});

beforeAll(async () => {
  site = await startRestSite({ REVALIDATE_SECONDS: 'false' });
  for (let n = 1; n <= COUNT; n++) site.source.put(post(n));
  site.source.put(post(1, { tags: ['all', 'of the oldest'] }));
  await published(site.server, { sweep: true });
});

afterAll(() => site.stop());

const read = async (path: string) => (await readPage(site.server, path)).text;

/** Reads pages, so that they are kept, and a change has to renew them. */
const visit = async (...paths: string[]) => {
  for (const path of paths) expect([path, (await readPage(site.server, path)).status]).toEqual([path, 200]);
};

const expectAll = async (paths: string[], text: string) => {
  for (const path of paths) expect([path, await read(path)]).toEqual([path, expect.stringContaining(text)]);
};

/** The ids of the posts that a list has, in order. */
const postsIn = (html: string) =>
  [...html.matchAll(/<li><time[^>]*><bdi>[^<]*<\/bdi><\/time> <a[^>]*href="\/blog\/([^"]*)"/g)].map(
    ([, id = '']) => decodeURIComponent(id),
  );

const expectNone = async (paths: string[], text: string) => {
  for (const path of paths)
    expect([path, await read(path)]).toEqual([path, expect.not.stringContaining(text)]);
};

test('the index of tags names a tag that only the oldest post has', async () => {
  expect(await read('/tags')).toMatch(/of the oldest<\/a><small> <span aria-hidden="true">1</);
});

test('an old post’s new tag is on its archive page, on both tags’ pages and on its neighbours’', async () => {
  site.source.put(post(5, { tags: ['left'] }));
  await published(site.server, { id: 'p5' });
  await visit('/archive/1', '/tags/left', '/tags/all/1', '/tags', '/blog/p4', '/blog/p6', '/sitemap/1.xml');
  site.source.put(post(5, { tags: ['all', 'come'], title: 'Another title.' }));
  await published(site.server, { id: 'p5' });
  await expectAll(['/archive/1', '/tags/all/1', '/tags/come', '/blog/p4', '/blog/p6'], 'Another title.');
  expect(await read('/tags/come/feed.xml')).toContain('Another title.');
  expect((await readPage(site.server, '/tags/left')).status).toBe(404);
  expect(await read('/tags')).not.toContain('/tags/left');
});

test('a removed old post leaves every list', async () => {
  const lists = ['/archive/1', '/tags/all/1', '/sitemap/1.xml', '/blog/p9', '/blog/p11'];
  await visit(...lists, '/blog/p10');
  await expectAll(lists, '/blog/p10');
  site.source.posts.delete('p10');
  await published(site.server, { id: 'p10', removed: true });
  await expectNone(lists, '/blog/p10');
  expect((await readPage(site.server, '/blog/p10')).status).toBe(404);
});

test('a post with an old date enters its place', async () => {
  await visit('/archive/1', '/blog/p14', '/blog/p15', '/sitemap/1.xml', '/tags/all/1');
  site.source.put(post(14.5, { id: 'between', title: 'Between.' }));
  await published(site.server, { id: 'between' });
  await expectAll(['/archive/1', '/tags/all/1', '/blog/p14', '/blog/p15'], 'Between.');
  expect(await read('/sitemap/1.xml')).toContain('/blog/between');
  const order = postsIn(await read('/archive/1'));
  expect(order.slice(order.indexOf('p15'), order.indexOf('p14') + 1)).toEqual(['p15', 'between', 'p14']);
});

test('what an insertion moves beyond the pages that are made at once is made before its next reader gets it', async () => {
  const numbers = [1, 2, 3, 4, 5];
  await visit('/archive', ...numbers.map((number) => `/archive/${number}`));
  site.source.put(post(0.5, { id: 'first', title: 'The very first.' }));
  await published(site.server, { id: 'first' });
  const pages = await Promise.all(['/archive', ...numbers.map((number) => `/archive/${number}`)].map(read));
  const ids = pages.flatMap(postsIn);
  expect(ids).toHaveLength(site.source.posts.size);
  expect(new Set(ids)).toEqual(new Set(site.source.posts.keys()));
});

test('a scheduled post appears at its time without a call, in every list', async () => {
  const dueMs = Date.now() + 1500;
  await visit('/', '/feed.xml', '/archive');
  site.source.put(post(1, { id: 'due', title: 'Due.', publishedAt: new Date(dueMs).toISOString() }));
  await published(site.server, { id: 'due' });
  await readUntil(site.server, '/', ({ text }) => text.includes('/blog/due'));
  expect(Date.now()).toBeGreaterThanOrEqual(dueMs);
  // Nobody waits for this publish, and until a page is made its readers get the last one.
  for (const path of ['/archive', '/feed.xml', '/sitemap/newest.xml', '/tags/all', '/blog/due'])
    await readUntil(site.server, path, ({ text }) => text.includes('/blog/due'));
});

test('a post with an end goes at its time without a call, from every list', async () => {
  const endMs = Date.now() + 1500;
  site.source.put(post(20, { unpublishAt: new Date(endMs).toISOString() }));
  await published(site.server, { id: 'p20' });
  await visit('/archive/1');
  await readUntil(site.server, '/blog/p20', ({ status }) => status === 404);
  expect(Date.now()).toBeGreaterThanOrEqual(endMs);
  for (const path of ['/archive/1', '/archive/2', '/tags/all/1', '/sitemap/1.xml', '/blog/p19', '/blog/p21'])
    await readUntil(site.server, path, ({ text }) => !text.includes('/blog/p20"'));
});
