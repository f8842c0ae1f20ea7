// Posts as nobody writes them, at random, through each source: whatever is in one, readers of another get their page, and
// every list goes on. `FUZZ_POSTS=10000` sends so many through each source, `FUZZ_SEED` the same ones again.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { readPage, revalidate } from '../support/http';
import { type RandomPost, randomPosts } from '../support/random-posts';
import { RANDOM_SOURCES, STEADY } from '../support/random-sources';
import { type Server, startServer } from '../support/site';

const POSTS = Number(process.env.FUZZ_POSTS ?? 20);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
/** No more than a sync believes to be gone at once. */
const AT_ONCE = 20;
/** Of these a webhook tells; the others are found. */
const TOLD = 4;
/** What a call may say of such a post. */
const VERDICTS = [200, 202, 400, 500, 503];
const LISTS = [
  '/',
  '/archive',
  '/tags',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/sitemap.xml',
  '/sitemap/newest.xml',
];
const BETWEEN_READS_MS = 20;

/** Reads what a reader of another post reads, until something has ended. Gives how long the slowest took. */
async function readMeanwhile(server: Server, work: Promise<unknown>): Promise<number> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  let slowestMs = 0;
  const readers = ['/blog/steady', '/'].map(async (path) => {
    while (!isOver) {
      const startedMs = performance.now();
      const page = await readPage(server, path);
      slowestMs = Math.max(slowestMs, performance.now() - startedMs);
      expect([path, page.status]).toEqual([path, 200]);
      if (path !== '/') expect(page.text).toContain(STEADY);
      await wait(BETWEEN_READS_MS);
    }
  });
  await Promise.all([over, ...readers]);
  return slowestMs;
}

/** Publishes posts and reads them. Their own pages may be anything, but they are answered. */
async function publishAll(server: Server, posts: RandomPost[], count: Map<string, number>): Promise<void> {
  const note = (what: string) => count.set(what, (count.get(what) ?? 0) + 1);
  const sweep = await revalidate(server, { sweep: true });
  const calls = posts.slice(0, TOLD).map(({ slug }) => revalidate(server, { id: slug }));
  for (const { status } of [sweep, ...(await Promise.all(calls))]) {
    expect(VERDICTS).toContain(status);
    note(`call ${status}`);
  }
  const paths = posts.map(({ slug }) => `/blog/${encodeURIComponent(slug)}`);
  for (const { status } of await Promise.all(paths.map((path) => readPage(server, path))))
    note(`page ${status}`);
}

async function expectListsAreWell(server: Server): Promise<void> {
  for (const path of LISTS) {
    const { status, text } = await readPage(server, path);
    expect([path, status]).toEqual([path, 200]);
    if (path.endsWith('.xml')) expect([path, XMLValidator.validate(text)]).toEqual([path, true]);
    if (path.endsWith('.json')) expect(() => JSON.parse(text)).not.toThrow();
  }
}

test.each(Object.entries(RANDOM_SOURCES))(
  `${POSTS} posts through %s, with the seed ${SEED}`,
  async (name, start) => {
    const source = await start();
    const server = await startServer(
      { built: source.built ?? 'rest' },
      {
        CONTENT_SOURCE: name,
        REVALIDATE_SECONDS: 'false',
        FIRST_VISITS_PER_SECOND: '100000',
        RENDER_TIMEOUT_MS: '1500',
        RENDER_MEMORY_MB: '128',
        ...source.settings,
      },
    );
    const count = new Map<string, number>();
    const delay = monitorEventLoopDelay();
    delay.enable();
    let slowestMs = 0;
    const all = fc.sample(randomPosts, { numRuns: POSTS, seed: SEED });
    await source.put([], server);
    await revalidate(server, { id: 'steady' });
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const posts = all.slice(from, from + AT_ONCE);
      await source.put(posts, server);
      const work = publishAll(server, posts, count).then(() => expectListsAreWell(server));
      slowestMs = Math.max(slowestMs, await readMeanwhile(server, work));
    }
    expect(server.log()).not.toMatch(/unhandled|uncaught/i);
    if (process.env.FUZZ_POSTS) {
      const stalledMs = Math.round(delay.max / 1e6);
      console.info(name, Object.fromEntries(count), { slowestMs: Math.round(slowestMs), stalledMs });
    }
    await server.stop();
    await source.stop();
  },
  3_600_000,
);
