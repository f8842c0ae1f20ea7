// A site that was not told its address names no host: neither localhost, nor whatever a request calls it.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { NO_LISTS } from '../../../lib/catalogue/lists/lists';
import { summary } from '../../support/summaries';

jest.mock('next/head', () => ({
  __esModule: true,
  default: ({ children }: { children: unknown }) => children,
}));

const post = summary('a', { cover: { src: '/c.png', alt: 'C' } });

async function withSiteUrl(url: string | undefined) {
  jest.resetModules();
  if (url === undefined) delete process.env.SITE_URL;
  else process.env.SITE_URL = url;
  const { absoluteUrl, warnOfNoSiteUrl } = await import('../../../lib/rendering/site/site-url');
  const { feedWriters } = await import('../../../lib/rendering/documents/feeds');
  const { tagFeed } = await import('../../../lib/rendering/documents/rss');
  const { sitemapIndex, sitemapChunk } = await import('../../../lib/rendering/documents/sitemap');
  const { jsonLdOf } = await import('../../../lib/rendering/site/json-ld');
  const { PageHead } = await import('../../../components/page-head');
  const canonical = absoluteUrl('/blog/a');
  const texts = [{ post, url: canonical, html: '<p>Text</p>' }];
  const served = [
    ...Object.values(feedWriters).map((write) => write(texts).body),
    tagFeed('tea', texts).body,
    sitemapIndex({ ...NO_LISTS, all: [post] }).body,
    sitemapChunk({ ...NO_LISTS, all: [post] }, undefined)?.body,
    jsonLdOf('/blog/[id]', { post, canonical }),
    renderToStaticMarkup(createElement(PageHead, { title: 'A', canonical, post })),
  ].join('\n');
  const warnings: string[] = [];
  jest.spyOn(console, 'warn').mockImplementation((line) => void warnings.push(String(line)));
  warnOfNoSiteUrl();
  return { served, canonical, warnings };
}

test('without SITE_URL nothing that is served names a host, and it is told', async () => {
  const { served, canonical, warnings } = await withSiteUrl(undefined);
  expect(canonical).toBe('/blog/a');
  expect(served).not.toMatch(/localhost|undefined/);
  expect(served).toContain('<link rel="canonical" href="/blog/a"/>');
  expect(served).not.toContain('og:url');
  expect(served).not.toContain('og:image');
  expect(warnings.join()).toContain('SITE_URL is not set');
});

test('with it, everything does, and nothing is told', async () => {
  const { served, warnings } = await withSiteUrl('https://blog.example');
  expect(served).toContain('<meta property="og:url" content="https://blog.example/blog/a"/>');
  expect(served).toContain('<meta property="og:image" content="https://blog.example/c.png"/>');
  expect(served).not.toMatch(/(href|src)="\//);
  expect(warnings).toEqual([]);
});
