// A 200 is true: the pages were made from content that was read after the call arrived, whatever else was
// under way. Next alone joins a call to a generation that may have read the old text.
import type { Response } from 'supertest';
import { ended } from '../support/call-results';
import { eventually, published, readPage, readUntil, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';

// Nothing that is held may reach its own deadline, and time renews nothing unless a test says so.
const SETTINGS = { CONTENT_TIMEOUT_MS: '60000', REVALIDATE_SECONDS: '3600' };

let site: RestSite;
/** How long the log was when the test began. */
let begin: number;

beforeAll(async () => {
  site = await startRestSite(SETTINGS);
});

beforeEach(() => {
  site.source.requests = [];
  begin = site.server.log().length;
});

afterAll(() => site.stop());

const edit = (version: number) =>
  site.source.put({ ...HELLO, content: `Text of hello, version ${version}.` });

const hello = async () => (await readPage(site.server, '/blog/hello')).text;

let markers = 0;

/**
 * Calls the webhook for hello, and resolves when the call is certain to have begun. It also names a path of
 * its own: paths begin in their order, so a request for the second shows that the first was begun.
 */
async function beginCall(): Promise<{ answer: Promise<Response> }> {
  markers += 1;
  const marker = `marker-${markers}`;
  const call = revalidate(site.server, { paths: ['/blog/hello', `/blog/${marker}`] });
  const answer = new Promise<Response>((done, fail) => call.then(done, fail));
  await eventually(`the call with ${marker} begins`, () => site.source.requestsFor(marker) > 0);
  return { answer };
}

/** On a busy machine an answer may come before the work is done; its end is as good. */
async function expectAllWell(calls: { answer: PromiseLike<Response> }[]): Promise<void> {
  const answers = calls.map(({ answer }) => answer);
  for (const { status } of await ended(site.server, begin, answers)) expect(status).toBe(200);
}

test('sixty equal calls at once are all true', async () => {
  edit(2);
  const pages: string[] = [];
  const calls = Array.from({ length: 60 }, async () => {
    const call = await revalidate(site.server, { id: 'hello' });
    // Nothing is promised yet to whom the machine was too busy to tell more than a 202.
    if (call.status === 200) pages.push(await hello());
    return call;
  });
  for (const { status, outcomes } of await ended(site.server, begin, calls)) {
    expect(status).toBe(200);
    expect(outcomes).toMatchObject({ '/blog/hello': 'updated', '/': 'updated' });
  }
  for (const page of [...pages, await hello()]) expect(page).toContain('version 2.');
});

test('sixty calls at once cost two generations, and the fifty-nine after an edit show it', async () => {
  edit(3);
  const hold = site.source.hold('hello');
  const first = await beginCall();
  await hold.arrived;
  edit(4);
  const others = await Promise.all(Array.from({ length: 59 }, beginCall));
  hold.release();

  await expectAllWell([first, ...others]);
  expect(await hello()).toContain('version 4.');
  expect(site.source.requestsFor('hello')).toBe(2);
});

test('a call during a first visit that read the old text gives the new one', async () => {
  site.source.put({ id: 'fresh', title: 'Fresh', content: 'Fresh, version 1.' });
  const hold = site.source.hold('fresh');
  const visit = readPage(site.server, '/blog/fresh').then(({ text }) => text);
  await hold.arrived;

  site.source.put({ id: 'fresh', title: 'Fresh', content: 'Fresh, version 2.' });
  const answer = revalidate(site.server, { paths: ['/blog/fresh', '/blog/marker-fresh'] }).then(
    (call) => call,
  );
  await eventually('the call begins', () => site.source.requestsFor('marker-fresh') > 0);
  hold.release();
  await expectAllWell([{ answer }]);
  expect(await visit).toContain('version 1.');
  expect((await readPage(site.server, '/blog/fresh')).text).toContain('version 2.');
});

test('of two edits within one generation the last one shows', async () => {
  const hold = site.source.hold('hello');
  const first = await beginCall();
  await hold.arrived;
  edit(6);
  const second = await beginCall();
  edit(7);
  const third = await beginCall();
  hold.release();
  await expectAllWell([first, second, third]);
  expect(await hello()).toContain('version 7.');
});

test('a call during a background generation that read the old text gives the new one', async () => {
  await site.restart('SIGTERM', { REVALIDATE_SECONDS: '1' });
  begin = 0;
  await published(site.server, { id: 'hello' });
  const hold = site.source.hold('hello');
  let held = false;
  void hold.arrived.then(() => {
    held = true;
  });
  await readUntil(site.server, '/blog/hello', () => held);

  edit(8);
  const call = await beginCall();
  hold.release();
  await expectAllWell([call]);
  expect(await hello()).toContain('version 8.');
});
