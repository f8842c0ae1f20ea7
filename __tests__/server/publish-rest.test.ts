// Publishing from a REST source: what readers see before and after the webhook's call.
import { readPage, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite();
});

afterAll(() => site.stop());

test('a pre-built page is a hit and costs the source nothing', async () => {
  const page = await readPage(site.server, '/blog/hello');
  expect(page.status).toBe(200);
  expect(page.headers['x-nextjs-cache']).toBe('HIT');
  expect(page.headers['cache-control']).toContain('s-maxage=60');
  expect(page.text).toContain('Text of hello, version 1.');
  expect(site.source.requests).toEqual([]);
});

test('an edit shows after the call, not before, in the page and in its data', async () => {
  site.source.put({ ...HELLO, content: 'Text of hello, version 2.' });
  expect((await readPage(site.server, '/blog/hello')).text).toContain('version 1.');

  const call = await revalidate(site.server, { id: 'hello' });
  expect(call.status).toBe(200);
  expect(call.body).toEqual({
    revalidated: true,
    results: [
      { path: '/blog/hello', outcome: 'updated', ms: expect.any(Number) },
      // The excerpt is the text's beginning here, so all that shows it is old too; the archive has titles alone.
      ...['/', '/tags/news', '/tags/news/feed.xml', '/feed.xml', '/atom.xml', '/feed.json'].map((path) => ({
        path,
        outcome: 'updated',
        ms: expect.any(Number),
      })),
    ],
  });
  const page = await readPage(site.server, '/blog/hello');
  expect(page.text).toContain('version 2.');
  const buildId = page.text.match(/"buildId":"([^"]+)"/)?.[1];
  const data = await readPage(site.server, `/_next/data/${buildId}/blog/hello.json`);
  expect(data.body.pageProps.html).toContain('version 2.');
});
