// Two servers on one Redis: what one of them publishes, all of them serve, at once and for good.
import {
  ALL_WELL,
  callUntilTaken,
  outcomes,
  publish,
  published,
  readPage,
  readUntil,
  revalidate,
} from '../support/http';
import { HELLO } from '../support/posts';
import type { Hold } from '../support/scripted-source';
import { readShared, type SharedSite, startSharedSite } from '../support/shared-site';
import type { Server } from '../support/site';

let site: SharedSite;
let a: Server;
let b: Server;

async function start(settings: Record<string, string> = {}): Promise<void> {
  site = await startSharedSite(2, settings);
  const [first, second] = site.servers;
  if (!first || !second) throw new Error('There are not two servers.');
  a = first;
  b = second;
}

const put = (id: string, version: number) =>
  site.source.put({ id, title: `Title of ${id}`, content: `Text of ${id}, version ${version}.` });

const versionIn = (text: string) => Number(text.match(/, version (\d+)\./)?.[1]);

const read = async (server: Server, path: string) => (await readShared(server, path)).text;

/** A reader whose request has certainly reached the server: it has answered one that was sent later. */
async function beginReading(server: Server, path: string): Promise<{ page: ReturnType<typeof asPage> }> {
  const page = asPage(server, path);
  await readPage(server, '/api/revalidate');
  return { page };
}

const asPage = (server: Server, path: string) =>
  readPage(server, path).then(({ status, text }) => ({ status, text }));

describe('with pages that time does not make stale', () => {
  beforeAll(() => start());

  afterAll(() => site.stop());

  test('what A publishes is what the first reader of B gets, of the post and of home', async () => {
    expect(await read(b, '/blog/hello')).toContain('version 1.');
    expect(await read(b, '/')).toContain('Hello');
    site.source.put({ ...HELLO, title: 'Hello again', content: 'Text of hello, version 2.' });
    await published(a, { id: 'hello' });
    expect(await read(b, '/blog/hello')).toContain('version 2.');
    expect(await read(b, '/')).toContain('Hello again');
  });

  test('of a post that A published B knows the tag that it loses', async () => {
    site.source.put({ ...HELLO, id: 'tagged', tags: ['before'] });
    await published(a, { id: 'tagged' });
    expect(await read(b, '/tags/before')).toContain('/blog/tagged');
    site.source.put({ ...HELLO, id: 'tagged', tags: ['after'] });
    await published(b, { id: 'tagged' });
    expect((await readShared(a, '/tags/before')).status).toBe(404);
    expect(await read(a, '/tags/after')).toContain('/blog/tagged');
  });

  test('what is removed by a call to B is gone from A, and back by a call to A', async () => {
    expect((await readShared(a, '/blog/second')).status).toBe(200);
    site.source.posts.delete('second');
    expect(outcomes(await callUntilTaken(b, { id: 'second' }))).toMatchObject({ '/blog/second': 'gone' });
    expect((await readShared(a, '/blog/second')).status).toBe(404);
    expect((await readShared(b, '/blog/second')).status).toBe(404);
    expect(await read(a, '/')).not.toContain('/blog/second');

    put('second', 2);
    await published(a, { id: 'second' });
    expect(await read(b, '/blog/second')).toContain('version 2.');
  });

  test('of a document that A published B knows the address that it leaves', async () => {
    const document = { documentId: 'd', title: 'Document', publishedAt: '2026-10-05T09:00:00Z' };
    site.source.put({ ...document, id: 'before' });
    await published(a, { id: 'before' });
    site.source.posts.delete('before');
    site.source.put({ ...document, id: 'after' });
    // By now no list tells where it was.
    await published(a, { paths: ['/archive'] });
    await published(b, { id: 'after' });
    for (const server of [a, b]) {
      const old = await readPage(server, '/blog/before');
      expect([old.status, old.headers.location]).toEqual([308, '/blog/after']);
    }
  });

  test('a page made on its first visit to A costs B nothing', async () => {
    put('visited', 1);
    await readPage(a, '/blog/visited');
    const page = await readPage(b, '/blog/visited');
    expect(page.text).toContain('version 1.');
    expect(page.headers['x-nextjs-cache']).toBe('HIT');
    expect(site.source.requestsFor('visited')).toBe(1);
  });

  test('a slow older call to B does not bring back what A replaced, and says 200 with the new page', async () => {
    put('raced', 1);
    await revalidate(a, { id: 'raced' });
    const hold = site.source.hold('raced');
    const slow = publish(b, { paths: ['/blog/raced'] });
    await hold.arrived;
    put('raced', 2);
    await published(a, { id: 'raced' });

    expect(await read(b, '/blog/raced')).toContain('version 2.');
    hold.release();
    expect(await slow).toEqual(ALL_WELL);
    expect(await read(a, '/blog/raced')).toContain('version 2.');
    expect(await read(b, '/blog/raced')).toContain('version 2.');
  });

  describe('during a slow first visit to B, which read the old text', () => {
    let hold: Hold;
    let id = '';
    let visit: ReturnType<typeof asPage>;
    let visits = 0;

    beforeEach(async () => {
      visits += 1;
      id = `slow-${visits}`;
      put(id, 1);
      hold = site.source.hold(id);
      visit = asPage(b, `/blog/${id}`);
      await hold.arrived;
    });

    const publishOnA = async (version: number) => {
      put(id, version);
      await published(a, { id });
    };

    test("who comes to B after A's 200 gets the new page", async () => {
      await publishOnA(2);
      const { page: later } = await beginReading(b, `/blog/${id}`);
      hold.release();
      expect((await later).text).toContain('version 2.');
      expect((await visit).status).toBe(200);
      expect(await read(b, `/blog/${id}`)).toContain('version 2.');
    });

    test('who comes to B after the post was removed on A gets a 404', async () => {
      site.source.posts.delete(id);
      await published(a, { id });
      const { page: later } = await beginReading(b, `/blog/${id}`);
      hold.release();
      expect((await later).status).toBe(404);
      await visit;
      expect((await readShared(b, `/blog/${id}`)).status).toBe(404);
    });

    test('who comes to B after each of many publishes on A gets that one or a newer', async () => {
      const readers: { version: number; page: ReturnType<typeof asPage> }[] = [];
      let held = hold;
      let answered = false;
      void visit.then(() => {
        answered = true;
      });
      for (let version = 2; version <= 6 && !answered; version++) {
        await publishOnA(version);
        readers.push({ version, ...(await beginReading(b, `/blog/${id}`)) });
        const again = site.source.hold(id);
        held.release();
        // B may read once more; it may as well be done.
        await Promise.race([again.arrived, visit]);
        if (answered) again.release();
        held = again;
      }
      held.release();
      for (const { version, page } of readers) {
        expect(versionIn((await page).text)).toBeGreaterThanOrEqual(version);
      }
    });

    test('no reader of B sees an edit that the store then does not have', async () => {
      await readPage(a, `/blog/${id}`);
      put(id, 2);
      hold.release();
      const shown = versionIn((await visit).text);
      for (const server of [b, a]) {
        expect(versionIn(await read(server, `/blog/${id}`))).toBeGreaterThanOrEqual(shown);
      }
    });

    test("who comes to B after A's 200 gets the page even if B's own reading fails", async () => {
      await publishOnA(2);
      const { page: later } = await beginReading(b, `/blog/${id}`);
      hold.release('500');
      expect(await later).toMatchObject({ status: 200, text: expect.stringContaining('version 2.') });
      expect((await visit).status).toBe(200);
    });
  });
});

