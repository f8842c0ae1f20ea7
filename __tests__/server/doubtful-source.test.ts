// A source that says what can't be: it is asked again, or not believed, and readers keep what they have.
import { outcomes, published, readPage, readUntil, revalidate, verdictOf } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import { ScriptedApi } from '../support/scripted-api';
import type { SourcePost } from '../support/scripted-source';

const TOKEN = 'a-token-for-the-source';
const SETTINGS = {
  REVALIDATE_SECONDS: 'false',
  CONTENT_API_TOKEN: TOKEN,
  CONTENT_TIMEOUT_MS: '6000',
};

const MANY: SourcePost[] = Array.from({ length: 40 }, (_, number) => ({
  id: `many-${number}`,
  title: `Many ${number}`,
  content: `Text of many ${number}.`,
  publishedAt: '2026-09-01T09:00:00Z',
}));

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite(SETTINGS, { posts: MANY });
  await readUntil(site.server, '/archive', ({ text }) => text.includes('/blog/many-0'));
});

afterAll(() => site.stop());

const isSync = (request: string) => request.includes('_limit=100');
const syncs = () => site.source.requests.filter(isSync).length;

/** A second one may believe what the first one did not. */
async function syncTwice(): Promise<void> {
  for (let time = 0; time < 2; time++) await revalidate(site.server, { sweep: true });
}

async function expectAll(): Promise<void> {
  for (const id of ['hello', 'many-7']) expect((await readPage(site.server, `/blog/${id}`)).status).toBe(200);
  expect((await readPage(site.server, '/')).text).toContain('/blog/hello');
}

test.each(['404', '410'] as const)(
  'a gateway that says %s to every address removes nothing',
  async (status) => {
    await expectAll();
    site.source.fault = status;
    for (const id of ['hello', 'many-7']) {
      const call = await revalidate(site.server, { id });
      expect(call.status).toBe(500);
      expect(call.body.results[0].reason).toContain('is not believed');
    }
    // A page that no reader has asked for yet is an error, and no 404 that anybody keeps.
    const unknown = await readPage(site.server, `/blog/unknown-during-${status}`);
    expect([unknown.status, unknown.headers['cache-control']]).toEqual([
      500,
      expect.stringContaining('no-store'),
    ]);
    await syncTwice();
    await expectAll();
    site.source.fault = null;
    await expectAll();
  },
);

test('a source that knows the list and fails for each post removes nothing', async () => {
  const edited = { ...HELLO, title: 'Hello while posts are away', updatedAt: '2026-11-10T09:00:00Z' };
  site.source.put(edited);
  for (const id of ['hello', 'many-7']) site.source.faults.set(id, '500');
  await syncTwice();
  await expectAll();
  site.source.faults.clear();
});

test('a list that is empty for a moment removes nothing, and the log says that it was asked again', async () => {
  const known = [...site.source.posts];
  site.source.posts.clear();
  const sync = revalidate(site.server, { sweep: true }).then(verdictOf);
  await site.server.logged('many posts missing');
  const before = syncs();
  for (const [id, post] of known) site.source.posts.set(id, post);
  await sync;
  expect(syncs()).toBeGreaterThan(before);
  await syncTwice();
  await expectAll();
});

test.each(['', '0', '-1', '1000000000', '1000000000000'])(
  'a count of "%s" is a failure, and no loop',
  async (count) => {
    site.source.count = count;
    const before = syncs();
    for (let time = 0; time < 2; time++) {
      const { status, reasons } = verdictOf(await revalidate(site.server, { sweep: true }));
      expect([status, reasons.join()]).toEqual([500, expect.stringMatching(/X-Total-Count is|counts 0/)]);
    }
    await expectAll();
    // Each sync is one question, or two where it looks at the whole list.
    expect(syncs() - before).toBeLessThan(20);
    site.source.count = null;
  },
);

test('a post or a list of too many values is named with the limit, stays as it was, and other posts are published', async () => {
  const { server, source } = site;
  const before = (await readPage(server, '/blog/hello')).text;
  const reasonsOf = async (body: object) => verdictOf(await revalidate(server, body));
  const limit = 'with more than 500,000 values (CONTENT_MAX_MB)';
  source.put({ ...HELLO, title: 'Hello of many values', updatedAt: '2026-11-11T09:00:00Z' });

  source.faults.set('hello', 'brackets');
  const ofPost = await reasonsOf({ id: 'hello' });
  expect(ofPost.status).toBe(500);
  expect(ofPost.reasons.join()).toContain(`/posts/hello ${limit}`);
  expect((await readPage(server, '/blog/hello')).text).toBe(before);

  source.faultsAt.set('_limit=', 'brackets');
  const ofList = await reasonsOf({ sweep: true });
  expect(ofList.status).toBe(500);
  expect(ofList.reasons.join()).toMatch(/\/posts\?\S+ with more than 500,000 values \(CONTENT_MAX_MB\)/);
  await expectAll();

  source.put({ ...(MANY[7] as SourcePost), title: 'Many 7, edited', updatedAt: '2026-11-11T09:00:00Z' });
  await published(server, { id: 'many-7' });
  expect((await readPage(server, '/blog/many-7')).text).toContain('Many 7, edited');
  source.faults.clear();
  source.faultsAt.clear();
  source.put(HELLO);
});

