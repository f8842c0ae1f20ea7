// CMSs and scripts that call in their own way: what they say is done, once, and they are answered in time.
// Goes with: ghost, strapi, github, sanity.
import request, { type Response } from 'supertest';
import { type Ended, ended, wentOn } from '../support/call-results';
import {
  eventually,
  outcomes,
  published,
  readPage,
  readUntil,
  revalidate,
  revalidateInTime,
} from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import { ALL_SENDERS, sendGhost, sendPush, sendSanity, sendStandard, sendStrapi } from '../support/senders';
import { SECRET } from '../support/site';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({
    REVALIDATE_SECONDS: 'false',
    CONTENT_TIMEOUT_MS: '20000',
    REVALIDATE_SENDERS: ALL_SENDERS,
  });
});

afterAll(() => site.stop());

const DATED = { publishedAt: '2026-10-04T09:00:00Z' };

const ghostPost = (current: object, previous: object = {}) => ({
  event: 'post.published.edited',
  post: { current, previous },
});

/** What a call by Ghost came to. It is answered soon, on a busy machine too soon to say. */
async function ghostCame(...said: object[]): Promise<Ended[]> {
  const from = site.server.log().length;
  return ended(
    site.server,
    from,
    said.map((each) => sendGhost(site.server, each)),
  );
}

const revalidateByQuery = (from: string, said: object) =>
  request(site.server.url).post('/api/revalidate').query({ from, secret: SECRET }).send(said);

const read = async (path: string) => (await readPage(site.server, path)).text;

test('a signed call publishes', async () => {
  site.source.put({ ...HELLO, content: 'Text from a script.' });
  const call = await sendStandard(site.server, { id: 'hello' }, 'signed');
  expect(call.status).toBe(200);
  expect(await read('/blog/hello')).toContain('Text from a script.');
});

test('a sender that names no post has the site look, although it never did', async () => {
  site.source.put({ ...HELLO, content: 'Text that nobody told of.' });
  expect(await ghostCame({ event: 'site.changed' })).toMatchObject([
    { status: 200, outcomes: { '/blog/hello': 'updated' } },
  ]);
  expect(await read('/blog/hello')).toContain('Text that nobody told of.');
  expect(await ghostCame({ event: 'site.changed' })).toEqual([
    { status: 200, ignored: 'The site shows what the source has.', outcomes: {} },
  ]);
});

test.each([
  ['Strapi, without the entry', () => sendStrapi(site.server, 'entry.publish', 'null')],
  ['GitHub, without commits', () => sendPush(site.server, [])],
  ['Sanity, without the slug', () => sendSanity(site.server, { _id: 'a', operation: 'update' })],
])('a call that says that something changed and not what has the site look: %s', async (who, send) => {
  site.source.put({ ...HELLO, content: `Text that was told of by ${who}.` });
  const call = await send();
  expect([call.status, outcomes(call)]).toMatchObject([200, { '/blog/hello': 'updated' }]);
  expect(await read('/blog/hello')).toContain(`Text that was told of by ${who}.`);
});

test('the same delivery again is answered as before, and asks nothing of the source', async () => {
  const first = await sendStandard(site.server, { id: 'hello' }, 'again');
  site.source.requests = [];
  const second = await sendStandard(site.server, { id: 'hello' }, 'again');
  expect(second.status).toBe(200);
  expect(second.body).toEqual(first.body);
  expect(site.source.requests).toEqual([]);
});

test('the same name of a delivery with another body is another message', async () => {
  await sendStandard(site.server, { id: 'hello' }, 'one name');
  const other = await sendStandard(site.server, { paths: ['/'] }, 'one name');
  expect(outcomes(other)).toEqual({ '/': 'updated' });
});

test('a delivery that failed is worked on when it comes again', async () => {
  site.source.fault = '500';
  expect((await sendStandard(site.server, { id: 'hello' }, 'failed once')).status).toBe(500);
  site.source.fault = null;
  expect((await sendStandard(site.server, { id: 'hello' }, 'failed once')).status).toBe(200);
});

test('a change of a signed call makes it nobody’s', async () => {
  const call = await sendStandard(site.server, { id: 'hello' }, 'honest').set('webhook-id', 'changed');
  expect(call.status).toBe(401);
});

test('whoever shows the secret may speak the site’s own words in any dialect', async () => {
  for (const from of ['ghost', 'strapi', 'wordpress', 'github', 'sanity', 'bearer']) {
    const call = await revalidate({ url: site.server.url }, { id: 'hello' }).query({ from });
    expect(call.status).toBe(200);
  }
});

