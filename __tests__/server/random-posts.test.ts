// Posts as nobody writes them, at random, through each source: whatever is in one, readers of another get their page, and
// every list goes on. `FUZZ_POSTS=10000` sends so many through each source, `FUZZ_SEED` the same ones again.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import pLimit from 'p-limit';
import { readPage, revalidate } from '../support/http';
import { type RandomPost, randomPosts } from '../support/random-posts';
import { RANDOM_SOURCES, STEADY } from '../support/random-sources';
import { type Server, startServer } from '../support/site';

const POSTS = Number(process.env.FUZZ_POSTS ?? 20);
/** Then it is told how long reads took, beside those of a server that has nothing else to do. */
const IS_LONG = process.env.FUZZ_POSTS !== undefined;
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
/** These take the place of those before them. */
const AT_ONCE = 500;
/** Of these a webhook tells; the others are found. */
const TOLD = 4;
/** So many are visited at the same time: enough that workers are never idle, and not so many that all readers wait in a row. */
const VISITORS = 8;
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
/** Of the processor for a text. After it a new worker has to start, which takes twice as much. */
const RENDER_MS = 300;

/** How long reads took. */
class Times {
  private readonly all: number[] = [];
  private slowest = { path: '', ms: 0 };

  async of<T>(path: string, read: PromiseLike<T>): Promise<T> {
    const startedMs = performance.now();
    const page = await read;
    const ms = Math.round(performance.now() - startedMs);
    if (ms > this.slowest.ms) this.slowest = { path, ms };
    this.all.push(ms);
    return page;
  }

  toString(): string {
    const sorted = this.all.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1];
    return `${sorted.length} reads, median ${at(0.5)} ms, 99.9 % within ${at(0.999)} ms, slowest ${this.slowest.ms} ms (${this.slowest.path})`;
  }
}

/**
 * Reads what a reader of another post reads, until something has ended.
 * @param idle a server of the same machine that has nothing else to do
 */
async function readMeanwhile(
  server: Server,
  times: Times,
  work: Promise<unknown>,
  idle?: Idle,
): Promise<void> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  const whileAtWork = async (read: () => Promise<void>) => {
    while (!isOver) {
      await read();
      await wait(BETWEEN_READS_MS);
    }
  };
  const readers = ['/blog/steady', '/'].map((path) =>
    whileAtWork(async () => {
      const page = await times.of(path, readPage(server, path));
      expect([path, page.status]).toEqual([path, 200]);
      if (path !== '/') expect(page.text).toContain(STEADY);
    }),
  );
  if (idle)
    readers.push(whileAtWork(async () => void (await idle.times.of('/', readPage(idle.server, '/')))));
  await Promise.all([over, ...readers]);
}

interface Idle {
  server: Server;
  times: Times;
}

/** Publishes posts and reads them. Their own pages may be anything, but they are answered. */
async function publishAll(server: Server, posts: RandomPost[], count: Map<string, number>): Promise<void> {
  const note = (what: string) => count.set(what, (count.get(what) ?? 0) + 1);
  const told = posts.slice(0, TOLD).map(({ slug }) => ({ id: slug }));
  const calls = [{ sweep: true }, ...told].map(async (message) => {
    const { status } = await revalidate(server, message);
    expect(VERDICTS).toContain(status);
    note(`call ${status}`);
  });
  const visits = pLimit(VISITORS);
  const pages = posts.map(({ slug }) =>
    visits(async () => note(`page ${(await readPage(server, `/blog/${encodeURIComponent(slug)}`)).status}`)),
  );
  await Promise.all([...calls, ...pages]);
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
        RENDER_TIMEOUT_MS: String(RENDER_MS),
        RENDER_MEMORY_MB: '128',
        ...source.settings,
      },
    );
    const count = new Map<string, number>();
    const delay = monitorEventLoopDelay();
    delay.enable();
    const times = new Times();
    const idle = IS_LONG && { server: await startServer({ built: 'markdown' }, {}), times: new Times() };
    const all = fc.sample(randomPosts, { numRuns: POSTS, seed: SEED });
    const startedMs = performance.now();
    await source.put([], server);
    await revalidate(server, { id: 'steady' });
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const posts = all.slice(from, from + AT_ONCE);
      await source.put(posts, server);
      const work = publishAll(server, posts, count).then(() => expectListsAreWell(server));
      await readMeanwhile(server, times, work, idle || undefined);
    }
    expect(server.log()).not.toMatch(/unhandled|uncaught/i);
    if (idle) {
      const stalledMs = Math.round(delay.max / 1e6);
      const idleTimes = `idle server: ${idle.times}`;
      const perSecond = (POSTS / (performance.now() - startedMs)) * 1000;
      console.info(
        `${name}: ${perSecond.toFixed(1)} posts a second; ${JSON.stringify(Object.fromEntries(count))}; ${times}; ${idleTimes}; test ${stalledMs} ms`,
      );
      await idle.server.stop();
    }
    await server.stop();
    await source.stop();
  },
  3_600_000,
);
