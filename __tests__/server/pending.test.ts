// A publish that takes longer than its caller waits: the answer says what is pending, and it is finished.
// Goes with: ghost.
import type { Test } from 'supertest';
import { outcomes, readPage, revalidate, revalidateInTime } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import { sendGhost } from '../support/senders';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ CONTENT_TIMEOUT_MS: '20000', REVALIDATE_SENDERS: 'ghost' });
});

afterAll(() => site.stop());

test('a caller that says how long it waits is answered then', async () => {
  const hold = site.source.hold('hello');
  const answered: string[] = [];
  const call = async (name: string, sent: Test) => {
    expect((await sent).status).toBe(202);
    answered.push(name);
  };
  const body = { paths: ['/blog/hello'] };
  await Promise.all([
    call('as usual', revalidateInTime(site.server, body)),
    call('after a second', revalidateInTime(site.server, body).set('prefer', 'wait=1')),
  ]);
  expect(answered).toEqual(['after a second', 'as usual']);
  hold.release();
  expect((await revalidate(site.server, body)).status).toBe(200);
});

test('what is not done in time is pending, and made before the server stops', async () => {
  const { server, source } = site;
  source.put({ ...HELLO, content: 'Text that came late.' });
  const hold = source.hold('hello');
  const call = await revalidateInTime(server, { paths: ['/blog/hello', '/blog/second'] });
  expect(call.status).toBe(202);
  expect(call.body.revalidated).toBe(false);
  expect(outcomes(call)).toEqual({ '/blog/hello': 'pending', '/blog/second': 'updated' });

  const stopped = server.stop('SIGTERM');
  hold.release();
  await stopped;
  source.fault = 'drop';
  await site.restart();
  expect((await readPage(site.server, '/blog/hello')).text).toContain('Text that came late.');
});

test('a server that is told to stop before it could say what is pending answers when all is made', async () => {
  const { server, source } = site;
  source.fault = null;
  source.put({ ...HELLO, content: 'Text that came later still.' });
  const hold = source.hold('hello');
  const event = { event: 'post.published.edited', post: { current: { slug: 'hello', status: 'published' } } };
  const call = sendGhost(server, event).then((answer) => answer);
  await hold.arrived;
  const stopped = server.stop('SIGTERM');
  await server.logged('the server is stopping');
  hold.release();
  const answer = await call;
  expect(answer.status).toBe(200);
  expect(outcomes(answer)).toMatchObject({ '/blog/hello': 'updated', '/': 'updated' });
  await stopped;
  source.fault = 'drop';
  await site.restart();
  expect((await readPage(site.server, '/blog/hello')).text).toContain('Text that came later still.');
});

test('a caller cannot make the server wait for itself', async () => {
  site.source.fault = null;
  expect((await revalidate(site.server, { finish: true })).status).toBe(400);
});
