// All at once, for a while: two servers that share a Redis; readers, publishes, strangers, faults of the source,
// restarts of Redis, and kill -9 of the second server. No answer may be wrong, and what the first server holds at the
// end is what it held at the beginning. `SOAK_MINUTES=10` lets it run for so long.
// Goes with: ghost.
import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { site as blog } from '../../site.config';
import { heldMemory, withHeap } from '../support/held-memory';
import { eventually, readPage, revalidate } from '../support/http';
import { OpenConnections } from '../support/open-connections';
import { HELLO } from '../support/posts';
import { FAULTS, type SourcePost } from '../support/scripted-source';
import { isAway, readShared, type SharedSite, startSharedSite, timesAway } from '../support/shared-site';
import { type Server, startServer } from '../support/site';

const MINUTES = Number(process.env.SOAK_MINUTES ?? 0.25);
const POSTS = 40;
/** More than the posts and lists take that are read again and again, and less than those with the others. */
const CACHE_MB = 8;
/** Posts that are read twice, at the start, so that the caches are full. */
const OTHERS = 100;
const OTHER_TEXT = 'Words of another post. '.repeat(500);
const HEAP_MB = 192;
/** By which what is needed may differ: a publish may be under way. */
const GROWN_MB = 12;
/** Node, the code, what has just arrived (docs/limits.md). */
const BESIDES_MB = 200;
const LOG_IS_LATE_MS = 200;
const MADE_TRUE_AGAIN_MS = 15_000;
const OF_STRANGERS = [404, 429, 500, 503];
// A fault lasts no longer than this, and the source is asked again by then.
const TIMEOUT_MS = '1000';

let site: SharedSite;
let settings: Record<string, string>;

/** By post: the latest text that the source has, and that a 200 was answered for. */
const latest = new Map<number, number>();
const promised = new Map<number, number>();
const promisedMs = new Map<number, number>();
let emptiedMs = 0;
/** What happened last, for the error. */
const happened: string[] = [];
const note = (what: string) => {
  happened.push(`${new Date().toISOString().slice(14, 23)} ${what}`);
  happened.splice(0, happened.length - 60);
};
const count: Record<string, number> = {};
const counted = (what: string) => {
  count[what] = (count[what] ?? 0) + 1;
};

const post = (n: number, version: number): SourcePost => ({
  ...HELLO,
  id: `post-${n}`,
  title: `Post ${n} at ${version}`,
  content: `Version ${version}.\n\n${'Words of a post. '.repeat(100)}`,
  publishedAt: new Date(Date.UTC(2026, 0, 1 + n)).toISOString(),
  updatedAt: new Date(Date.UTC(2026, 5, 1) + version * 1000).toISOString(),
});

const other = (n: number): SourcePost => ({
  id: `other-${n}`,
  title: `Other ${n}`,
  content: OTHER_TEXT,
  excerpt: 'In short.',
  publishedAt: new Date(Date.UTC(2020, 0, 1 + n)).toISOString(),
  updatedAt: new Date(Date.UTC(2020, 0, 1 + n)).toISOString(),
});

beforeAll(async () => {
  site = await startSharedSite(0);
  for (let n = 0; n < POSTS; n++) site.source.put(post(n, 1));
  for (let n = 0; n < OTHERS; n++) site.source.put(other(n));
  settings = {
    ...site.source.settings,
    REDIS_URL: site.redis.url,
    CONTENT_TIMEOUT_MS: TIMEOUT_MS,
    REVALIDATE_SECONDS: '5',
    SWEEP_SECONDS: '5',
    REVALIDATE_SENDERS: 'ghost',
    CACHE_MEMORY_MB: String(CACHE_MB),
  };
  for (let n = 0; n < 2; n++)
    site.servers.push(await startServer({ built: 'rest' }, settings, withHeap(HEAP_MB)));
});

afterAll(() => site.stop());

const oneOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
const isRunning = (server: Server) => site.servers.includes(server);

/**
 * Whether a promise is from before Redis lost all, which is not long ago. The servers ask the source then; but while that
 * fails too, as it does here all the time, the last good page stays until it can be made again.
 */
