// A source that says "changed just now" of every post in every answer, with the same content.
import { eventually, outcomes, readPage, readUntil, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ REVALIDATE_SECONDS: 'false', SWEEP_SECONDS: '1' });
  site.source.isRestless = true;
});

afterAll(() => site.stop());

const syncs = () => site.source.requests.filter((request) => request.includes('_limit=100')).length;

test('is asked once a sync, and for no post; nothing is published again and again', async () => {
  await eventually('syncs', () => syncs() > 2);
  const before = (await readPage(site.server, '/')).text;
  site.source.requests = [];
  const log = site.server.log().length;
  await eventually('more syncs', () => syncs() > 5);
  expect(site.source.requests.filter((request) => !request.includes('_limit=100'))).toEqual([]);
  expect(site.server.log().slice(log)).not.toContain('/blog/hello');
  expect((await readPage(site.server, '/')).text).toBe(before);
});

test('a webhook costs one question, and an edit is published, told or not', async () => {
  site.source.requests = [];
  expect(outcomes(await revalidate(site.server, { id: 'hello' }))).toMatchObject({
    '/blog/hello': 'updated',
  });
  await eventually('syncs', () => syncs() > 2);
  expect(site.source.requestsFor('hello')).toBe(1);

  site.source.put({ ...HELLO, title: 'Edited at last', content: 'Edited text.' });
  await readUntil(site.server, '/blog/hello', ({ text }) => text.includes('Edited text.'));
  await readUntil(site.server, '/', ({ text }) => text.includes('Edited at last'));
});
