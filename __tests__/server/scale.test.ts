// What a publish costs in a large blog: as much as in a small one.
import { eventually, outcomes, publish, readPage, revalidate } from '../support/http';
import { ScriptedSource, type SourcePost } from '../support/scripted-source';
import { BUILD_LIMIT_MS, build, layOut, type Server, startServer } from '../support/site';

const COUNT = 20_000;
const TEXT = 'A sentence that stands for the text of a post. '.repeat(60);

function post(n: number): SourcePost {
  const publishedAt = new Date(Date.UTC(2000, 0, 1) + n * 3_600_000).toISOString();
  const tags = n % 2 === 0 ? ['all', 'even'] : ['all', 'odd'];
  return { id: `p${n}`, title: `Post ${n}`, content: TEXT, excerpt: 'In short.', publishedAt, tags };
}

const source = new ScriptedSource(Array.from({ length: COUNT }, (_, index) => post(index + 1)));
let server: Server;

beforeAll(async () => {
  await source.start();
  const settings = {
    CONTENT_SOURCE: 'rest',
    CONTENT_API_URL: source.url,
    REVALIDATE_SECONDS: 'false',
    CONTENT_TIMEOUT_MS: '60000',
    // Shows each write of the cache, of which every generation has one.
    NEXT_PRIVATE_DEBUG_CACHE: '1',
  };
  expect((await build(await layOut('large'), settings)).code).toBe(0);
  server = await startServer({ built: 'large' }, settings);
  for (const path of ['/feed.xml', '/archive', '/tags', '/tags/all', '/tags/even', '/tags/odd']) {
    expect((await readPage(server, path)).status).toBe(200);
  }
}, BUILD_LIMIT_MS);

afterAll(async () => {
  await server.stop();
  await source.stop();
});

test('a build asks for no more than the newest posts', () => {
  expect(source.requests.length).toBeLessThan(400);
});

test.each([
  ['a new post', post(COUNT + 1)],
  ['a new title of the newest', { ...post(COUNT), title: 'Another title' }],
])('%s renews at most 8 pages, asks at most 12 questions, and takes in at most 1 MB', async (_, changed) => {
  source.put(changed);
  source.requests = [];
  source.bytes = 0;
  const call = await revalidate(server, { id: changed.id });
  expect(call.status).toBe(200);
  const pages = Object.keys(outcomes(call)).filter((path) => !/\.(xml|json)$/.test(path));
  expect(pages.length).toBeLessThanOrEqual(8);
  expect(source.requests.length).toBeLessThanOrEqual(12);
  expect(source.bytes).toBeLessThanOrEqual(1_000_000);
  for (const path of ['/', '/archive', '/tags/all', '/feed.xml']) {
    expect([path, (await readPage(server, path)).text]).toEqual([
      path,
      expect.stringContaining(changed.title),
    ]);
  }
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
    const isLast = async () => (await revalidate(server, { paths: LISTS })).status === 200;
    await eventually('the last run of each list', isLast, BUILD_LIMIT_MS);

    const made = generations(logged);
    for (const path of LISTS) {
      expect([path, made.get(path)]).toEqual([path, expect.any(Number)]);
      expect([path, (made.get(path) ?? 0) <= A_FEW]).toEqual([path, true]);
    }
    // What lies beyond the first page of a list only the lists ask for.
    const ofLists = source.requests.filter((url) => url.includes('_page=2&'));
    expect(ofLists.length).toBeLessThanOrEqual(A_FEW * LISTS.length);
    // Each post asks for what stands around it, and no more.
    expect(source.requests.length).toBeLessThanOrEqual(POSTS * 30);
    expect((await readPage(server, '/')).text).toContain(`Post ${ids.at(-1)}<`);
  },
  BUILD_LIMIT_MS,
);
