// What next.config.js and proxy.ts say of a path is so in what server.js answers, from memory or not: as by `next start`.
import { join } from 'node:path';
import { answeredBy, warm } from '../support/answered-by';
import { BUILD_LIMIT_MS } from '../support/build';
import { readPage } from '../support/http';
import { layOutOptionsSite, type OptionsSite } from '../support/options-site';
import type { Answer } from '../support/raw-request';
import { readBoth, sameAnswer } from '../support/same-answer';
import { byNextStart, type Server, startServer } from '../support/site';

let site: OptionsSite;
let fast: Server;
let next: Server;
let data: string;

beforeAll(async () => {
  site = await layOutOptionsSite();
  const settings = { ...site.settings, ACCESS_LOG: '1', REVALIDATE_SECONDS: 'false' };
  fast = await site.start({ ...settings, CACHE_DIR: join(site.image, 'fast') });
  const ofNext = { ...settings, CACHE_DIR: join(site.image, 'next') };
  next = await startServer({ dir: site.built }, ofNext, byNextStart);
  const home = await readPage(next, '/notes/');
  data = `/notes/_next/data/${home.text.match(/"buildId":"([^"]+)"/)?.[1]}`;
}, BUILD_LIMIT_MS);

afterAll(async () => {
  await fast.stop();
  await next.stop();
  await site.remove();
});

const READERS: Record<string, string>[] = [
  {},
  { cookie: 'reader=member' },
  { 'x-reader': 'one' },
  { 'x-nextjs-data': '1' },
];

/** The answers to each of them, the same by both. */
async function answersAt(path: string): Promise<Answer[]> {
  // Made on the first visit; then both say that the cache had it.
  for (const headers of [...READERS, ...READERS]) await readBoth(fast, next, { path, headers });
  const answers: Answer[] = [];
  for (const headers of READERS) answers.push(await sameAnswer(fast, next, { path, headers }));
  return answers;
}

/** Next adds it to all answers but its redirects. */
const isForAll = ({ status, headers }: Answer) => status === 308 || headers['x-all'] === 'yes';

test.each<[string, string]>([
  ['a redirect', '/notes/old/blog/hello/'],
  ['a redirect', '/notes/OLD/feed.xml'],
  ['a rewrite', '/notes/posts/hello/'],
  ['a rewrite', '(data)/posts/hello.json'],
  ['a header with a condition', '/notes/tags/'],
  ['a header with a condition', '/notes/tags/news/'],
  ['a header with a condition', '/notes/TAGS/news/'],
  ['a header with a condition', '(data)/tags/news.json'],
  ['proxy.ts', '/notes/archive/'],
  ['proxy.ts', '/notes/blog/second/'],
  ['proxy.ts', '/notes/blog/s%65cond/'],
  ['proxy.ts', '/notes/blog/second'],
  ['proxy.ts', '(data)/blog/second.json'],
])('what %s touches is never answered from memory: %s', async (_, address) => {
  const path = address.replace('(data)', data);
  expect((await answersAt(path)).every(isForAll)).toBe(true);
  expect(answeredBy(fast, path)).not.toContain('memory');
});

test.each([
  '/notes/',
  '/notes/blog/hello/',
  '/notes/blog/nowhere/',
  '/notes/feed.xml',
  '/notes/icon.svg',
  '(data)/index.json',
  '(data)/blog/hello.json',
  '(data)/blog/nowhere.json',
])('what none of them touches is, with the header for all: %s', async (address) => {
  const path = address.replace('(data)', data);
  await answersAt(path);
  await warm(fast, path);
  expect((await answersAt(path)).every(isForAll)).toBe(true);
});

test('members, readers and old links get what is said for them', async () => {
  const [plain, member] = await answersAt('/notes/blog/second/');
  expect([plain?.headers['x-proxy'], member?.headers['x-proxy']]).toEqual(['passing', 'member']);
  expect(plain?.body).toContain('Text of second.');
  expect(member?.body).toContain('<h1 class="list-title">Archive</h1>');
  const [without, , asked] = await answersAt('/notes/tags/news/');
  expect([without?.headers['x-some'], asked?.headers['x-some']]).toEqual([undefined, 'yes']);
  const [old] = await answersAt('/notes/old/blog/hello/');
  expect([old?.status, old?.headers.location]).toEqual([308, '/notes/blog/hello']);
});
