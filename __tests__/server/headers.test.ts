// What browsers and edges are told about keeping an answer: browsers ask each time, edges may show what they have
// while they ask.
import { z } from 'zod';
import { hashOf, inlineScriptsIn } from '../../lib/server/inline-scripts';
import { site as SITE } from '../fixtures/site/site.config';
import { readPage } from '../support/http';
import { answerToBeginning } from '../support/raw-request';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

const Manifest = z.object({ name: z.string(), icons: z.array(z.object({ src: z.string() })).min(1) });

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
  site.source.fault = null;
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['cdn-cache-control']).toBeUndefined();
});

test.each([
  ['a post', '/blog/nowhere'],
  ['a tag', '/tags/nowhere'],
  ['a page of a list', '/archive/999'],
  ['a chunk of the sitemap', '/sitemap/999.xml'],
])('%s that does not exist is forgotten by every edge within a minute', async (_, path) => {
  const page = await readPage(site.server, path);
  expect(page.status).toBe(404);
  expect(page.headers['cache-control']).toBe('s-maxage=60');
  expect(page.headers['cdn-cache-control']).toBe('max-age=60');
});

test.each([
  '/',
  '/blog/hello',
  '/blog/nowhere',
  '/nowhere',
  '/feed.xml',
  '/icon.svg',
  '/api/revalidate',
  '/%',
])('the answer to %s says what browsers may make of it', async (path) => {
  const { headers } = await readPage(site.server, path);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
});

const NO_REQUEST = {
  'what is no HTTP': ['HELLO\r\n\r\n', '400 Bad Request'],
  'a request without a host': ['GET / HTTP/1.1\r\n\r\n', '400 Bad Request'],
  'a head without end': [
    `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`,
    '431 Request Header Fields Too Large',
  ],
  'what nobody can expect': ['GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n', '417 Expectation Failed'],
};

test.each(Object.entries(NO_REQUEST))('so does the one to %s', async (_, [written = '', status]) => {
  const answer = await answerToBeginning(site.server, written);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}\r\n`));
  expect(answer).toContain('X-Content-Type-Options: nosniff\r\n');
  expect(answer).toContain('Referrer-Policy: strict-origin-when-cross-origin\r\n');
});

test.each(['/', '/blog/hello', '/tags', '/blog/nowhere', '/nowhere'])(
  'the page at %s runs its own scripts alone, and shows itself in no frame',
  async (path) => {
    const { headers, text } = await readPage(site.server, path);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['permissions-policy']).toContain('camera=()');
    const scripts = inlineScriptsIn(text);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(policy).toContain(hashOf(script));
  },
);

test.each([
  ['/favicon.ico', /icon/],
  ['/apple-touch-icon.png', /^image\/png/],
  ['/icon.svg', /^image\/svg/],
])('the icon %s is there, and pages name it', async (path, type) => {
  const { status, headers } = await readPage(site.server, path);
  expect([status, headers['content-type']]).toEqual([200, expect.stringMatching(type)]);
  expect((await readPage(site.server, '/')).text).toContain(`href="${path}"`);
});

test('a browser’s own frame has the accent of the blog, in light and in dark', async () => {
  const { text } = await readPage(site.server, '/');
  const { light, dark } = SITE.accent;
  // The first one counts that goes with the device.
  expect(text).toContain(
    `<meta name="theme-color" media="(prefers-color-scheme: light)" content="${light}"/><meta name="theme-color" content="${dark}"/>`,
  );
});

test('the manifest has the name of the site, and icons that are there', async () => {
  const { text, headers } = await readPage(site.server, '/site.webmanifest').buffer(true);
  expect(headers['content-type']).toContain('application/manifest+json');
  const { name, icons } = Manifest.parse(JSON.parse(text));
  expect(name).toBe(SITE.title);
  for (const { src } of icons) expect((await readPage(site.server, src)).status).toBe(200);
});

test('a drawing at its own address runs nothing, and a site without TLS does not ask for it', async () => {
  const { headers } = await readPage(site.server, '/icon.svg');
  expect(headers['content-security-policy']).toContain('sandbox');
  expect(headers['strict-transport-security']).toBeUndefined();
});

test('what of Next nothing here uses is closed', async () => {
  const picture = await readPage(site.server, '/_next/image?url=%2Fimages%2Fcover.svg&w=64&q=75');
  expect(picture.status).toBe(404);
});

describe('where pages are renewed by publishes alone', () => {
  beforeAll(async () => {
    await site.stop();
    site = await startRestSite({
      REVALIDATE_SECONDS: 'false',
      SITE_URL: 'https://blog.example',
      FRAME_ANCESTORS: 'https://cms.example',
    });
  });

  test('where the settings say so, TLS is asked for, and a CMS may show pages', async () => {
    const { headers } = await readPage(site.server, '/');
    expect(headers['strict-transport-security']).toBe('max-age=63072000');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self' https://cms.example");
    expect(headers['x-frame-options']).toBeUndefined();
  });

  test('what does not exist is forgotten as soon, and not asked for again', async () => {
    for (const path of ['/blog/soon', '/blog/soon', '/tags/soon', '/sitemap/999.xml']) {
      const { status, headers } = await readPage(site.server, path);
      expect([path, status, headers['cache-control']]).toEqual([path, 404, 's-maxage=60']);
    }
    expect(site.source.requestsFor('soon')).toBe(1);
    const { headers } = await readPage(site.server, '/blog/hello');
    expect(headers['cache-control']).toBe('s-maxage=31536000');
  });
});
