// Plans that others come in between of: publishes at once, visitors who look first, time. No list is forgotten.
import type { Response } from 'supertest';
import { eventually, outcomes, published, readPage, revalidate } from '../support/http';
import { POSTS } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import { type Settings, startServer, writePost } from '../support/site';

let site: RestSite;

const SETTINGS = { REVALIDATE_SECONDS: 'false', CONTENT_TIMEOUT_MS: '15000' };

const read = async (path: string) => (await readPage(site.server, path)).text;

const call = async (body: object) => revalidate(site.server, body);

const pathsOf = (answer: Response) => Object.keys(outcomes(answer));

const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString();

/** Makes pages as visitors or time do: no plan is made, and nothing is kept. */
const look = async (...paths: string[]) => {
  for (const path of paths) await read(path);
  expect((await call({ paths })).status).toBe(200);
};

const put = (id: string, publishedAt: string, more: object = {}) =>
  site.source.put({ id, title: `Title of ${id}.`, publishedAt, ...more });

/** Which of these pages have a text in them. */
async function placesWith(text: string, ...paths: string[]): Promise<string[]> {
  const pages = await Promise.all(
    paths.map(async (path) => ((await read(path)).includes(text) ? [path] : [])),
  );
  return pages.flat();
}

describe('with few posts', () => {
  beforeAll(async () => {
    site = await startRestSite(SETTINGS);
  });

  // Back to the posts of the beginning.
  afterEach(async () => {
    site.source.delayMs = 0;
    site.source.posts.clear();
    for (const post of POSTS) site.source.put(post);
    await published(site.server, { sweep: true });
  });

  afterAll(() => site.stop());

  test('of two posts published together each comes to its own tag and neighbours', async () => {
    put('old', '2026-10-09T00:00:00Z', { tags: ['tb'] });
    await look('/blog/old', '/archive', '/', '/tags', '/tags/tb');
    put('a', '2026-11-03T00:00:00Z', { tags: ['news'] });
    put('b', '2026-11-02T00:00:00Z', { tags: ['tb', 'brand-new'] });
    for (const id of ['a', 'b']) expect((await call({ id })).status).toBe(200);
    const places = ['/tags/tb', '/blog/old', '/archive', '/'];
    expect(await placesWith('Title of b.', ...places)).toEqual(places);
    expect(await read('/tags')).toContain('brand-new');
  });

  test('of two posts removed together each leaves its own tag', async () => {
    put('a', '2026-11-01T00:00:00Z', { tags: ['ta'] });
    put('b', '2026-11-02T00:00:00Z', { tags: ['tb'] });
    await look('/blog/a', '/blog/b', '/archive', '/', '/tags', '/tags/ta', '/tags/tb');
    for (const id of ['a', 'b']) site.source.posts.delete(id);
    for (const id of ['a', 'b']) expect((await call({ id, removed: true })).status).toBe(200);
    for (const tag of ['ta', 'tb']) expect((await readPage(site.server, `/tags/${tag}`)).status).toBe(404);
    expect(await placesWith('/tags/t', '/tags', '/archive', '/')).toEqual([]);
  });

  test('a post that was hidden, came by time, and is removed, is nowhere', async () => {
    put('s', '2026-11-01T00:00:00Z', { tags: ['news'], draft: true });
    expect((await call({ id: 's' })).status).toBe(200);
    put('s', '2026-11-01T00:00:00Z', { tags: ['news'], draft: false });
    await look('/blog/s', '/', '/archive', '/tags/news', '/feed.xml');
    expect(await read('/archive')).toContain('Title of s.');
    site.source.posts.delete('s');
    expect((await call({ id: 's', removed: true })).status).toBe(200);
    expect(await placesWith('Title of s.', '/', '/archive', '/tags/news', '/feed.xml')).toEqual([]);
  });

  test('what others read before the source had the announced revision goes into no page of that publish', async () => {
    const top = { updatedAt: '2026-11-02T00:00:00.000Z', tags: ['t'] };
    put('top', '2026-11-02T00:00:00Z', top);
    await call({ id: 'top' });
    const hold = site.source.hold('top', true);
    const updatedAt = '2026-11-03T00:00:00.000Z';
    const announced = call({ id: 'top', updatedAt });
    await hold.arrived;
    await call({ paths: ['/tags'] });
    put('top', '2026-11-02T00:00:00Z', { ...top, updatedAt, title: 'Caught up.' });
    hold.release();
    expect((await announced).status).toBe(200);
    const places = ['/blog/top', '/', '/archive', '/feed.xml', '/atom.xml'];
    expect(await placesWith('Caught up.', ...places)).toEqual(places);
  });

  test('a rename leads to the new address, and is in every list', async () => {
    put('before', '2026-11-02T00:00:00Z');
    await call({ id: 'before' });
    site.source.posts.delete('before');
    put('after', '2026-11-02T00:00:00Z');
    // That nothing is at the old address is what the call tells: the list need not say so, too.
    site.source.faultsAt.set('_page=', '500');
    expect((await call({ id: 'after', previousId: 'before' })).status).toBe(200);
    site.source.faultsAt.clear();
    expect((await readPage(site.server, '/blog/before')).headers.location).toBe('/blog/after');
    const lists = ['/', '/archive', '/feed.xml', '/sitemap/newest.xml'];
    expect(await placesWith('/blog/after', ...lists)).toEqual(lists);
    // Feeds go on knowing the post by its first address.
    expect(await placesWith('/blog/before', ...lists)).toEqual(['/feed.xml']);
  });

  test('a previous address at which another post lives does that one no harm', async () => {
    put('a', '2026-11-01T00:00:00Z', { tags: ['ta'] });
    put('b', '2026-11-02T00:00:00Z', { tags: ['tb'] });
    for (const id of ['a', 'b']) await call({ id });
    await look('/tags/ta', '/archive');
    await call({ id: 'b', previousId: 'a' });
    expect((await readPage(site.server, '/blog/a')).status).toBe(200);
    site.source.posts.delete('a');
    expect((await call({ id: 'a', removed: true })).status).toBe(200);
    expect(await placesWith('Title of a.', '/archive', '/')).toEqual([]);
    for (const path of ['/tags/ta', '/blog/a']) expect((await readPage(site.server, path)).status).toBe(404);
  });

  test('a slow source that stays behind is told of in time, with the words of a fast one', async () => {
    put('top', '2026-11-02T00:00:00Z', { updatedAt: '2026-11-02T00:00:00Z' });
    site.source.delayMs = 1300;
    const answer = await call({ id: 'top', updatedAt: '2027-01-01T00:00:00Z' });
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBeDefined();
  });

  test('a call is not told that the source is behind for the sake of what another one announced', async () => {
    put('top', '2026-11-02T00:00:00Z', { updatedAt: '2026-11-02T00:00:00Z' });
    const hold = site.source.hold('top');
    const first = call({ id: 'top' });
    await hold.arrived;
    const early = call({ id: 'top', updatedAt: '2027-01-01T00:00:00Z' });
    // A call that is answered says that those before it have arrived: they wait for the first.
    await read('/api/revalidate');
    const modest = call({ id: 'top', updatedAt: '2026-11-02T00:00:00Z' });
    await read('/api/revalidate');
    hold.release();
    expect((await first).status).toBe(200);
    expect((await early).status).toBe(503);
    // Where its sender's patience was over, it goes on.
    expect([200, 202]).toContain((await modest).status);
  });
});