test("while B's renewal by time hangs, its readers get what A publishes", async () => {
  await start({ REVALIDATE_SECONDS: '1' });
  try {
    await revalidate(a, { id: 'hello' });
    const hold = site.source.hold('hello');
    let hangs = false;
    void hold.arrived.then(() => {
      hangs = true;
    });
    await readUntil(b, '/blog/hello', () => hangs);
    put('hello', 2);
    await published(a, { id: 'hello' });
    expect(await read(b, '/blog/hello')).toContain('version 2.');
    hold.release();
    const seen = await readUntil(b, '/blog/hello', ({ headers }) => headers['x-nextjs-cache'] === 'HIT');
    for (const page of seen) expect(page.text).toContain('version 2.');
  } finally {
    await site.stop();
  }
});

test('a first visit to B that waits for its turn leaves no reader with more than the store has', async () => {
  await start({ FIRST_VISITS_PER_SECOND: '1', NEXT_PRIVATE_DEBUG_CACHE: '1' });
  try {
    for (const id of ['turn-1', 'turn-2', 'waits']) put(id, 1);
    await Promise.all(['turn-1', 'turn-2'].map((id) => readPage(b, `/blog/${id}`)));
    const visit = asPage(b, '/blog/waits');
    await b.logged('"cache miss","path":"/blog/waits"');
    await published(a, { id: 'waits' });
    site.source.posts.delete('waits');
    const { status } = await visit;
    for (const server of [b, a]) expect((await readShared(server, '/blog/waits')).status).toBe(status);
  } finally {
    await site.stop();
  }
});