test.each([
  ['the test button', () => sendStrapi(site.server, 'trigger-test', undefined)],
  ['a draft', () => sendStrapi(site.server, 'entry.update', { slug: 'hello', publishedAt: null })],
  ['another type', () => sendStrapi(site.server, 'entry.publish', { slug: 'x', publishedAt: 'x' }, 'page')],
  ['a member', () => sendGhost(site.server, { event: 'member.added', member: { current: {} } })],
])('%s is ignored with a 200, and nothing is asked of the source', async (_, send) => {
  site.source.requests = [];
  const call = await send();
  expect(call.status).toBe(200);
  expect(call.body).toEqual({ revalidated: false, ignored: expect.any(String) });
  expect(site.source.requests).toEqual([]);
});

describe('Ghost', () => {
  test.each([
    ['signs', (said: object) => sendGhost(site.server, said)],
    ['shows the secret in its address', (said: object) => revalidateByQuery('ghost', said)],
  ])('that %s is answered before it hangs up, and what is pending is made', async (way, send) => {
    const content = `Text that Ghost waits for, and ${way}.`;
    site.source.put({ ...HELLO, content });
    const hold = site.source.hold('hello');
    const from = site.server.log().length;
    const answered: string[] = [];
    const other = revalidateInTime(site.server, { paths: ['/blog/hello'] }).then(({ status }) => {
      answered.push('other');
      return status;
    });
    const call = await send(ghostPost({ id: 'g1', slug: 'hello', status: 'published' }));
    expect(call.status).toBe(202);
    // Another caller, who came before, waits longer while the source is silent.
    expect(answered).toEqual([]);
    expect(outcomes(call)).toMatchObject({ '/blog/hello': 'pending' });
    hold.release();
    await readUntil(site.server, '/blog/hello', ({ text }) => text.includes(content));
    // Lest the next test takes it for its own.
    const late = (await other) === 202 ? 2 : 1;
    await eventually('all of it is made', () => wentOn(site.server.log().slice(from)).length === late);
  });

  test('renames a post: the old address leads to the new one', async () => {
    site.source.posts.delete('hello');
    site.source.put({ ...HELLO, id: 'hello-again', documentId: 'g1', content: 'Text of hello.' });
    const current = { id: 'g1', slug: 'hello-again', status: 'published' };
    expect(await ghostCame(ghostPost(current, { slug: 'hello' }))).toMatchObject([
      { status: 200, outcomes: { '/blog/hello': 'updated', '/blog/hello-again': 'updated' } },
    ]);
    const old = await readPage(site.server, '/blog/hello');
    expect([old.status, old.headers.location]).toEqual([308, '/blog/hello-again']);
  });

  test('deletes a post: two calls, one of which says that nothing is named', async () => {
    site.source.posts.delete('hello-again');
    const previous = { id: 'g1', slug: 'hello-again', status: 'published' };
    site.source.requests = [];
    const calls = await ghostCame(
      { event: 'post.unpublished', post: { current: {}, previous } },
      { event: 'post.deleted', post: { current: {}, previous } },
      { event: 'site.changed' },
    );
    expect(calls.map(({ status }) => status)).toEqual([200, 200, 200]);
    // Each plan and each generation of the page asks for the post.
    console.info(
      `Two deletions and a look: ${site.source.requestsFor('hello-again')} requests for the post.`,
    );
    expect((await readPage(site.server, '/blog/hello-again')).status).toBe(404);
    expect(await read('/')).not.toContain('hello-again');
  });
});