describe('with many posts', () => {
  beforeEach(async () => {
    site = await startRestSite(SETTINGS);
  });

  afterEach(() => site.stop());

  test('of two removed together the newer leaves home, although the archive was renewed for the other', async () => {
    for (let n = 1; n <= 20; n++) put(`p${n}`, `2026-11-${String(n).padStart(2, '0')}T00:00:00Z`);
    for (const id of ['p6', 'p18']) await call({ id });
    await look('/', '/archive');
    for (const id of ['p6', 'p18']) site.source.posts.delete(id);
    for (const id of ['p6', 'p18']) await call({ id, removed: true });
    expect(await placesWith('Title of p18.', '/', '/archive', '/feed.xml')).toEqual([]);
  });

  test('a page that a visitor had made anew before the call does not hide what the lists show', async () => {
    for (let n = 1; n <= 60; n++) put(`p${n}`, day(n), { tags: ['t'] });
    await look('/archive', '/tags/t', '/archive/1', '/tags/t/1');
    put('p5', day(5), { tags: ['t'], title: 'Anew' });
    expect(await read('/blog/p5')).toContain('Anew');
    expect((await call({ id: 'p5' })).status).toBe(200);
    expect(await placesWith('Anew', '/archive/1', '/tags/t/1')).toHaveLength(2);
  });

  test('of two posts that fill a page together, the sitemap tells of its chunk', async () => {
    for (let n = 1; n <= 35; n++) put(`p${n}`, day(n));
    await look('/', '/archive', '/sitemap.xml', '/sitemap/newest.xml');
    for (const n of [41, 42]) put(`p${n}`, day(n));
    const calls = await Promise.all([41, 42].map((n) => call({ id: `p${n}` })));
    expect(calls.map(({ status }) => status)).toEqual([200, 200]);
    expect(await read('/archive')).toContain('/archive/1');
    expect(await read('/sitemap.xml')).toContain('/sitemap/1.xml');
  });

  test.each([
    ['to the newest', 45, 105, false],
    ['from the newest', 100, 45.5, true],
  ])('a date that moves %s page is seen on the numbered one', async (_, n, to, isThere) => {
    for (let each = 1; each <= 100; each++) put(`p${each}`, day(each), { tags: ['all'] });
    await look('/archive', '/tags/all', '/archive/3', '/tags/all/3', '/sitemap/3.xml');
    await call({ id: `p${n}` });
    put(`p${n}`, day(to), { tags: ['all'] });
    expect((await call({ id: `p${n}` })).status).toBe(200);
    const numbered = ['/archive/3', '/tags/all/3', '/sitemap/3.xml'];
    expect(await placesWith(`/blog/p${n}`, ...numbered)).toEqual(isThere ? numbered : []);
  });

  test('while the source fails, lists that moved by a place are exact: they need nothing of it', async () => {
    for (let n = 1; n <= 200; n++) put(`p${n}`, day(n));
    await published(site.server, { sweep: true });
    // Further from the removed post than what its publish makes anew.
    const far = '/archive/8';
    expect(await placesWith('/blog/p160"', far)).toEqual([far]);
    site.source.faults.set('unreadable', '500');
    expect((await readPage(site.server, '/blog/unreadable')).status).toBe(500);
    site.source.posts.delete('p1');
    const removal = await call({ id: 'p1', removed: true });
    expect(removal.status).toBe(200);
    expect(pathsOf(removal)).not.toContain(far);
    expect(await placesWith('/blog/p161"', far)).toEqual([far]);
  });
});

