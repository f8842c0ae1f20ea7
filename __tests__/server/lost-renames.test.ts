// Renames of which no webhook told, of documents that keep their name in the CMS: the old address leads to the new.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD_LIMIT_MS, buildSite } from '../support/build';
import { published, readPage, readUntil } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { ScriptedSource } from '../support/scripted-source';
import { type Server, type Settings, startServer } from '../support/site';

const DOCUMENT = { ...HELLO, documentId: 'd', updatedAt: '2026-10-03T09:00:00Z' };
const SITE = 'lost-renames';

let source: ScriptedSource;
let server: Server;
let cache: string;
let port: number | undefined;

const settings = (more: Settings = {}): Settings => ({
  ...source.settings,
  REVALIDATE_SECONDS: 'false',
  CACHE_DIR: cache,
  ...more,
});

beforeEach(async () => {
  // One address for the source, which the build knows too.
  source = await new ScriptedSource([...POSTS, DOCUMENT]).start(port);
  port = source.port;
  cache = await mkdtemp(join(tmpdir(), 'cache-'));
});

afterEach(async () => {
  await server.stop();
  await source.stop();
  await rm(cache, { recursive: true });
});

function rename(from: string, to: string): void {
  const post = source.posts.get(from) ?? DOCUMENT;
  source.posts.delete(from);
  source.put({ ...post, id: to, updatedAt: '2026-11-20T09:00:00Z' });
}

async function expectToLead(from: string, to: string): Promise<void> {
  const pages = await readUntil(server, `/blog/${from}`, ({ status }) => status === 308);
  expect(pages.at(-1)?.headers.location).toBe(`/blog/${to}`);
  expect((await readPage(server, `/blog/${to}`)).status).toBe(200);
}

const SYNCS = [
  ['without syncs', { SWEEP_SECONDS: '0' }],
  ['with syncs', { SWEEP_SECONDS: '1' }],
] as const;

beforeAll(async () => {
  source = await new ScriptedSource([...POSTS, DOCUMENT]).start();
  port = source.port;
  cache = await mkdtemp(join(tmpdir(), 'cache-'));
  expect((await buildSite(SITE, settings())).code).toBe(0);
  await source.stop();
}, BUILD_LIMIT_MS);

test.each(SYNCS)('of a page from the build, while the server was down, %s', async (_, syncs) => {
  server = await startServer({ built: SITE }, settings(syncs));
  await server.stop();
  rename('hello', 'hello-new');
  server = await startServer({ dir: server.dir }, settings(syncs));
  await expectToLead('hello', 'hello-new');
});

test('before the first start', async () => {
  rename('hello', 'hello-new');
  server = await startServer({ built: SITE }, settings());
  await expectToLead('hello', 'hello-new');
});

test.each(['hello', 'later'])('of %s, when a script tells of the old address first', async (id) => {
  source.put({ ...DOCUMENT, id: 'later', documentId: 'e' });
  server = await startServer({ built: SITE }, settings());
  // One of them was not there at the build, and came by a visit.
  await readPage(server, `/blog/${id}`);
  rename(id, 'new');
  await published(server, { id });
  expect((await readPage(server, `/blog/${id}`)).status).toBe(404);
  await published(server, { id: 'new' });
  await expectToLead(id, 'new');
});

test('of which no call tells, but a list is asked for anew', async () => {
  server = await startServer({ built: SITE }, settings());
  await published(server, { id: 'hello' });
  rename('hello', 'hello-new');
  await published(server, { paths: ['/archive'] });
  await expectToLead('hello', 'hello-new');
});

test('and what was announced as removed leads nowhere when it comes back elsewhere', async () => {
  server = await startServer({ built: SITE }, settings());
  source.posts.delete('hello');
  await published(server, { id: 'hello', removed: true });
  source.put({ ...DOCUMENT, id: 'elsewhere' });
  await published(server, { id: 'elsewhere' });
  expect((await readPage(server, '/blog/hello')).status).toBe(404);
});

test.each(SYNCS)('before a build, %s', async (_, syncs) => {
  rename('hello', 'hello-old');
  server = await startServer({ built: 'rest' }, settings(syncs));
  await published(server, { id: 'hello-old' });
  await server.stop();
  rename('hello-old', 'hello');
  server = await startServer({ built: SITE }, settings(syncs));
  await expectToLead('hello-old', 'hello');
});
