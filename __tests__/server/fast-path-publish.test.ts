// What server.js answers from memory is what was published last, and files as they are now.
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { allAnswers, answeredBy, countsOf, lastOf, warm } from '../support/answered-by';
import { eventually, published, readPage } from '../support/http';
import { HELLO } from '../support/posts';
import { ask } from '../support/raw-request';
import { type RestSite, startRestSite } from '../support/rest-site';
import type { Server } from '../support/site';

/** The largest file of a kind below `/_next/static`, which is sent in parts. */
async function largestBuilt({ dir }: Server, ending: string): Promise<string> {
  const folder = join(dir, '.next/static');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(ending));
  const bytes = new Map(
    await Promise.all(files.map(async (file) => [file, (await stat(join(folder, file))).size] as const)),
  );
  return files.sort((a, b) => (bytes.get(b) ?? 0) - (bytes.get(a) ?? 0))[0] ?? '';
}

describe('what is published', () => {
  let site: RestSite;

  beforeAll(async () => {
    site = await startRestSite({ ACCESS_LOG: '1', REVALIDATE_SECONDS: 'false' });
    await eventually('the first fill', () => site.server.log().includes('"event":"catalogue"'));
  });

  afterAll(() => site.stop());

  test('is in the very next answer, of the post, of lists and of feeds', async () => {
    const { server, source } = site;
    for (let version = 2; version < 6; version++) {
      for (const path of ['/blog/hello', '/', '/feed.xml']) await warm(server, path);
      source.put({ ...HELLO, title: `Hello ${version}` });
      await published(server, { id: 'hello' });
      for (const path of ['/blog/hello', '/', '/feed.xml']) {
        expect((await readPage(server, path)).text).toContain(`Hello ${version}`);
      }
    }
  });

  test('as gone stays gone, and comes back when it does', async () => {
    const { server, source } = site;
    await warm(server, '/blog/second');
    const second = source.posts.get('second');
    source.posts.delete('second');
    await published(server, { id: 'second' });
    for (let times = 0; times < 5; times++) expect((await readPage(server, '/blog/second')).status).toBe(404);
    await eventually('a 404 from memory', () => lastOf(server, '/blog/second') === 'memory');
    if (second) source.put(second);
    await published(server, { id: 'second' });
    expect((await readPage(server, '/blog/second')).status).toBe(200);
  });

  test('under many readers: they see nothing but 200s, and never an older version', async () => {
    const { server, source } = site;
    let isDone = false;
    let told = 100;
    const readOn = async () => {
      for (let seen = 0, reads = 0; !isDone || reads < 3; reads++) {
        const atLeast = told;
        const { status, text } = await readPage(server, '/blog/hello');
        const version = Number(text.match(/version (\d+)\./)?.[1]);
        expect(status).toBe(200);
        expect(version).toBeGreaterThanOrEqual(Math.max(seen, atLeast));
        seen = version;
        // Eight that never rest would leave the server no time to publish.
        await wait(5);
      }
    };
    source.put({ ...HELLO, content: `Text of hello, version ${told}.` });
    await published(server, { id: 'hello' });
    const readers = Array.from({ length: 8 }, readOn);
    for (let version = 101; version <= 130; version++) {
      source.put({ ...HELLO, content: `Text of hello, version ${version}.` });
      await published(server, { id: 'hello' });
      told = version;
    }
    isDone = true;
    await Promise.all(readers);
    expect(answeredBy(server, '/blog/hello')).toContain('memory');
  });

  test.each([
    ['of the build, for good', '.js', 'public, max-age=31536000, immutable'],
    ['of the build, for good', '.css', 'public, max-age=31536000, immutable'],
    ['in public, asked for each time', '/images/cover.svg', 'public, max-age=0'],
  ])('a file %s, comes compressed from memory: %s', async (_, name, kept) => {
    const { server } = site;
    const path = name.startsWith('/') ? name : `/_next/static/${await largestBuilt(server, name)}`;
    const plain = await ask(server, { path });
    expect([plain.status, plain.headers['cache-control']]).toEqual([200, kept]);
    for (const encoding of ['gzip', 'br']) {
      await eventually(`${encoding} from memory`, async () => {
        const { headers, body } = await ask(server, { path, headers: { 'accept-encoding': encoding } });
        expect([headers['cache-control'], body === plain.body]).toEqual([kept, true]);
        return headers['content-encoding'] === encoding && lastOf(server, path) === 'memory';
      });
    }
  });

  test('a file that is replaced is sent as it is then', async () => {
    const { server } = site;
    await warm(server, '/icon.svg');
    const file = join(server.dir, 'public/icon.svg');
    await writeFile(file, '<svg xmlns="http://www.w3.org/2000/svg"><title>Another</title></svg>');
    await utimes(file, new Date(), new Date(Date.now() + 5000));
    expect((await ask(server, { path: '/icon.svg' })).body).toContain('Another');
  });

  test('when the server stops, its log says how many answers came from memory', async () => {
    const { server } = site;
    await server.stop();
    const fromMemory = allAnswers(server).filter(({ from }) => from === 'memory').length;
    expect(countsOf(server)).toMatchObject({ fromMemory, byNext: expect.any(Number) });
    expect(fromMemory).toBeGreaterThan(0);
  });
});