describe('with a post that is known from the list alone', () => {
  afterEach(() => site.stop());

  /** A site that knows a post from the list alone: whatever shows its text has to read it. */
  async function startWithUnread(more: Settings = {}): Promise<void> {
    const posts = [{ id: 'unread', title: 'Unread', content: 'Text of unread.', publishedAt: day(1) }];
    site = await startRestSite({ ...SETTINGS, ...more }, { posts });
    put('top', '2026-11-02T00:00:00Z', { tags: ['t'] });
    expect((await call({ id: 'top' })).status).toBe(200);
    // Its text is another one than that which the feeds have.
    put('unread', day(1), { content: 'Newer text of unread.' });
    site.source.faults.set('unread', '500');
    expect(outcomes(await call({ sweep: true }))).toMatchObject({ '/feed.xml': 'failed' });
    site.source.faults.clear();
  }

  const FEEDS = ['/atom.xml', '/feed.json', '/feed.xml'];

  test('what an earlier call made does not settle what a later one could not', async () => {
    await startWithUnread();
    await look('/archive', '/tags/t', '/');
    put('top', '2026-11-02T00:00:00Z', { tags: ['t'], title: 'Second.' });
    const hold = site.source.hold('unread');
    const first = call({ id: 'top' });
    await hold.arrived;
    await eventually(
      'the first is listed',
      async () => (await placesWith('Second.', '/archive', '/tags/t')).length === 2,
    );
    put('top', '2026-11-02T00:00:00Z', { tags: ['t'], title: 'Third.' });
    put('unread', day(1), { content: 'Newest text of unread.' });
    site.source.faults.set('unread', '500');
    const second = call({ sweep: true });
    await eventually('the second is made', async () => (await read('/blog/top')).includes('Third.'));
    hold.release();
    // On a busy machine a call is answered with 202 before it is known.
    expect([(await first).status, (await second).status]).not.toEqual([200, 200]);
    site.source.faults.clear();
    expect((await call({ id: 'top' })).status).toBe(200);
    expect(await placesWith('Third.', '/archive', '/tags/t', '/feed.xml')).toHaveLength(3);
  });

  test('a retry makes what is still old, and nothing else beside the post and home', async () => {
    await startWithUnread();
    put('top', '2026-11-02T00:00:00Z', { tags: ['t'], title: 'Second.' });
    // The feeds can't be made.
    site.source.faults.set('unread', '500');
    const failed = await call({ id: 'top' });
    expect(failed.status).toBe(500);
    expect(outcomes(failed)).toMatchObject({ '/feed.xml': 'failed', '/archive': 'updated' });
    site.source.faults.clear();
    expect(pathsOf(await call({ id: 'top' })).sort()).toEqual(['/', ...FEEDS, '/blog/top'].sort());
    expect(await placesWith('Second.', ...FEEDS)).toHaveLength(3);
    expect(pathsOf(await call({ id: 'top' })).sort()).toEqual(['/', '/blog/top']);
  });

  test('a source that hangs in the middle of a publish fails that call, and what cannot be made stays', async () => {
    await startWithUnread({ CONTENT_TIMEOUT_MS: '3000' });
    // The source tells of nothing new, and the feeds are still old.
    expect(pathsOf(await call({ sweep: true })).sort()).toEqual(FEEDS);
    const before = await read('/feed.xml');
    expect(before).toContain('Newer text of unread.');
    put('top', '2026-11-02T00:00:00Z', { tags: ['t'], title: 'Half' });
    put('unread', day(1), { content: 'Newest text of unread.' });
    site.source.faults.set('unread', 'hang');
    const answer = await call({ sweep: true });
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body.results)).toContain('within 3000 ms');
    expect(await read('/feed.xml')).toBe(before);
    const others = ['/', '/archive', '/blog/top'];
    expect(await placesWith('Half', ...others)).toEqual(others);
    site.source.faults.clear();
    expect((await call({ id: 'top' })).status).toBe(200);
    expect(await placesWith('Half', '/feed.xml', ...others)).toHaveLength(4);
  });
});

test('of two files saved together each comes to its own tag', async () => {
  const server = await startServer({ built: 'markdown' }, { REVALIDATE_SECONDS: 'false' });
  const readThere = async (path: string) => (await readPage(server, path)).text;
  await writePost(server.dir, 'old.md', 'title: Old\npublishedAt: 2026-01-01\ntags: [tb]', 'x');
  await eventually('the first', async () => (await readThere('/tags/tb')).includes('Old'));
  await writePost(server.dir, 'a1.md', 'title: File A\npublishedAt: 2026-11-02\ntags: [ta]', 'x');
  await writePost(server.dir, 'b1.md', 'title: File B\npublishedAt: 2026-11-01\ntags: [tb]', 'x');
  await eventually('both', async () => (await readThere('/tags/tb')).includes('File B'));
  await server.stop();
});
