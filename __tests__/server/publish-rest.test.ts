// Publishing from a REST source: what readers see before and after the webhook's call.
import request from 'supertest';
import { HELLO, POSTS } from '../support/posts';
import { ScriptedSource } from '../support/scripted-source';
import { SECRET, type Server, startServer } from '../support/site';

let source: ScriptedSource;
let server: Server;

beforeAll(async () => {
  source = await new ScriptedSource(POSTS).start();
  server = await startServer({ built: 'rest' }, { CONTENT_SOURCE: 'rest', CONTENT_API_URL: source.url });
});

afterAll(async () => {
  await server.stop();
  await source.stop();
});

const revalidate = (body: object) =>
  request(server.url).post('/api/revalidate').set('authorization', `Bearer ${SECRET}`).send(body);

test('a pre-built page is a hit and costs the source nothing', async () => {
  const page = await request(server.url).get('/blog/hello');
  expect(page.status).toBe(200);
  expect(page.headers['x-nextjs-cache']).toBe('HIT');
  expect(page.headers['cache-control']).toContain('s-maxage=60');
  expect(page.text).toContain('Text of hello, version 1.');
  expect(source.requests).toEqual([]);
});

test('an edit shows after the call, not before, in the page and in its data', async () => {
  source.put({ ...HELLO, content: 'Text of hello, version 2.' });
  expect((await request(server.url).get('/blog/hello')).text).toContain('version 1.');

  const call = await revalidate({ id: 'hello' });
  expect(call.status).toBe(200);
  expect(call.body).toEqual({
    revalidated: true,
    results: [
      { path: '/blog/hello', outcome: 'updated', ms: expect.any(Number) },
      { path: '/', outcome: 'updated', ms: expect.any(Number) },
    ],
  });
  const page = await request(server.url).get('/blog/hello');
  expect(page.text).toContain('version 2.');
  const buildId = page.text.match(/"buildId":"([^"]+)"/)?.[1];
  const data = await request(server.url).get(`/_next/data/${buildId}/blog/hello.json`);
  expect(data.body.pageProps.html).toContain('version 2.');
});
