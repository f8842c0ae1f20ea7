// Whatever brought a post to a page, and however long ago: no page that shows it is forgotten.
import { outcomes, readPage, revalidate } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

beforeEach(async () => {
  site = await startRestSite({ REVALIDATE_SECONDS: 'false' });
});

afterEach(() => site.stop());

const read = async (path: string) => (await readPage(site.server, path)).text;

const call = async (body: object) => (await revalidate(site.server, body)).status;

const put = (n: number, more: object = {}) =>
  site.source.put({
    id: `p${n}`,
    title: `Title of p${n}.`,
    publishedAt: new Date(Date.UTC(2026, 0, n)).toISOString(),
    tags: ['all'],
    ...more,
  });

const putAll = (count: number) => {
  for (let n = 1; n <= count; n++) put(n);
};

/** The site learns of all posts. */
const sync = async () => expect(await call({ sweep: true })).toBe(200);

const visit = async (...paths: string[]) => {
  for (const path of paths) expect([path, (await readPage(site.server, path)).status]).toEqual([path, 200]);
};

test('of a list whose newest page nobody ever read, the numbered ones are renewed', async () => {
  putAll(60);
  await sync();
  await visit('/blog/p5', '/tags/all/1', '/archive/1');
  put(5, { title: 'Edited.' });
  expect(await call({ id: 'p5' })).toBe(200);
  for (const path of ['/tags/all/1', '/archive/1']) expect(await read(path)).toContain('Edited.');
});

test('the tags of a revision that only a list’s own renewal brought are left as well', async () => {
  put(1, { tags: ['first'] });
  expect(await call({ id: 'p1' })).toBe(200);
  put(1, { tags: ['second'] });
  put(2, { tags: ['second'] });
  expect(await call({ id: 'p2' })).toBe(200);
  expect(await call({ paths: ['/tags/second'] })).toBe(200);
  expect(await read('/tags/second')).toContain('Title of p1.');
  expect((await readPage(site.server, '/tags/first')).status).toBe(404);
  put(1, { tags: ['third'] });
  expect(await call({ id: 'p1' })).toBe(200);
  expect(await read('/tags/second')).not.toContain('Title of p1.');
  expect((await readPage(site.server, '/tags/first')).status).toBe(404);
});

test('what a post showed is known, although no list can be asked', async () => {
  putAll(60);
  put(5, { tags: ['left'] });
  await sync();
  await visit('/blog/p5', '/tags/left');
  put(5, { tags: ['all'] });
  site.source.faultsAt.set('/posts?', '500');
  expect(await call({ id: 'p5' })).toBe(200);
  expect(await read('/blog/p5')).toContain('/tags/all');
  expect((await readPage(site.server, '/tags/left')).status).toBe(404);
});

test('the last two posts of a tag that are missed together take it out of the index', async () => {
  putAll(5);
  for (const n of [1, 2]) put(n, { tags: ['rare'] });
  await sync();
  await visit('/tags', '/tags/rare', '/archive', '/blog/p1', '/blog/p2');
  for (const id of ['p1', 'p2']) site.source.posts.delete(id);
  await sync();
  expect(await read('/tags')).not.toContain('/tags/rare');
  expect((await readPage(site.server, '/tags/rare')).status).toBe(404);
});

test('posts that name one by its third tag are renewed, and no others', async () => {
  putAll(60);
  put(10, { tags: ['all', 'b', 'third'] });
  put(30, { tags: ['third'] });
  await sync();
  await visit(...[9, 10, 11, 12, 13, 30].map((n) => `/blog/p${n}`));
  expect(await read('/blog/p30')).toContain('Title of p10.');
  put(10, { tags: ['all', 'b', 'third'], title: 'Edited.' });
  const answer = await revalidate(site.server, { id: 'p10' });
  expect(answer.status).toBe(200);
  expect(await read('/blog/p30')).toContain('Edited.');
  const posts = Object.keys(outcomes(answer)).filter((path) => path.startsWith('/blog/'));
  expect(posts.sort()).toEqual(['/blog/p10', '/blog/p11', '/blog/p12', '/blog/p13', '/blog/p30', '/blog/p9']);
});

test('a post whose page nobody ever read is taken out of the lists that visitors had made', async () => {
  putAll(60);
  put(5, { tags: ['all', 'rare'] });
  await sync();
  const places = ['/archive/1', '/tags/all/1', '/tags/rare', '/sitemap/1.xml', '/blog/p4', '/blog/p6'];
  await visit(...places);
  site.source.posts.delete('p5');
  expect(await call({ id: 'p5', removed: true })).toBe(200);
  for (const path of places)
    expect([path, await read(path)]).not.toEqual([path, expect.stringContaining('/blog/p5')]);
  expect((await readPage(site.server, '/tags/rare')).status).toBe(404);
});

test('a post whose page nobody ever read leaves the page of a tag that it had', async () => {
  putAll(60);
  put(5, { tags: ['rare'] });
  await sync();
  await visit('/tags/rare', '/archive/1');
  put(5, { tags: ['all'] });
  expect(await call({ id: 'p5' })).toBe(200);
  expect((await readPage(site.server, '/tags/rare')).status).toBe(404);
});
