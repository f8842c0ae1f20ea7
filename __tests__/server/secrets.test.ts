// Who may publish: nobody without the secret, and nobody at all where none is set.
import request, { type Test } from 'supertest';
import { outcomes, readPage, revalidate } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';
import { SECRET } from '../support/site';

const OLD_SECRET = 'the-old-secret-of-the-tests-32-characters';
const API_TOKEN = 'token-of-the-content-api';

let site: RestSite;

const WRONG: [string, string][] = [
  ['empty', ''],
  ['the word undefined', 'undefined'],
  ['the word null', 'null'],
  ['wrong, of the same length', SECRET.replace(/./g, 'x')],
  ['a prefix of the secret', SECRET.slice(0, -1)],
  ['the secret and more', `${SECRET}x`],
  ['the secret in capitals', SECRET.toUpperCase()],
  ['both secrets as they are set', `${SECRET},${OLD_SECRET}`],
  ['not ASCII', 'pässwörd-pässwörd-pässwörd-pässwörd'],
  ['not ASCII, of the same length', 'ÿ'.repeat(SECRET.length)],
];

const inHeader = (token: string): Test =>
  request(site.server.url)
    .post('/api/revalidate')
    .set('authorization', `Bearer ${token}`)
    .send({ id: 'hello' });

const inQuery = (query: string): Test => request(site.server.url).get(`/api/revalidate?${query}`);

describe('with two secrets, as during a rotation', () => {
  beforeAll(async () => {
    site = await startRestSite({
      REVALIDATE_SECRET: `${SECRET}, ${OLD_SECRET}`,
      CONTENT_API_TOKEN: API_TOKEN,
      DEBUG_SOURCE: '1',
      NEXT_PRIVATE_DEBUG_CACHE: '1',
    });
  });

  afterAll(() => site.stop());

  test.each(WRONG)('a token that is %s is refused in the header and in the query', async (_, token) => {
    for (const call of [
      await inHeader(token),
      await inQuery(`secret=${encodeURIComponent(token)}&id=hello`),
    ]) {
      expect(call.status).toBe(401);
      expect(call.body).toEqual({ message: 'Invalid token' });
    }
    expect(site.source.requestsFor('hello')).toBe(0);
  });

  test('no token, another scheme and a doubled one are refused', async () => {
    const post = () => request(site.server.url).post('/api/revalidate').send({ id: 'hello' });
    expect((await post()).status).toBe(401);
    expect((await post().set('authorization', `Basic ${SECRET}`)).status).toBe(401);
    expect((await post().set('authorization', SECRET)).status).toBe(401);
    expect((await inQuery('id=hello')).status).toBe(401);
    expect((await inQuery(`secret[]=${SECRET}&id=hello`)).status).toBe(401);
  });

  test.each([
    ['the first', SECRET],
    ['the second', OLD_SECRET],
  ])('%s secret opens in the header', async (_, secret) => {
    expect((await revalidate(site.server, { id: 'hello' }, secret)).status).toBe(200);
  });

  test.each([
    ['the first', SECRET],
    ['the second', OLD_SECRET],
  ])("%s secret opens in the query, the guide's form", async (_, secret) => {
    const byPath = await inQuery(`secret=${secret}&path=/blog/hello`);
    expect(byPath.status).toBe(200);
    expect(outcomes(byPath)).toEqual({ '/blog/hello': 'updated' });
    const byId = await inQuery(`secret=${secret}&id=hello`);
    expect(byId.status).toBe(200);
    expect(outcomes(byId)).toMatchObject({ '/blog/hello': 'updated', '/': 'updated' });
  });

  test('answers to calls are kept nowhere', async () => {
    const call = await inQuery(`secret=${SECRET}&id=hello`);
    expect(call.headers['cache-control']).toBe('no-store');
  });

  test('the log says why a call was refused, which its caller is not told', async () => {
    expect((await inHeader('wrong')).body).toEqual({ message: 'Invalid token' });
    await site.server.logged('The token is not REVALIDATE_SECRET.');
  });

  test('nothing secret is in the log, whatever was called and whatever failed', async () => {
    await revalidate(site.server, { id: 'hello', note: SECRET });
    await inQuery(`secret=${SECRET}&path=/nowhere`);
    site.source.fault = '500';
    await revalidate(site.server, { id: 'hello' });
    await inQuery(`secret=${OLD_SECRET}&id=hello`);
    await readPage(site.server, '/blog/unknown');
    site.source.fault = null;

    const log = site.server.log();
    expect(log).toContain('"event":"publish"');
    expect(log).toContain('"event":"source request"');
    for (const secret of [SECRET, OLD_SECRET, API_TOKEN]) expect(log).not.toContain(secret);
  });
});

describe.each([
  ['unset', undefined],
  ['empty', ''],
  ['only spaces', '   '],
])('with a secret that is %s', (_, secret) => {
  beforeAll(async () => {
    site = await startRestSite({ REVALIDATE_SECRET: secret });
  });

  afterAll(() => site.stop());

  test('the endpoint is closed for everybody, and the log says why', async () => {
    for (const token of ['', 'undefined', 'null', ' ', 'false', SECRET]) {
      expect((await inHeader(token)).status).toBe(503);
      expect((await inQuery(`secret=${encodeURIComponent(token)}&id=hello`)).status).toBe(503);
    }
    const call = await inQuery('id=hello');
    expect(call.status).toBe(503);
    expect(call.body).toEqual({ message: expect.stringContaining('REVALIDATE_SECRET') });
    expect(site.source.requestsFor('hello')).toBe(0);
    expect(site.server.log()).toContain('REVALIDATE_SECRET is not set');
  });

  test('readers read on', async () => {
    expect((await readPage(site.server, '/blog/hello')).status).toBe(200);
  });
});