const isLost = (n: number) =>
  (promisedMs.get(n) ?? 0) < emptiedMs && Date.now() - emptiedMs < MADE_TRUE_AGAIN_MS;

/** A server that runs. */
const aServer = () => oneOf(site.servers);

let hasFailed = false;

/** Does something again and again until the end; what stops it stops the soak. */
async function repeat(endMs: number, pauseMs: number, work: () => Promise<void>): Promise<void> {
  while (Date.now() < endMs && !hasFailed) {
    await work();
    await wait(Math.random() * 2 * pauseMs);
  }
}

async function read(): Promise<void> {
  const server = aServer();
  const n = Math.floor(Math.random() * POSTS);
  const wanted = promised.get(n) ?? 0;
  const away = timesAway(server);
  const page = await readShared(server, `/blog/post-${n}`).catch(() => null);
  // Whoever was killed meanwhile answers nobody.
  if (!page || !isRunning(server)) return;
  counted('reads');
  // A page that the server never had can't be made while the source fails.
  if (page.status >= 500 && (site.source.fault !== null || wasFaulty()))
    return counted('reads of unmade pages');
  expect([server.url, n, page.status]).toEqual([server.url, n, 200]);
  expect(page.text).toMatch(/<\/html>$/);
  // A server without Redis cannot know what another has published.
  if (isAway(server) || timesAway(server) > away) return counted('reads without Redis');
  const version = Number(page.text.match(/Version (\d+)\./)?.[1]);
  if (version >= wanted && version <= (latest.get(n) ?? 1)) return;
  // The line of the log may come after the answer.
  await wait(LOG_IS_LATE_MS);
  if (timesAway(server) > away) return counted('reads without Redis');
  if (isLost(n)) return counted('reads of what Redis has lost');
  throw new Error(
    `Post ${n} at ${version} from ${server.url} instead of ${wanted}, which was promised. ${happened.join(', ')}; now.`,
  );
}

async function readLists(): Promise<void> {
  const server = aServer();
  const path = oneOf(['/', '/archive', '/tags', '/feed.xml', '/sitemap.xml']);
  const page = await readPage(server, path).catch(() => null);
  if (!page || !isRunning(server)) return;
  counted('lists');
  if (page.status === 503) return counted('lists that are being made');
  expect([path, page.status]).toEqual([path, 200]);
}

async function publish(): Promise<void> {
  const n = Math.floor(Math.random() * POSTS);
  const version = (latest.get(n) ?? 1) + 1;
  latest.set(n, version);
  site.source.put(post(n, version));
  const { url } = aServer();
  const call = await revalidate({ url }, { id: `post-${n}` }).catch(() => null);
  counted(`publishes ${call?.status ?? 'cut off'}`);
  if (call) expect([200, 202, 500, 503]).toContain(call.status);
  if (call?.status !== 200) return;
  promised.set(n, Math.max(promised.get(n) ?? 0, version));
  promisedMs.set(n, Date.now());
  note(`post ${n} at ${version} by ${url}`);
}

async function visit(): Promise<void> {
  const server = aServer();
  const page = await readPage(server, `/blog/stranger-${Math.random()}`).catch(() => null);
  if (!page || !isRunning(server)) return;
  counted('strangers');
  expect(OF_STRANGERS).toContain(page.status);
}