describe('Strapi, which never sends the old address,', () => {
  const entry = (slug: string, updatedAt: string) => ({
    id: Math.floor(Math.random() * 1000),
    documentId: 's1',
    slug,
    updatedAt,
    publishedAt: updatedAt,
  });
  const put = (id: string, updatedAt: string, content: string) =>
    site.source.put({
      id,
      documentId: 's1',
      title: 'From Strapi',
      content,
      updatedAt,
      tags: ['news'],
      ...DATED,
    });

  test('publishes by two requests at once, of which one counts', async () => {
    put('first', '2026-10-05T09:00:00.000Z', 'Text of first.');
    const now = entry('first', '2026-10-05T09:00:00.000Z');
    site.source.requests = [];
    const [draft, published] = await Promise.all([
      sendStrapi(site.server, 'entry.update', { ...now, publishedAt: null }),
      sendStrapi(site.server, 'entry.publish', now),
    ]);
    expect(draft.body.ignored).toContain('draft');
    expect(published.status).toBe(200);
    expect(site.source.requestsFor('first')).toBeLessThanOrEqual(2);
    expect(await read('/blog/first')).toContain('Text of first.');
  });

  test('renames a post', async () => {
    site.source.posts.delete('first');
    put('renamed', '2026-10-06T09:00:00.000Z', 'Text of first.');
    const call = await sendStrapi(site.server, 'entry.publish', entry('renamed', '2026-10-06T09:00:00.000Z'));
    expect(outcomes(call)).toMatchObject({
      '/blog/first': 'updated',
      '/blog/renamed': 'updated',
      '/': 'updated',
    });
    const old = await readPage(site.server, '/blog/first');
    expect([old.status, old.headers.location]).toEqual([308, '/blog/renamed']);
    expect(await read('/')).not.toContain('/blog/first"');
  });

  test('renames it again, after a restart', async () => {
    await site.restart();
    site.source.posts.delete('renamed');
    put('thrice', '2026-10-07T09:00:00.000Z', 'Text of first.');
    await sendStrapi(site.server, 'entry.publish', entry('thrice', '2026-10-07T09:00:00.000Z'));
    for (const id of ['first', 'renamed']) {
      const page = await readPage(site.server, `/blog/${id}`).redirects(2);
      expect([page.status, page.request.url]).toEqual([200, `${site.server.url}/blog/thrice`]);
    }
  });

  test('removes it under an address that the site does not know, after a rename that got lost', async () => {
    site.source.posts.delete('thrice');
    const call = await sendStrapi(site.server, 'entry.delete', entry('fourth', '2026-10-08T09:00:00.000Z'));
    expect(outcomes(call)).toMatchObject({ '/blog/thrice': 'gone', '/blog/fourth': 'gone' });
    for (const id of ['first', 'renamed', 'thrice']) {
      expect([id, (await readPage(site.server, `/blog/${id}`)).status]).toEqual([id, 404]);
    }
    expect(await read('/tags/news')).not.toContain('/blog/thrice');
  });

  test('has it back, and all its addresses lead there again', async () => {
    put('thrice', '2026-10-09T09:00:00.000Z', 'Text of first.');
    await sendStrapi(site.server, 'entry.publish', entry('thrice', '2026-10-09T09:00:00.000Z'));
    for (const id of ['first', 'renamed']) {
      const page = await readPage(site.server, `/blog/${id}`).redirects(2);
      expect([page.status, page.request.url]).toEqual([200, `${site.server.url}/blog/thrice`]);
    }
  });
});

test('a removal is believed although another post has the address by now', async () => {
  site.source.put({ id: 'taken', documentId: 'd2', title: 'Another', content: 'Text of another.', ...DATED });
  const call = await sendStrapi(site.server, 'entry.delete', {
    documentId: 'd1',
    slug: 'taken',
    publishedAt: '2026-10-08T09:00:00.000Z',
  });
  expect(call.status).toBe(200);
  expect(await read('/blog/taken')).toContain('Text of another.');
});

test('a removal is not believed while the source has the post, and does not say which document it is', async () => {
  site.source.put({ id: 'nameless', title: 'Nameless', content: 'Text of nameless.', ...DATED });
  await published(site.server, { id: 'nameless' });
  const tell = () => sendSanity(site.server, { _id: 'n1', slug: 'nameless', operation: 'delete' });
  const early = await tell();
  expect([early.status, early.body.message]).toEqual([
    503,
    expect.stringContaining('still has post "nameless"'),
  ]);
  site.source.posts.delete('nameless');
  expect((await tell()).status).toBe(200);
  expect((await readPage(site.server, '/blog/nameless')).status).toBe(404);
});

test('a hundred edits at once end fresh, with few generations', async () => {
  const calls: Promise<Response>[] = [];
  const from = site.server.log().length;
  site.source.requests = [];
  for (let n = 1; n <= 100; n++) {
    site.source.put({ id: 'busy', title: 'Busy', content: `Text, version ${n}.`, ...DATED });
    calls.push(sendStandard(site.server, { id: 'busy' }, `burst-${n}`).then((call) => call));
  }
  const all = await ended(site.server, from, calls);
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
  await eventually('the last version', async () => (await read('/blog/busy')).includes('version 100.'));
  expect(await read('/feed.xml')).toContain('version 100.');
  // Were no plan shared, each call would ask for the post at least.
  const lists = site.source.requests.length - site.source.requestsFor('busy');
  console.info(
    `A hundred edits at once: ${site.source.requestsFor('busy')} requests for the post, ${lists} for lists.`,
  );
  expect(site.source.requests.length).toBeLessThan(100);
});

test('an old post that no list’s newest page shows is followed to its new address, too', async () => {
  for (let n = 1; n <= 60; n++) {
    const publishedAt = `2026-11-01T00:00:${String(n - 1).padStart(2, '0')}Z`;
    site.source.put({ id: `newer-${n}`, title: `Newer ${n}`, publishedAt });
  }
  const old = { documentId: 'deep', title: 'Deep', publishedAt: '2026-01-01T09:00:00Z' };
  const tell = (slug: string) =>
    sendStrapi(site.server, 'entry.publish', { slug, documentId: 'deep', publishedAt: 'x' });
  site.source.put({ ...old, id: 'deep-down' });
  expect((await tell('deep-down')).status).toBe(200);
  site.source.posts.delete('deep-down');
  site.source.put({ ...old, id: 'deeper' });
  expect((await tell('deeper')).status).toBe(200);
  expect((await readPage(site.server, '/blog/deep-down')).headers.location).toBe('/blog/deeper');
});
