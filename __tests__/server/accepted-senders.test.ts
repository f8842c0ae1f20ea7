// Whose webhooks count: the content source's, and of others those that the settings name, each with its own secret
// where it has one.
// Goes with: ghost, strapi, github, sanity.
import request from 'supertest';
import { published, readPage } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import { sendGhost, sendPush, sendSanity, sendStandard } from '../support/senders';
import { SECRET } from '../support/site';

const GHOSTS = 'a-secret-of-ghost-alone-with-32-characters';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ REVALIDATE_SENDERS: 'ghost', REVALIDATE_SECRET_GHOST: GHOSTS });
});

afterAll(() => site.stop());

const EDITED = { post: { current: { slug: 'hello', status: 'published' } } };

const shown = (secret: string, body: object, from = 'ghost') =>
  request(site.server.url)
    .post('/api/revalidate')
    .query({ from })
    .set('authorization', `Bearer ${secret}`)
    .send(body);

test.each([
  ['signs', () => sendPush(site.server, [])],
  ['signs by another scheme', () => sendSanity(site.server, { _id: 'a', slug: 'hello' })],
  ['shows the secret', () => shown(SECRET, { event: 'entry.publish' }, 'strapi')],
])('a sender that no setting names is told so, although it %s', async (_, send) => {
  const call = await send();
  expect(call.status).toBe(400);
  expect(call.body.message).toContain('REVALIDATE_SENDERS does not name it');
});

test('the site’s own words may come from anywhere', async () => {
  expect((await sendStandard(site.server, { id: 'hello' }, 'a delivery')).status).toBe(200);
  await published(site.server, { id: 'hello' });
});

test('a sender with a secret of its own signs with that, and with no other', async () => {
  site.source.put({ ...HELLO, content: 'Text of Ghost.' });
  expect((await sendGhost(site.server, EDITED)).status).toBe(401);
  expect([200, 202]).toContain((await sendGhost(site.server, EDITED, GHOSTS)).status);
  await site.server.logged('"/blog/hello updated"');
  expect((await readPage(site.server, '/blog/hello')).text).toContain('Text of Ghost.');
});

test('its secret opens its own dialect alone', async () => {
  expect([200, 202]).toContain((await shown(GHOSTS, EDITED)).status);
  expect((await shown(GHOSTS, { paths: ['/'] })).body.ignored).toContain('not about a post');
  for (const from of ['standard', 'bearer']) {
    expect((await shown(GHOSTS, { id: 'hello' }, from)).status).toBe(401);
  }
  // The site's own opens them all.
  expect((await shown(SECRET, { paths: ['/'] })).status).toBe(200);
  expect(site.server.log()).not.toContain(GHOSTS);
});
