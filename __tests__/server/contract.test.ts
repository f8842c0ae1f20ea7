// What the webhook understands, and what it answers.
import request from 'supertest';
import { namesOf, SENDERS } from '../../lib/env/names';
import { outcomes, readPage, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { answerToBeginning } from '../support/raw-request';
import { type RestSite, startRestSite } from '../support/rest-site';
import { SECRET } from '../support/site';

/** A sender that signs. */
const [FROM = 'standard'] = namesOf(SENDERS);

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ REVALIDATE_SENDERS: FROM });
});

afterAll(() => site.stop());

/** A call whose body is sent as it stands. */
const send = (body: string) =>
  request(site.server.url)
    .post('/api/revalidate')
    .set('authorization', `Bearer ${SECRET}`)
    .set('content-type', 'application/json')
    .send(body);

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is not a method of the webhook', async (method) => {
  const call = await request(site.server.url)
    [method.toLowerCase() as 'put' | 'patch' | 'delete' | 'options']('/api/revalidate')
    .set('authorization', `Bearer ${SECRET}`);
  expect(call.status).toBe(405);
  expect(call.headers.allow).toBe('GET, POST');
  expect(call.body).toEqual({ message: expect.any(String) });
});

test('a body of 64 kB is read, a byte more is too large', async () => {
  const bodyOf = (bytes: number) => {
    const frame = JSON.stringify({ id: 'hello', note: '' });
    return JSON.stringify({ id: 'hello', note: 'x'.repeat(bytes - frame.length) });
  };
  expect((await send(bodyOf(64 * 1024))).status).toBe(200);
  const tooLarge = await send(bodyOf(64 * 1024 + 1));
  expect(tooLarge.status).toBe(413);
  expect(tooLarge.body).toEqual({ message: expect.stringContaining('64 kB') });
});

/** The answer to what is sent of a call, which never ends. */
function answerToCall(headers: string[], body = '', query = ''): Promise<string> {
  const head = [`POST /api/revalidate${query} HTTP/1.1`, 'Host: x', ...headers];
  return answerToBeginning(site.server, `${head.join('\r\n')}\r\n\r\n${body}`);
}

