// What browsers and edges are told about keeping an answer: browsers ask each time, edges may show what they have
// while they ask.
import { readPage } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite();
  site.source.put({ id: 'later', title: 'Later', content: 'Made on the first visit.' });
});

afterAll(() => site.stop());

test.each([
  ['a page of the build', '/blog/hello'],
  ['its data', 'data of /blog/hello'],
  ['a page that is made now', '/blog/later'],
  ['the same from the cache', '/blog/later'],
  ['a page that does not exist', '/blog/nowhere'],
  ['a feed', '/feed.xml'],
  ['the sitemap', '/sitemap.xml'],
])('%s: a minute and a year for edges, nothing for browsers', async (_what, path) => {
  const home = await readPage(site.server, '/');
  const buildId = home.text.match(/"buildId":"([^"]+)"/)?.[1];
  const { headers } = await readPage(
    site.server,
    path.replace(/^data of (.*)/, `/_next/data/${buildId}$1.json`),
  );
  expect(headers['cache-control']).toBe('s-maxage=60');
  expect(headers['cdn-cache-control']).toBe('max-age=60, stale-while-revalidate=31536000');
});

test('an answer that nobody may keep says nothing to edges', async () => {
  site.source.fault = 'drop';
  const { headers } = await readPage(site.server, '/blog/broken');
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['cdn-cache-control']).toBeUndefined();
});