async function holdConnections(): Promise<void> {
  const held = new OpenConnections(aServer());
  held.open(10, 'GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
  held.open(10, 'GET / HTTP/1.1\r\nHost: x\r\nX-Half: ');
  const signature = `X-Ghost-Signature: sha256=${'0'.repeat(64)}, t=${Date.now()}`;
  const head = `POST /api/revalidate?from=ghost HTTP/1.1\r\nHost: x\r\n${signature}\r\nContent-Length: 99999`;
  held.open(10, `${head}\r\n\r\n{"post`);
  await wait(200);
  held.end();
  counted('held connections');
}

let faultEndedMs = 0;
// What was asked while it lasted may be answered a little later.
const wasFaulty = () => Date.now() - faultEndedMs < 3 * Number(TIMEOUT_MS);

async function failSource(): Promise<void> {
  site.source.fault = oneOf(FAULTS.filter((fault) => fault !== 'another shape'));
  await wait(500);
  site.source.fault = null;
  faultEndedMs = Date.now();
  counted('faults of the source');
}

async function restartRedis(): Promise<void> {
  note('Redis goes');
  await site.redis.stop();
  await site.redis.start();
  emptiedMs = Date.now();
  note('Redis is back, empty');
  counted('restarts of Redis');
}

async function killSecond(): Promise<void> {
  const [, second] = site.servers;
  if (!second) return;
  site.servers.splice(1, 1);
  note(`${second.url} is killed`);
  await second.stop('SIGKILL');
  site.servers.push(await startServer({ dir: second.dir }, settings));
  note(`${site.servers[1]?.url} is there`);
  counted('kills');
}

/** The titles in all pages of the archive. */
async function listed(server: Server): Promise<string[]> {
  const titles: string[] = [];
  for (let path: string | undefined = '/archive'; path; ) {
    const { text }: { text: string } = await readShared(server, path);
    const shown = text.replace(/<script.*?<\/script>/gs, '');
    titles.push(...[...shown.matchAll(/Post \d+ at \d+/g)].map(([title]) => title));
    path = new RegExp(`href="([^"]+)"[^>]*>${blog.words.lists.older}`).exec(text)?.[1];
  }
  return titles;
}

const filesOf = async ({ pid }: Server) => (await readdir(`/proc/${pid}/fd`)).length;

/** Everything at once, until a time. */
async function together(endMs: number, minutes: number): Promise<void> {
  const seldom = (minutes * 60_000) / 4;
  await Promise.all([
    ...Array.from({ length: 4 }, () => repeat(endMs, 30, read)),
    repeat(endMs, 100, readLists),
    ...Array.from({ length: 2 }, () => repeat(endMs, 100, publish)),
    ...Array.from({ length: 2 }, () => repeat(endMs, 50, visit)),
    repeat(endMs, 1000, holdConnections),
    repeat(endMs, 2000, failSource),
    repeat(endMs, Math.min(seldom, 20_000), restartRedis),
    repeat(endMs, Math.min(seldom, 10_000), killSecond),
  ]).catch((error) => {
    hasFailed = true;
    throw error;
  });
}

test(
  `${MINUTES} minutes of everything at once: no answer is wrong, and nothing stays`,
  async () => {
    const [first] = site.servers;
    if (!first) throw new Error('No server runs.');
    for (let n = 0; n < 2 * OTHERS; n++) await readPage(first, `/blog/other-${n % OTHERS}`);
    // Until all code was run once, a server grows.
    const warmUp = Math.min(MINUTES / 3, 1);
    await together(Date.now() + warmUp * 60_000, warmUp);
    const before = { ...(await heldMemory(first)), files: await filesOf(first) };
    await together(Date.now() + (MINUTES - warmUp) * 60_000, MINUTES - warmUp);

    await eventually('the servers have Redis', () => !site.servers.some(isAway));
    // In the end every post is as the source has it, on both.
    for (let n = 0; n < POSTS; n++) {
      await eventually('a publish', async () => {
        const { status } = await revalidate(aServer(), { id: `post-${n}` });
        return status === 200;
      });
    }
    for (const server of site.servers) {
      const lists = await listed(server);
      for (let n = 0; n < POSTS; n++) {
        const { text } = await readShared(server, `/blog/post-${n}`);
        expect([n, text.includes(`Version ${latest.get(n) ?? 1}.`)]).toEqual([n, true]);
        expect(lists.filter((title) => title === `Post ${n} at ${latest.get(n) ?? 1}`)).toHaveLength(1);
      }
    }
    await eventually('the files are closed', async () => (await filesOf(first)) <= before.files + 5);
    const after = { ...(await heldMemory(first)), files: await filesOf(first) };
    console.info(`Soak of ${MINUTES} min: ${JSON.stringify({ count, before, after })}.`);
    expect(after.heldMb).toBeLessThan(before.heldMb + GROWN_MB);
    expect(after.rssMb).toBeLessThan(HEAP_MB + CACHE_MB / 2 + BESIDES_MB);
  },
  MINUTES * 60_000 + 600_000,
);