test.each([
  ['never ends', 'endless', 'more than 10 MB'],
  ['unpacks to more than it seems', 'bomb', 'more than 10 MB'],
  ['cannot be unpacked', 'no gzip', 'did not answer'],
  ['leads in a circle', 'circle', 'redirects more than 3 times'],
  ['leads to a file', 'file', 'no address of HTTP'],
] as const)('an answer that %s is cut off and named, and nothing changes', async (_, odd, why) => {
  site.source.faults.set('hello', odd);
  const { status, reasons } = verdictOf(await revalidate(site.server, { id: 'hello' }));
  expect([status, reasons]).toEqual([500, expect.arrayContaining([expect.stringContaining(why)])]);
  site.source.faults.clear();
  await expectAll();
});

test('another host that an answer leads to is shown no token', async () => {
  const other = await new ScriptedApi().start();
  other.answer = () => ({ body: { id: 'hello', title: 'Hello from elsewhere', content: 'Text.' } });
  site.source.faults.set('hello', { location: other.url.replace('127.0.0.1', 'localhost') });
  await published(site.server, { id: 'hello' });
  expect(site.source.authorization).toBe(`Bearer ${TOKEN}`);
  expect(other.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
  site.source.faults.clear();
  await published(site.server, { id: 'hello' });
  await other.stop();
});

test('what is gone, and stays gone, is gone', async () => {
  await expectAll();
  for (const { id } of MANY) site.source.posts.delete(id);
  await published(site.server, { sweep: true });
  expect((await readPage(site.server, '/blog/many-7')).status).toBe(404);
  expect((await readPage(site.server, '/')).text).toContain('/blog/hello');
  expect(outcomes(await revalidate(site.server, { id: 'hello' }))).toMatchObject({
    '/blog/hello': 'updated',
  });
});

test('a gateway that says 404 to a post, and a caller that it is gone, are believed together', async () => {
  site.source.fault = '404';
  const call = await revalidate(site.server, { id: 'many-9', removed: true });
  expect(outcomes(call)).toMatchObject({ '/blog/many-9': 'gone' });
  site.source.fault = null;
});

test('a removal that nobody tells costs two questions, one that is told one, and a told rename two', async () => {
  const quiet = await startRestSite({ REVALIDATE_SECONDS: 'false' });
  await readUntil(quiet.server, '/archive', ({ text }) => text.includes('/blog/hello'));
  quiet.source.requests = [];
  quiet.source.put({ ...HELLO, content: 'Edited.' });
  await published(quiet.server, { id: 'hello' });
  expect(quiet.source.requests).toEqual(['/posts/hello']);
  quiet.source.posts.delete('second');
  quiet.source.requests = [];
  expect(outcomes(await revalidate(quiet.server, { id: 'second' }))).toMatchObject({
    '/blog/second': 'gone',
  });
  expect(quiet.source.requests).toEqual(['/posts/second', expect.stringContaining('_limit=1')]);
  const third = { ...HELLO, id: 'third' };
  quiet.source.put(third);
  expect((await revalidate(quiet.server, { id: 'third' })).status).toBe(200);
  quiet.source.posts.delete('third');
  quiet.source.put({ ...third, id: 'moved' });
  quiet.source.requests = [];
  expect(outcomes(await revalidate(quiet.server, { id: 'moved', previousId: 'third' }))).toMatchObject({
    '/blog/moved': 'updated',
  });
  expect((await readPage(quiet.server, '/blog/third')).headers.location).toBe('/blog/moved');
  // This source has no lasting names of posts, so whether the former address is another's now has to be asked.
  expect(quiet.source.requests).toEqual(['/posts/moved', '/posts/third']);
  quiet.source.posts.delete('moved');
  quiet.source.requests = [];
  expect(outcomes(await revalidate(quiet.server, { id: 'moved', removed: true }))).toMatchObject({
    '/blog/moved': 'gone',
  });
  expect(quiet.source.requests).toEqual(['/posts/moved']);
  await quiet.stop();
});
