// Webhooks that get lost: a sync finds what they would have told, at a cost that is bounded and stated.
import { eventually, published, readPage, readUntil, revalidate } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import { ScriptedSource, type SourcePost } from '../support/scripted-source';
import { startSharedSite } from '../support/shared-site';
import { startServer, writePost } from '../support/site';

// Time must not do what the sync has to.
const SETTINGS = { REVALIDATE_SECONDS: 'false', SWEEP_SECONDS: '1' };

const dated = (day: number): Partial<SourcePost> => ({ updatedAt: `2026-11-${day}T09:00:00Z` });

const isSync = (request: string) => request.startsWith('/posts?');

describe('one server', () => {
  let site: RestSite;

  beforeAll(async () => {
    site = await startRestSite(SETTINGS);
    await synced(1);
  });

  afterAll(() => site.stop());

  const syncs = () => site.source.requests.filter(isSync).length;

  /** Resolves when so many more syncs have ended: each waits for the one before it. */
  async function synced(count: number): Promise<void> {
    const before = syncs();
    await eventually('syncs', () => syncs() > before + count);
  }

  /** How often the server has published, or found nothing to publish. */
  const publishes = () => site.server.log().split('"event":"publish"').length - 1;

  const becomes = (path: string, text: string) =>
    readUntil(site.server, path, (page) => page.text.includes(text));

  test('an edit, of which nobody tells, is published', async () => {
    site.source.put({ ...HELLO, title: 'Hello again', content: 'Text that got lost.', ...dated(10) });
    await becomes('/blog/hello', 'Text that got lost.');
    await becomes('/', 'Hello again');
    await becomes('/feed.xml', 'Text that got lost.');
  });

  test('a new post, of which nobody tells, is published', async () => {
    site.source.put({
      id: 'new',
      title: 'New',
      content: 'Text of new.',
      publishedAt: '2026-10-09T09:00:00Z',
      ...dated(11),
    });
    await becomes('/', '/blog/new');
    expect((await readPage(site.server, '/blog/new')).text).toContain('Text of new.');
  });

  test('a removal, of which nobody tells, is published, although another post comes in the same moment', async () => {
    site.source.posts.delete('second');
    site.source.put({
      id: 'third',
      title: 'Third',
      content: 'Text of third.',
      publishedAt: '2026-10-10T09:00:00Z',
      ...dated(12),
    });
    await readUntil(site.server, '/blog/second', ({ status }) => status === 404);
    await becomes('/', '/blog/third');
    expect((await readPage(site.server, '/')).text).not.toContain('/blog/second"');
  });

  test('a rename, of which nobody tells, is published, where the document keeps its name in the CMS', async () => {
    site.source.put({
      id: 'before',
      documentId: 'd',
      title: 'Moving',
      content: 'Text that moves.',
      ...dated(13),
    });
    await becomes('/archive', '/blog/before');
    site.source.posts.delete('before');
    site.source.put({
      id: 'after',
      documentId: 'd',
      title: 'Moving',
      content: 'Text that moves.',
      ...dated(14),
    });
    await becomes('/archive', '/blog/after');
    const old = await readUntil(site.server, '/blog/before', ({ status }) => status === 308);
    expect(old.at(-1)?.headers.location).toBe('/blog/after');
  });

  test('an address that one document left to another settles', async () => {
    const again = {
      id: 'again',
      title: 'Again',
      content: 'Text of again.',
      publishedAt: '2026-10-11T09:00:00Z',
    };
    site.source.put({ ...again, documentId: 'one', ...dated(13) });
    await becomes('/blog/again', 'Text of again.');
    site.source.put({ ...again, documentId: 'two', content: 'Text of another.', ...dated(14) });
    await becomes('/blog/again', 'Text of another.');
  });

  test('where nothing was missed, a sync is one request', async () => {
    await synced(1);
    site.source.requests = [];
    const before = publishes();
    await synced(2);
    expect(site.source.requests.every(isSync)).toBe(true);
    // One is under way.
    expect(site.source.requests.length).toBeLessThanOrEqual(publishes() - before + 1);
  });

  test('what a webhook told is not published again', async () => {
    let edits = 0;
    // A sync that was at work during the call may have read of the edit before it was told: then it says nothing.
    await eventually('a call without a sync', async () => {
      const ended = publishes();
      await eventually('a sync has ended', () => publishes() > ended);
      const begun = syncs();
      const updatedAt = `2026-11-15T09:00:00.${String(edits++).padStart(3, '0')}Z`;
      site.source.put({ ...HELLO, content: 'Text that was told.', updatedAt });
      await published(site.server, { id: 'hello' });
      return syncs() === begun;
    });
    site.source.requests = [];
    await synced(1);
    expect(site.source.requestsFor('hello')).toBe(0);
  });

  test('what failed is tried again until it works', async () => {
    site.source.faults.set('hello', '500');
    site.source.put({ ...HELLO, content: 'Text after trouble.', ...dated(16) });
    expect((await revalidate(site.server, { id: 'hello' })).status).toBe(500);
    await synced(1);
    expect((await readPage(site.server, '/blog/hello')).text).toContain('Text that was told.');
    site.source.faults.clear();
    await becomes('/blog/hello', 'Text after trouble.');
  });

  test('a neighbour that cannot be read is no harm: its text did not change', async () => {
    site.source.faults.set('한글', '500');
    site.source.put({ ...HELLO, title: 'Told to its neighbour', content: 'Text.', ...dated(17) });
    await published(site.server, { id: 'hello' });
    const neighbour = await readPage(site.server, `/blog/${encodeURIComponent('한글')}`);
    expect(neighbour.text).toContain('Told to its neighbour');
    site.source.faults.clear();
  });

  test('what changed while the server was down is published when it is up', async () => {
    await site.server.stop();
    site.source.put({ ...HELLO, content: 'Text of the night.', ...dated(18) });
    await site.restart();
    await becomes('/blog/hello', 'Text of the night.');
  });

  test('a source that is down is no harm, and asked again', async () => {
    site.source.fault = 'drop';
    await site.server.logged('cannot be reached');
    site.source.put({ ...HELLO, content: 'Text after the fall.', ...dated(19) });
    expect((await readPage(site.server, '/blog/hello')).text).toContain('Text of the night.');
    site.source.fault = null;
    await becomes('/blog/hello', 'Text after the fall.');
  });
});

