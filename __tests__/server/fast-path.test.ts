// What server.js answers from memory is the same as Next's answer, whatever the request.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { answeredBy, warm, warmWith } from '../support/answered-by';
import { eventually, published, readPage, readUntil } from '../support/http';
import { ABOUT, MADE_ANEW, MORE_PAGES, ODD, OLD, PAGES } from '../support/paths-to-compare';
import { HELLO, POSTS } from '../support/posts';
import { ask } from '../support/raw-request';
import { requestsFor, someRequestsFor } from '../support/reader-requests';
import { type Redis, startRedis } from '../support/redis';
import { readBoth, sameAnswer } from '../support/same-answer';
import { ScriptedSource } from '../support/scripted-source';
import { readShared } from '../support/shared-site';
import { byNextStart, LONG_TIMEOUT_MS, type Server, startServer } from '../support/site';

const source = new ScriptedSource([
  ...POSTS,
  ...OLD,
  ABOUT,
  { ...HELLO, id: 'tagged', title: 'Tagged', tags: ['a b', '한글'] },
]);
let redis: Redis;
let fast: Server;
let next: Server;
let data: string;

beforeAll(async () => {
  await source.start();
  redis = await startRedis();
  const settings = {
    ...source.settings,
    CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
    REVALIDATE_SECONDS: 'false',
    REDIS_URL: redis.url,
    ACCESS_LOG: '1',
  };
  fast = await startServer({ built: 'rest' }, settings);
  await eventually('the first fill', () => fast.log().includes('"event":"catalogue"'));
  // On the same files, whose times are in their ETags.
  next = await startServer({ dir: fast.dir }, settings, byNextStart);
  await published(next, { id: 'tagged' });
  // An address that leads elsewhere, and one where nothing is any more.
  source.posts.delete('tagged');
  source.put({ ...HELLO, id: 'renamed', title: 'Tagged', tags: ['a b', '한글'] });
  await published(next, { id: 'renamed', previousId: 'tagged' });
  source.posts.delete('second');
  await published(next, { id: 'second', removed: true });
  const home = await readPage(next, '/');
  data = `/_next/data/${home.text.match(/"buildId":"([^"]+)"/)?.[1]}`;
});

afterAll(async () => {
  await fast.stop();
  await next.stop();
  await redis.stop();
  await source.stop();
});

const fromMemory = (path: string) => answeredBy(fast, path).filter((by) => by === 'memory').length;

/** Compares the answers to some requests for a path. Gives its status and ETag. */
async function areSame(path: string, requests: typeof requestsFor) {
  // Made on the first visit; then both say that the cache had it.
  await readBoth(fast, next, { path });
  await readBoth(fast, next, { path });
  const { status, headers } = await ask(next, { path });
  const etag = headers.etag?.toString();
  await Promise.all(requests(path, etag).map((request) => sameAnswer(fast, next, request)));
  return { status, etag };
}

test.each([
  ...PAGES.map((path) => [path, requestsFor, 20] as const),
  ...MORE_PAGES.map((path) => [path, someRequestsFor, 5] as const),
])('%s is as by `next start`, whatever the request, and from memory', async (address, requests, least) => {
  const path = address.replace('(data)', data);
  const { status, etag } = await areSame(path, requests);
  expect(fromMemory(path)).toBeGreaterThan(least);
  expect(answeredBy(fast, path, 'POST')).not.toContain('memory');
  await warmWith(fast, { method: 'HEAD', path }, status);
  if (etag) await warmWith(fast, { path, headers: { 'if-none-match': etag } }, 304);
});

test('who is compared with has nothing from memory', () => {
  expect(answeredBy(next, '/')).not.toContain('memory');
});

test.each(ODD)('%s is as by `next start`', async (address) => {
  await areSame(address.replace('(data)', data), someRequestsFor);
});

test('so are files of the build', async () => {
  const found = await readdir(join(fast.dir, '.next/static'), { recursive: true });
  for (const file of found.filter((name) => /\.(js|css)$/.test(name)).slice(0, 3))
    await areSame(`/_next/static/${file}`, someRequestsFor);
});

test.each(MADE_ANEW)('%s is as by `next start`, and never from memory', async (path) => {
  if (path.startsWith('/search')) {
    // From then on each has its whole index.
    for (const server of [fast, next])
      await readUntil(server, path, ({ text }) => text.includes('"isFilling":false'));
  }
  await areSame(path, someRequestsFor);
  expect(fromMemory(path.split('?')[0] ?? '')).toBe(0);
});

test('what another server publishes is in the very next answer, of the post, of lists and of feeds', async () => {
  const paths = ['/blog/hello', '/', '/feed.xml'];
  for (let version = 2; version < 8; version++) {
    for (const path of paths) await warm(fast, path);
    source.put({ ...HELLO, title: `Hello ${version}` });
    await published(next, { id: 'hello' });
    for (const path of paths) expect((await readShared(fast, path)).text).toContain(`Hello ${version}`);
  }
});

test('what another server finds gone is gone, and stays so', async () => {
  source.put({ ...HELLO, id: 'passing' });
  await published(next, { id: 'passing' });
  await warm(fast, '/blog/passing');
  source.posts.delete('passing');
  await published(next, { id: 'passing' });
  for (let times = 0; times < 5; times++) {
    expect((await readShared(fast, '/blog/passing')).status).toBe(404);
  }
});
