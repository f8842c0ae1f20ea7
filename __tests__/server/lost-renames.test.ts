// Renames of which no webhook told, of documents that keep their name in the CMS: the old address leads to the new.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD_LIMIT_MS, buildSite } from '../support/build';
import { published, readPage, readUntil } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { ScriptedSource } from '../support/scripted-source';
import { type Server, type Settings, startServer } from '../support/site';

const document = (id: string, documentId = id) => ({
  ...HELLO,
  id,
  documentId,
  updatedAt: '2026-10-03T09:00:00Z',
});
/** What the build knows. */
const BUILT = [...POSTS, document('hello'), document('told'), document('listed'), document('removed')];
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

async function startSource(): Promise<void> {
  // One address for the source, which the build knows too.
  source = await new ScriptedSource(BUILT).start(port);
  port = source.port;
  cache = await mkdtemp(join(tmpdir(), 'cache-'));
}

async function stopAll(): Promise<void> {
  await server.stop();
  await source.stop();
  await rm(cache, { recursive: true });
}

function rename(from: string, to: string): void {
  const post = source.posts.get(from) ?? document(from);
  source.posts.delete(from);
  source.put({ ...post, id: to, updatedAt: '2026-11-20T09:00:00Z' });
}

async function expectToLead(from: string, to: string): Promise<void> {
  const pages = await readUntil(server, `/blog/${from}`, ({ status }) => status === 308);
  expect(pages.at(-1)?.headers.location).toBe(`/blog/${to}`);
  expect((await readPage(server, `/blog/${to}`)).status).toBe(200);
}

beforeAll(async () => {
  await startSource();
  expect((await buildSite(SITE, settings())).code).toBe(0);
  await source.stop();
  await rm(cache, { recursive: true });
}, BUILD_LIMIT_MS);

describe('while no server runs', () => {
  beforeEach(startSource);
  afterEach(stopAll);

  const SYNCS = [
    ['without syncs', { SWEEP_SECONDS: '0' }],
    ['with syncs', { SWEEP_SECONDS: '1' }],
  ] as const;

  test.each(SYNCS)('of a page from the build, %s', async (_, syncs) => {
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

  test.each(SYNCS)('before a build, %s', async (_, syncs) => {
    rename('hello', 'hello-old');
    server = await startServer({ built: 'rest' }, settings(syncs));
    await published(server, { id: 'hello-old' });
    await server.stop();
    rename('hello-old', 'hello');
    server = await startServer({ built: SITE }, settings(syncs));
    await expectToLead('hello-old', 'hello');
  });
});

describe('while a server runs', () => {
  beforeAll(async () => {
    await startSource();
    server = await startServer({ built: SITE }, settings());
  });

  afterAll(stopAll);

  // One of them was not there at the build, and came by a visit.
  test.each(['told', 'later'])('of %s, when a script tells of the old address first', async (id) => {
    if (!source.posts.has(id)) source.put(document(id));
    await readPage(server, `/blog/${id}`);
    rename(id, `${id}-new`);
    await published(server, { id });
    expect((await readPage(server, `/blog/${id}`)).status).toBe(404);
    await published(server, { id: `${id}-new` });
    await expectToLead(id, `${id}-new`);
  });

  test('of which no call tells, but a list is asked for anew', async () => {
    await published(server, { id: 'listed' });
    rename('listed', 'listed-new');
    await published(server, { paths: ['/archive'] });
    await expectToLead('listed', 'listed-new');
  });

  test('and what was announced as removed leads nowhere when it comes back elsewhere', async () => {
    source.posts.delete('removed');
    await published(server, { id: 'removed', removed: true });
    source.put(document('elsewhere', 'removed'));
    await published(server, { id: 'elsewhere' });
    expect((await readPage(server, '/blog/removed')).status).toBe(404);
  });
});
