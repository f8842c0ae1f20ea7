// The texts in feeds: a publish reads those that are new, also where no page of a post is in the cache.
import { flood } from '../support/flood';
import { published, readPage, readUntil, revalidate } from '../support/http';
import { ScriptedSource, type SourcePost } from '../support/scripted-source';
import { LONG_TIMEOUT_MS, type Server, type Settings, startServer } from '../support/site';

const COUNT = 24;
const FEEDS = ['/feed.xml', '/atom.xml', '/feed.json'];

const post = (n: number, more: Partial<SourcePost> = {}): SourcePost => ({
  id: `p${n}`,
  title: `Post ${n}`,
  content: `Text of post ${n}.`,
  publishedAt: new Date(Date.UTC(2020, 0, 1) + n * 3_600_000).toISOString(),
  tags: [],
  ...more,
});

const source = new ScriptedSource(Array.from({ length: COUNT }, (_, index) => post(index + 1)));
let settings: Settings;
let server: Server;

beforeAll(async () => {
  await source.start();
  settings = {
    ...source.settings,
    CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
    REVALIDATE_SECONDS: 'false',
  };
  // The pages that were built are of other posts.
  server = await startServer({ built: 'rest' }, settings);
  await server.logged(`"event":"catalogue","posts":${COUNT}`);
  expect([...(await flood(server, FEEDS, { atOnce: 1 }))]).toEqual([[200, FEEDS.length]]);
});

afterAll(async () => {
  await server.stop();
  await source.stop();
});

test.each([
  ['a new post', () => post(COUNT + 1)],
  ['a new title', () => post(COUNT - 3, { title: 'Another title' })],
  ['a new text', () => post(COUNT - 4, { content: 'Another text of it.' })],
])('%s costs one request, and is in every feed with its text and the others’', async (_, change) => {
  const changed = change();
  source.put(changed);
  source.requests = [];
  await published(server, { id: changed.id });
  expect(source.requests).toEqual([`/posts/${changed.id}`]);
  for (const path of FEEDS) {
    const { text } = await readPage(server, path);
    for (const shown of [changed.title, changed.content, `Text of post ${COUNT}.`])
      expect([path, text]).toEqual([path, expect.stringContaining(shown ?? '')]);
  }
});

test('a post whose text does not fit keeps no other post out of the feeds', async () => {
  // Its list, which is without texts, does not tell.
  const odd = post(COUNT + 2, { excerpt: 'What is odd, in short.', updatedAt: '2026-11-20T09:00:00Z' });
  Object.defineProperty(odd, 'content', {
    enumerable: true,
    get: () => (source.requests.at(-1) === `/posts/${odd.id}` ? 5 : undefined),
  });
  source.put(odd);
  await revalidate(server, { sweep: true });
  const next = post(COUNT + 3);
  source.put(next);
  await published(server, { id: next.id });
  for (const path of FEEDS) {
    const { text } = await readPage(server, path);
    for (const shown of [next.content, 'What is odd, in short.'])
      expect([path, text]).toEqual([path, expect.stringContaining(shown ?? '')]);
  }
  source.posts.delete(odd.id);
  source.posts.delete(next.id);
  await published(server, { id: odd.id });
  await published(server, { id: next.id });
});

test('a post that is published after a restart costs one request', async () => {
  await server.stop();
  server = await startServer({ dir: server.dir }, settings);
  // It syncs, which is a request.
  await readPage(server, '/archive');
  source.put(post(COUNT - 5, { content: 'Text after the restart.' }));
  source.requests = [];
  await published(server, { id: `p${COUNT - 5}` });
  expect(source.requestsFor(`p${COUNT - 5}`)).toBe(1);
  expect(source.requests.filter((url) => !url.startsWith('/posts?'))).toHaveLength(1);
});

test('a feed that has all texts stays as it was while the source fails for one', async () => {
  const before = await readPage(server, '/feed.xml');
  source.put(post(COUNT - 6, { content: 'A text that nobody gets.' }));
  source.faults.set(`p${COUNT - 6}`, '500');
  const { status } = await revalidate(server, { sweep: true });
  expect([status, (await readPage(server, '/feed.xml')).text]).toEqual([500, before.text]);
  source.faults.clear();
  // Readers don't wait for the source, which is asked once for all of them.
  const hold = source.hold(`p${COUNT - 6}`);
  source.requests = [];
  for (let read = 0; read < 5; read++) expect((await readPage(server, '/feed.xml')).text).toBe(before.text);
  await hold.arrived;
  hold.release();
  await readUntil(server, '/feed.xml', ({ text }) => text.includes('A text that nobody gets.'));
  expect(source.requestsFor(`p${COUNT - 6}`)).toBe(1);
  await published(server, { sweep: true });
  expect((await readPage(server, '/feed.xml')).text).toContain('A text that nobody gets.');
});

describe('where the source fails for the text of one post, and no feed was ever made', () => {
  const FAILING = `p${COUNT}`;
  let fresh: Server;

  beforeAll(async () => {
    source.put(post(COUNT, { excerpt: 'What fails, in short.', tags: ['kept'] }));
    await published(server, { id: FAILING });
    source.faults.set(FAILING, '500');
    fresh = await startServer({ built: 'rest' }, settings);
    await fresh.logged(`"event":"catalogue","posts":${source.posts.size}`);
  });

  afterAll(async () => {
    source.faults.clear();
    await fresh.stop();
  });

  test('each feed is given with its excerpt, for a minute at most, and with the others’ texts', async () => {
    for (const path of FEEDS) {
      const { status, text, headers } = await readPage(fresh, path);
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 's-maxage=60']);
      for (const shown of [`Post ${COUNT}`, 'What fails, in short.', `Text of post ${COUNT - 1}.`])
        expect([path, text]).toEqual([path, expect.stringContaining(shown)]);
      expect(text).not.toContain(`Text of post ${COUNT}.`);
    }
  });

  test('a publish shows what it can and says what it can’t, and the log names it once', async () => {
    source.put(post(COUNT - 1, { title: 'Meanwhile' }));
    const { status, body } = await revalidate(fresh, { id: `p${COUNT - 1}` });
    expect([status, JSON.stringify(body)]).toEqual([
      500,
      expect.stringContaining(`lacks the text of ${FAILING}`),
    ]);
    expect((await readPage(fresh, '/feed.xml')).text).toContain('Meanwhile');
    expect(fresh.log().match(/"event":"feeds without a text","post":"[^"]*"/g)).toEqual([
      `"event":"feeds without a text","post":"${FAILING}"`,
    ]);
  });

  test('home, lists, feeds of tags, the sitemap and other posts don’t notice', async () => {
    const tag = ['/tags', '/tags/kept', '/tags/kept/feed.xml'];
    for (const path of ['/', '/archive', ...tag, '/sitemap.xml', '/sitemap/newest.xml', '/blog/p1'])
      expect([path, (await readPage(fresh, path)).status]).toEqual([path, 200]);
  });

  test('the next publish that concerns them mends them', async () => {
    source.faults.clear();
    source.put(post(COUNT - 2, { title: 'Later' }));
    await published(fresh, { id: `p${COUNT - 2}` });
    for (const path of FEEDS) {
      const { text, headers } = await readPage(fresh, path);
      expect([path, text]).toEqual([path, expect.stringContaining(`Text of post ${COUNT}.`)]);
      expect(headers['cache-control']).toBe('s-maxage=31536000');
    }
  });
});
