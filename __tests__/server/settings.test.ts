// Wrong settings stop the server at its start, all named at once.
import { readPage } from '../support/http';
import { SECRET, startServer, startToEnd } from '../support/site';

test.each([
  ['too short', 'short-secret'],
  ['one of two too short', `${SECRET},short-secret`],
  ['three', [SECRET, SECRET, SECRET].join()],
])('a secret that is %s stops the server, with a message that names it', async (_, secret) => {
  const { code, output } = await startToEnd({ built: 'markdown' }, { REVALIDATE_SECRET: secret });
  expect(code).toBe(1);
  expect(output).toContain('REVALIDATE_SECRET: ');
  expect(output).not.toContain('short-secret');
});

test('every wrong setting is named, without its value', async () => {
  const { code, output } = await startToEnd(
    { built: 'markdown' },
    {
      SITE_URL: 'blog.test',
      CONTENT_SOURCE: 'restful',
      CONTENT_API_URL: 'not-an-address',
      CONTENT_TIMEOUT_MS: 'soon',
      REVALIDATE_SECONDS: 'never',
      PRERENDER_COUNT: '-1',
    },
  );
  expect(code).toBe(1);
  for (const name of [
    'SITE_URL',
    'CONTENT_SOURCE',
    'CONTENT_API_URL',
    'CONTENT_TIMEOUT_MS',
    'REVALIDATE_SECONDS',
    'PRERENDER_COUNT',
  ]) {
    expect(output).toContain(`  ${name}: `);
    expect(output).not.toContain('Invalid input');
  }
  for (const value of ['blog.test', 'restful', 'not-an-address', 'soon', 'never', '-1']) {
    expect(output).not.toContain(value);
  }
});

test('a site that is not told its address says so at its start, and names no host', async () => {
  const server = await startServer({ built: 'markdown' }, { SITE_URL: undefined });
  expect(server.log()).toContain('SITE_URL is not set');
  for (const path of ['/robots.txt', '/sitemap/newest.xml', '/tags/cms/feed.xml']) {
    expect((await readPage(server, path)).text).not.toMatch(/localhost|127\.0\.0\.1/);
  }
  await server.stop();
});
