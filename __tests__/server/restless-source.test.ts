// A source that says "changed just now" of every post in every answer, with the same content.
import { outcomes, published, readPage, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ REVALIDATE_SECONDS: 'false' });
  site.source.isRestless = true;
});

afterAll(() => site.stop());

async function sync(times: number): Promise<void> {
  for (let time = 0; time < times; time++) await published(site.server, { sweep: true });
}

test('is asked once a sync, and for no post; nothing is published again and again', async () => {
  await sync(2);
  const before = (await readPage(site.server, '/')).text;
  site.source.requests = [];
  const log = site.server.log().length;
  await sync(3);
  expect(site.source.requests).toEqual(Array(3).fill(expect.stringContaining('_limit=100')));
  expect(site.server.log().slice(log)).not.toContain('/blog/hello');
  expect((await readPage(site.server, '/')).text).toBe(before);
});

test('a webhook costs one question, and an edit is published, told or not', async () => {
  site.source.requests = [];
  expect(outcomes(await revalidate(site.server, { id: 'hello' }))).toMatchObject({
    '/blog/hello': 'updated',
  });
  await sync(2);
  expect(site.source.requestsFor('hello')).toBe(1);

  site.source.put({ ...HELLO, title: 'Edited at last', content: 'Edited text.' });
  await sync(1);
  expect((await readPage(site.server, '/blog/hello')).text).toContain('Edited text.');
  expect((await readPage(site.server, '/')).text).toContain('Edited at last');
});
