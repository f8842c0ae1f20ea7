// What a publish costs in a large blog: as much as in a small one.
import { BUILD_LIMIT_MS, buildSite } from '../support/build';
import { eventually, outcomes, publish, readPage, revalidate } from '../support/http';
import { ScriptedSource, type SourcePost } from '../support/scripted-source';
import { type Server, startServer } from '../support/site';

const COUNT = 20_000;
const TEXT = 'A sentence that stands for the text of a post. '.repeat(60);

function post(n: number): SourcePost {
  const publishedAt = new Date(Date.UTC(2000, 0, 1) + n * 3_600_000).toISOString();
  const tags = n % 2 === 0 ? ['all', 'even'] : ['all', 'odd'];
  return { id: `p${n}`, title: `Post ${n}`, content: TEXT, excerpt: 'In short.', publishedAt, tags };
}

const source = new ScriptedSource(Array.from({ length: COUNT }, (_, index) => post(index + 1)));
let server: Server;
let builtWith: number;

beforeAll(async () => {
  await source.start();
  const settings = {
    ...source.settings,
    REVALIDATE_SECONDS: 'false',
    CONTENT_TIMEOUT_MS: '60000',
    // Shows each write of the cache, of which every generation has one.
    NEXT_PRIVATE_DEBUG_CACHE: '1',
  };
  expect((await buildSite('large', settings)).code).toBe(0);
  builtWith = source.requests.length;
  server = await startServer({ built: 'large' }, settings);
  await server.logged(`"event":"catalogue","posts":${COUNT}`);
  for (const path of ['/feed.xml', '/archive', '/tags', '/tags/all', '/tags/even', '/tags/odd']) {
    expect((await readPage(server, path)).status).toBe(200);
  }
}, BUILD_LIMIT_MS);

afterAll(async () => {
  await server.stop();
  await source.stop();
});

test('a build asks for no more than the newest posts, and the first start for the list', () => {
  console.info(`The build of ${COUNT} posts: ${builtWith} requests.`);
  expect(builtWith).toBeLessThan(100);
  // Of a hundred posts each.
  expect(source.requests.filter((url) => url.startsWith('/posts?')).length).toBeLessThan(COUNT / 100 + 20);
});

const NEWEST = ['/', '/archive', '/tags/all', '/feed.xml'];
const OLDEST = ['/archive/1', '/tags/all/1', '/blog/p2'];
const FIRST = { ...post(1), title: 'The first post anew' };

test.each([
  ['a new post', post(COUNT + 1), 8, NEWEST],
  ['a new title of the newest', { ...post(COUNT), title: 'Another title' }, 8, NEWEST],
  // Besides its own page: of three lists one page, and what names it as a neighbour or as related.
  ['a new title of the oldest', FIRST, 10, OLDEST],
  ['another tag of the oldest', { ...FIRST, tags: ['all', 'even'] }, 25, ['/tags/even/1', ...OLDEST]],
])('%s costs one request, at most so many pages, and is seen', async (_, changed, most, places) => {
  source.put(changed);
  source.requests = [];
  source.bytes = 0;
  const call = await revalidate(server, { id: changed.id });
  expect(call.status).toBe(200);
  const pages = Object.keys(outcomes(call)).filter((path) => !/\.(xml|json)$/.test(path));
  expect(pages.length).toBeLessThanOrEqual(most);
  expect(source.requests).toEqual([`/posts/${changed.id}`]);
  expect(source.bytes).toBeLessThanOrEqual(10_000);
  for (const path of places) {
    expect([path, (await readPage(server, path)).text]).toEqual([
      path,
      expect.stringContaining(changed.title),
    ]);
  }
  // Readers cost nothing, save those of a post whose page nobody has made yet.
  expect(source.requests.filter((url) => url !== '/posts/p2')).toHaveLength(1);
});

test('a removal of the oldest costs one request, and moves all the others by a place before they are read', async () => {
  const pages = [
    [1, 2],
    [500, 9982],
    [900, 17982],
  ];
  for (const [number] of pages) await readPage(server, `/archive/${number}`);
  source.posts.delete('p1');
  source.requests = [];
  expect((await publish(server, { id: 'p1', removed: true })).status).toBe(200);
  // That it is not there is believed, for it is what the caller says.
  expect(source.requests).toEqual(['/posts/p1']);
  for (const [number, oldest = 0] of pages) {
    const { text } = await readPage(server, `/archive/${number}`);
    expect(text).toContain(`>Post ${oldest}<`);
    expect(text).not.toContain(`/blog/p${oldest - 1}"`);
  }
  expect(source.requests).toHaveLength(1);
  source.put(post(1));
  expect((await publish(server, { id: 'p1' })).status).toBe(200);
});

test('a new title of an old post is on its numbered pages', async () => {
  const numbered = '/archive/3';
  expect((await readPage(server, numbered)).text).toContain('>Post 45<');
  source.put({ ...post(45), title: 'An old post anew' });
  expect((await publish(server, { id: 'p45' })).status).toBe(200);
  expect((await readPage(server, numbered)).text).toContain('An old post anew');
  expect((await readPage(server, '/blog/p46')).text).toContain('An old post anew');
});

/** How often each path was generated, since the log had so many characters. */
function generations(from: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, path = ''] of server
    .log()
    .slice(from)
    .matchAll(/"cache set","path":"([^"]+)"/g))
    counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

test(
  'two hundred posts published at once renew each shared list a few times, not two hundred times',
  async () => {
    const POSTS = 200;
    const A_FEW = 20;
    const LISTS = [
      '/',
      '/archive',
      '/tags/all',
      '/feed.xml',
      '/atom.xml',
      '/feed.json',
      '/sitemap/newest.xml',
    ];
    const ids = Array.from({ length: POSTS }, (_, index) => COUNT + 10 + index);
    for (const n of ids) source.put(post(n));
    source.requests = [];
    const logged = server.log().length;
    const calls = await Promise.all(ids.map((n) => revalidate(server, { id: `p${n}` })));
    expect(calls.filter(({ status }) => status !== 200 && status !== 202)).toEqual([]);
    // Calls that were told 202 go on. When all posts are made all plans are, and a run of a list is the last one.
    const isMade = () => {
      // Once a look: the source runs in this process too, and answers nothing meanwhile.
      const made = generations(logged);
      return ids.every((n) => made.has(`/blog/p${n}`));
    };
    await eventually('every post is made', isMade, BUILD_LIMIT_MS);
    console.info(`${POSTS} publishes at once: ${source.requests.length} requests.`);
    expect(source.requests.length).toBeLessThanOrEqual(POSTS * 2);
    expect(source.requests.filter((url) => url.startsWith('/posts?'))).toEqual([]);
    const isLast = async () => (await revalidate(server, { paths: LISTS })).status === 200;
    await eventually('the last run of each list', isLast, BUILD_LIMIT_MS);

    const made = generations(logged);
    for (const path of LISTS) {
      expect([path, made.get(path)]).toEqual([path, expect.any(Number)]);
      expect([path, (made.get(path) ?? 0) <= A_FEW]).toEqual([path, true]);
    }
    expect((await readPage(server, '/')).text).toContain(`Post ${ids.at(-1)}<`);
  },
  BUILD_LIMIT_MS,
);