test('a post that fails since the first sync is in no other post’s way', async () => {
  const source = await new ScriptedSource(POSTS).start();
  source.put({ ...HELLO, content: 'Text that cannot be read.', updatedAt: new Date().toISOString() });
  source.faults.set('hello', '500');
  const environment = { ...source.settings, ...SETTINGS };
  const server = await startServer({ built: 'rest' }, environment);
  source.put({ id: 'later', title: 'Later', content: 'Text of later.', ...dated(10) });
  await readUntil(server, '/blog/later', ({ status }) => status === 200);
  await revalidate(server, { id: 'later' });
  source.posts.delete('later');
  await readUntil(server, '/blog/later', ({ status }) => status === 404);
  source.faults.clear();
  await readUntil(server, '/blog/hello', ({ text }) => text.includes('Text that cannot be read.'));
  await server.stop();
  await source.stop();
});

test('what one of two servers finds by a sync, both serve, and the other one asks nothing', async () => {
  const everySeconds = 2;
  const site = await startSharedSite(2, { ...SETTINGS, SWEEP_SECONDS: String(everySeconds) });
  site.source.put({ ...HELLO, content: 'Text for both.', ...dated(10) });
  for (const server of site.servers) {
    await readUntil(server, '/blog/hello', ({ text }) => text.includes('Text for both.'));
  }
  site.source.requests = [];
  const startedMs = performance.now();
  const syncs = () => site.source.requests.filter(isSync).length;
  await eventually('six syncs', () => syncs() >= 6);
  // If both servers took each turn, six would take three turns.
  const turns = (performance.now() - startedMs) / 1000 / everySeconds;
  expect(syncs()).toBeLessThanOrEqual(turns + 2);
  await site.stop();
});

test('a Markdown post that comes due is published without a change to its file', async () => {
  const server = await startServer({ built: 'markdown' }, SETTINGS);
  const dueMs = Date.now() + 3000;
  await writePost(
    server.dir,
    'due.md',
    `title: Due\npublishedAt: ${new Date(dueMs).toISOString()}`,
    'Text, due.',
  );
  await readUntil(server, '/', ({ text }) => text.includes('/blog/due'));
  expect(Date.now()).toBeGreaterThanOrEqual(dueMs);
  await readUntil(server, '/blog/due', ({ status }) => status === 200);
  await server.stop();
});
