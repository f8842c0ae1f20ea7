// A server that knows no posts yet reads them all, chunk by chunk, while it serves what can be right already.
import { site as blog } from '../../site.config';
import { readPage, readUntil } from '../support/http';
import { POSTS } from '../support/posts';
import { type Hold, ScriptedSource } from '../support/scripted-source';
import { LONG_TIMEOUT_MS, type Server, type Settings, startServer } from '../support/site';

const DAY_MS = 86_400_000;
const NEWEST_MS = Date.parse('2026-10-01T00:00:00Z');
const COUNT = 350;

/** `post-1` is the oldest; one in five has the tag `fifth`. */
const MANY = Array.from({ length: COUNT }, (_, index) => ({
  id: `post-${index + 1}`,
  title: `Post ${index + 1}`,
  content: `Text of post ${index + 1}.`,
  publishedAt: new Date(NEWEST_MS - (COUNT - index) * DAY_MS).toISOString(),
  tags: index % 5 === 0 ? ['fifth'] : [],
}));

let source: ScriptedSource;
let server: Server;
let settings: Settings;

beforeEach(async () => {
  // The site was built when there were three.
  source = await new ScriptedSource([...POSTS, ...MANY]).start();
  settings = { ...source.settings, CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS };
});

afterEach(async () => {
  await server.stop('SIGKILL');
  await source.stop();
});

/** Starts the server, and holds a chunk of the list. */
async function startHolding(chunk: number): Promise<Hold> {
  const holds = [source.hold('')];
  const starting = startServer({ built: 'rest' }, settings);
  for (let arrived = 1; arrived < chunk; arrived++) {
    const before = holds.at(-1) as Hold;
    await before.arrived;
    holds.push(source.hold(''));
    before.release();
  }
  server = await starting;
  const held = holds.at(-1) as Hold;
  await held.arrived;
  return held;
}

const chunksAskedFor = () =>
  source.requests.flatMap((url) => new URL(url, source.url).searchParams.get('_page') ?? []);

/** The paths in a sitemap. */
async function addressesIn(path: string): Promise<string[]> {
  const { text } = await readPage(server, path);
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
}

test('while it reads, what needs all posts is not ready, and says when to ask again', async () => {
  const held = await startHolding(2);
  // What was built stays as it is.
  for (const [path, shown] of [
    ['/', 'Hello'],
    ['/archive', 'Hello'],
    ['/tags', '/tags/news'],
    ['/tags/news', 'Hello'],
    ['/blog/hello', 'Text of hello'],
  ] as const) {
    const { status, text } = await readPage(server, path);
    expect([path, status, text.includes(shown)]).toEqual([path, 200, true]);
  }
  const feed = await readPage(server, '/feed.xml');
  expect([feed.status, feed.text.includes(`Text of post ${COUNT}.`)]).toEqual([200, true]);
  const unbuilt = await readPage(server, '/blog/post-1');
  expect([unbuilt.status, unbuilt.text.includes('Text of post 1.')]).toEqual([200, true]);

  for (const path of ['/archive/1', '/tags/fifth', '/tags/fifth/1', '/sitemap.xml', '/sitemap/1.xml']) {
    const { status, headers } = await readPage(server, path);
    expect([path, status, Number(headers['retry-after']) > 0]).toEqual([path, 503, true]);
    expect(headers['cache-control'] ?? '').not.toContain('s-maxage');
  }
  const { text } = await readPage(server, '/archive/1');
  expect(text).toContain(blog.words.serverError.heading);
  expect(text).toContain('class="masthead"');

  held.release();
  for (const path of ['/archive/1', '/tags/fifth', '/sitemap.xml'])
    await readUntil(server, path, ({ status }) => status === 200);
  expect((await readPage(server, '/archive/1')).text).toContain('/blog/post-1"');
  expect((await readPage(server, '/tags/fifth')).text).toContain(`/blog/post-${COUNT - 4}"`);
  // What was built before is made anew.
  for (const path of ['/', '/archive'])
    expect((await readPage(server, path)).text).toContain(`/blog/post-${COUNT}"`);
  expect((await readPage(server, '/tags')).text).toContain('fifth');
});

test('only the first readers wait for it, and the log says once that it goes on', async () => {
  const held = await startHolding(2);
  const readers = 16;
  const startedMs = performance.now();
  for (let reader = 1; reader <= readers; reader++) {
    expect((await readPage(server, `/archive/${reader}`)).status).toBe(503);
  }
  // It would be longer if each of them waited as long as the first.
  expect(performance.now() - startedMs).toBeLessThan(readers * 1500);
  expect(server.log().split('for the first time')).toHaveLength(2);
  held.release();
});

test('a server that was killed half-way goes on after the last chunk that it took in', async () => {
  const held = await startHolding(3);
  await server.stop('SIGKILL');
  held.release();
  source.requests = [];

  server = await startServer({ dir: server.dir }, settings);
  await readUntil(server, '/archive/1', ({ status }) => status === 200);
  expect(chunksAskedFor()).toEqual(['3', '4']);
  const chunks = await addressesIn('/sitemap.xml');
  const listed = (await Promise.all(chunks.map(addressesIn)))
    .flat()
    .filter((path) => path.startsWith('/blog/'));
  expect(new Set(listed).size).toBe(COUNT + POSTS.length);
  expect(listed).toHaveLength(COUNT + POSTS.length);
});
