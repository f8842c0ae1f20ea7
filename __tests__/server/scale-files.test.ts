// What a publish costs with thousands of Markdown files: one look at the folder, for the post that is told and for what
// nobody tells, and a handful of pages. FILES=<number> has more of them; they have to fill pages as 2,000 do.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, outcomes, readPage, readUntil, revalidate } from '../support/http';
import { copyOfBuilt, type Server, startServer, writePost } from '../support/site';

const COUNT = Number(process.env.FILES ?? 2000) - 3;
const LISTS = ['/', '/archive', '/tags', '/tags/all', '/feed.xml', '/sitemap/newest.xml', '/sitemap.xml'];

const NO_WATCH = join(__dirname, '../support/no-watch.js');

let server: Server;

const fields = (n: number, title = `Post ${n}`) => {
  const date = new Date(Date.UTC(2000, 0, 1) + n * 3_600_000).toISOString();
  return `title: ${title}\npublishedAt: ${date}\ntags: [all, ${n % 2 === 0 ? 'even' : 'odd'}]\nexcerpt: In short.`;
};

beforeAll(async () => {
  const dir = await copyOfBuilt('markdown');
  await rm(join(dir, 'content/posts'), { recursive: true });
  await mkdir(join(dir, 'content/posts'));
  for (let n = 1; n <= COUNT; n++) await writePost(dir, `p${n}.md`, fields(n), 'Text.');
  server = await startServer(
    { dir },
    // The server does not notice by itself what changes.
    { REVALIDATE_SECONDS: 'false', DEBUG_SOURCE: '1', NODE_OPTIONS: `--require ${NO_WATCH}` },
  );
  // Readers are answered during the first look, with lists as soon as they are exact; what the build knew goes.
  for (const path of LISTS) await readUntil(server, path, ({ status }) => status === 200);
  await readUntil(server, '/blog/welcome', ({ status }) => status === 404);
});

afterAll(() => server.stop());

const count = (event: string) => server.log().split(`"event":"${event}"`).length - 1;

test.each([
  ['a new post', COUNT + 1, `Post ${COUNT + 1}`, 8],
  ['a new title of the newest', COUNT + 1, 'Another title', 8],
  // Of the tag, the page that is full now and the one that leads to it.
  ['one more post, which fills a page of a tag,', COUNT + 2, `Post ${COUNT + 2}`, 9],
  // The same of the archive and of two tags; and the index of tags says how many posts each has.
  ['the last post, which fills pages of its lists,', COUNT + 3, `Post ${COUNT + 3}`, 13],
])('%s takes one look at the folder, and renews at most a handful of pages', async (_, n, title, most) => {
  await writePost(server.dir, `p${n}.md`, fields(n, title), 'Text.');
  const [looks, publishes] = [count('source look'), count('publish')];
  const call = await revalidate(server, { id: `p${n}` });
  expect(call.status).toBe(200);
  await eventually('its line in the log', () => count('publish') > publishes);
  expect(count('source look') - looks).toBe(1);

  const pages = Object.keys(outcomes(call)).filter((path) => !/\.(xml|json)$/.test(path));
  expect(pages.length).toBeLessThanOrEqual(most);
  for (const path of ['/', '/archive', '/tags/all', '/feed.xml', `/blog/p${n - 1}`])
    expect([path, (await readPage(server, path)).text]).toEqual([path, expect.stringContaining(title)]);
});