test('a body that is too large is refused before its end', async () => {
  const answer = await answerToCall(['Content-Length: 9000000'], 'x'.repeat(64 * 1024 + 1));
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test('a body that says that it is too large is refused before it begins', async () => {
  const answer = await answerToCall([`Authorization: Bearer ${SECRET}`, 'Content-Length: 65537']);
  expect(answer).toMatch(/^HTTP\/1\.1 413 .*\r\nConnection: close\r\n/s);
});

test('a body that does not arrive is not waited for', async () => {
  const answer = await answerToCall([`Authorization: Bearer ${SECRET}`, 'Content-Length: 20'], '{"id"');
  expect(answer).toMatch(/^HTTP\/1\.1 400 .*\r\nConnection: close\r\n/s);
  expect(answer).toContain('did not arrive within');
});

test('a body that says nothing of its size is refused when it is too large', async () => {
  const headers = [`Authorization: Bearer ${SECRET}`, 'Transfer-Encoding: chunked'];
  const answer = await answerToCall(headers, `10001\r\n${'x'.repeat(65_537)}`);
  expect(answer).toMatch(/^HTTP\/1\.1 413 .*\r\nConnection: close\r\n/s);
});

test.each([
  ['neither a token nor a signature', []],
  ['a wrong token', ['Authorization: Bearer wrong']],
  ['a signature that another sender makes', ['X-Hub-Signature-256: sha256=0']],
  // #region ghost
  ['a signature of another form', [`X-Ghost-Signature: sha256=${'0'.repeat(63)}, t=${Date.now()}`]],
  [
    'a signature of ten minutes ago',
    [`X-Ghost-Signature: sha256=${'0'.repeat(64)}, t=${Date.now() - 600_000}`],
  ],
  // #endregion
])('of a call that shows %s no body is read', async (_, shown) => {
  const answer = await answerToCall([...shown, 'Content-Length: 5000000'], '', `?from=${FROM}`);
  expect(answer).toMatch(/^HTTP\/1\.1 401 .*\r\nConnection: close\r\n/s);
  expect(answer).toContain('Invalid token');
});

describe('answers 400, says why and asks the source nothing', () => {
  test.each([
    ['not JSON', '{"id": "hello"', /not a JSON object/],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('latin1'), /not a JSON object/],
    ['a text', '"hello"', /not a JSON object/],
    ['null', 'null', /not a JSON object/],
    ['an array', '["/blog/hello"]', /./],
    ['nothing', '', /Say what changed/],
    ['an empty object', '{}', /Say what changed/],
    ['both id and paths', '{"id": "hello", "paths": ["/"]}', /one of id, paths and sweep/],
    ['an id that is an object', '{"id": {"$ne": ""}}', /id: /],
    ['an empty id', '{"id": ""}', /id: .*empty/],
    ['an id with a slash', '{"id": "a/b"}', /id: .*slash/],
    ['an id of control characters', '{"id": "a\\u0000b"}', /id: .*control/],
    ['an id of 241 bytes', JSON.stringify({ id: 'x'.repeat(241) }), /id: .*240 bytes/],
    ['an id that climbs', '{"id": ".."}', /id: /],
    ['a previousId with a slash', '{"id": "hello", "previousId": "a/b"}', /previousId: /],
    ['a revision that is no date', '{"id": "hello", "updatedAt": "yesterday"}', /updatedAt: /],
    ['paths that are no list', '{"paths": "/"}', /paths: not a list/],
    ['no paths', '{"paths": []}', /paths: empty/],
    ['a path that is no text', '{"paths": [1]}', /paths\.0: /],
    ['101 paths', JSON.stringify({ paths: Array.from({ length: 101 }, (_, n) => `/blog/${n}`) }), /100/],
  ])('to %s', async (_, body, why) => {
    site.source.requests = [];
    const call = await send(body);
    expect(call.status).toBe(400);
    expect(call.body).toEqual({ message: expect.stringMatching(why) });
    expect(site.source.requests).toEqual([]);
  });

  test.each([
    '/no/where',
    '/search',
    '/.well-known',
    '/blog',
    '/blog/',
    '/blog/[id]',
    '/blog/%5Bid%5D',
    '/blog/..%2f..%2fx',
    '/blog/../x',
    '/blog/..',
    '/blog/a/b',
    '/blog//a',
    '//x',
    '//',
    '',
    'blog/hello',
    'https://blog.example/blog/hello',
    '/_next/data/build/blog/hello.json',
    '/api/revalidate',
    '/robots.txt',
    '/404',
    '/blog/hello?draft=1',
    '/blog/hello#top',
    '/blog/a%00b',
    '/blog/a%0ab',
    '/BLOG/hello',
  ])('to the path %s, which names it', async (path) => {
    site.source.requests = [];
    const call = await revalidate(site.server, { paths: ['/blog/hello', path] });
    expect(call.status).toBe(400);
    expect(call.body).toEqual({ message: expect.stringMatching(/^paths\.1: /) });
    expect(site.source.requests).toEqual([]);
  });
});

test('100 paths are understood', async () => {
  const paths = Array.from({ length: 100 }, (_, n) => `/blog/absent-${n}`);
  const call = await revalidate(site.server, { paths });
  expect(call.status).toBe(200);
  expect(Object.values(outcomes(call))).toEqual(paths.map(() => 'gone'));
});

test('the same call twice is harmless', async () => {
  const first = await revalidate(site.server, { id: 'hello' });
  const second = await revalidate(site.server, { id: 'hello' });
  expect(second.status).toBe(200);
  expect(outcomes(second)).toEqual(outcomes(first));
});

test('paths renews exactly those', async () => {
  const { server, source } = site;
  source.put({ ...HELLO, title: 'Hello again', content: 'Text again.' });
  const call = await revalidate(server, { paths: ['/blog/hello'] });
  expect(outcomes(call)).toEqual({ '/blog/hello': 'updated' });
  expect((await readPage(server, '/blog/hello')).text).toContain('Hello again');
  // What the page's making has found out is published like a change.
  expect((await readPage(server, '/')).text).toContain('Hello again');

  expect(outcomes(await revalidate(server, { paths: ['/'] }))).toEqual({ '/': 'updated' });
  expect((await readPage(server, '/')).text).toContain('Hello again');
});

test('a path that is named twice, raw and encoded, is made once', async () => {
  site.source.requests = [];
  const call = await revalidate(site.server, {
    paths: ['/blog/한글', `/blog/${encodeURIComponent('한글')}`, '/blog/한글'],
  });
  expect(call.body.results).toEqual([{ path: '/blog/한글', outcome: 'updated', ms: expect.any(Number) }]);
  expect(site.source.requestsFor('한글')).toBe(1);
});

test('a rename renews the new address and the old one', async () => {
  const { server, source } = site;
  source.put({ id: 'helo', title: 'Helo', content: 'With a typing error.' });
  expect((await readPage(server, '/blog/helo')).status).toBe(200);
  expect((await readPage(server, '/blog/helium')).status).toBe(404);
  source.posts.delete('helo');
  source.put({ id: 'helium', title: 'Helium', content: 'Without one.' });

  const call = await revalidate(server, { id: 'helium', previousId: 'helo' });
  expect(call.status).toBe(200);
  expect(outcomes(call)).toMatchObject({
    '/blog/helium': 'updated',
    '/blog/helo': 'updated',
    '/': 'updated',
  });
  const old = await readPage(server, '/blog/helo');
  expect(old.status).toBe(308);
  expect(old.headers.location).toBe('/blog/helium');
  expect((await readPage(server, '/blog/helium')).text).toContain('Without one.');
});

test('what a CMS says beside the id does no harm', async () => {
  const call = await revalidate(site.server, {
    id: 'hello',
    previousId: null,
    updatedAt: null,
    event: 'post.published',
    post: { secret: 'x' },
  });
  expect(call.status).toBe(200);
});

test('an id that is a number is understood', async () => {
  site.source.put({ id: '7', title: 'Seven', content: 'Number seven.' });
  const call = await revalidate(site.server, { id: 7 });
  expect(outcomes(call)).toMatchObject({ '/blog/7': 'updated', '/': 'updated' });
});

test('one path that fails does not stop the others', async () => {
  const { server, source } = site;
  source.posts.set('broken', { id: 'broken', title: '' });
  source.put({ ...HELLO, content: 'Renewed beside a broken one.' });
  const call = await revalidate(server, { paths: ['/blog/broken', '/blog/hello', '/blog/second'] });
  source.posts.delete('broken');
  expect(call.status).toBe(500);
  expect(call.body).toEqual({
    revalidated: false,
    message: 'Error revalidating',
    results: [
      {
        path: '/blog/broken',
        outcome: 'failed',
        ms: expect.any(Number),
        reason: expect.stringMatching(/"broken".*title/),
      },
      { path: '/blog/hello', outcome: 'updated', ms: expect.any(Number) },
      { path: '/blog/second', outcome: 'updated', ms: expect.any(Number) },
    ],
  });
  expect((await readPage(server, '/blog/hello')).text).toContain('Renewed beside a broken one.');
});
