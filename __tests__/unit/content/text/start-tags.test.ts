// Start tags that are changed in safe HTML: what looks like one within an attribute stays as it is.
import type { Catalogue } from '../../../../lib/catalogue/catalogue';
import { toHtml } from '../../../../lib/content/text/html';
import { deadLinks } from '../../../../lib/rendering/links/dead-links';
import { withOwnLinks } from '../../../../lib/rendering/links/own-links';
import { withPictureSizes } from '../../../../lib/rendering/post/pictures';
import { endIfSlow } from '../../../support/end-if-slow';

const finder = { find: () => '/blog/hello', mayFind: () => true };
const safe = (content: string) => toHtml({ content, format: 'html' });

test.each([
  '<p><abbr title="<img x><script>alert(1)</script>">a</abbr></p>',
  '<p><abbr title="<a x>">a</abbr> "b href="c"</p>',
  '<p><abbr title="<a ">a</abbr> "b href="c"</p>',
])('%s is no picture and no link', async (content) => {
  const html = await safe(content);
  expect(html).toContain('<abbr title="<');
  expect(withPictureSizes(html)).toBe(html);
  expect(withOwnLinks(html, finder)).toEqual({ html });
});

test('the picture and the link beside it are changed', async () => {
  const html = await safe('<p><a title="<a b href=" href="/x"><img alt="<img a>" src="/y.png"></a></p>');
  expect(withPictureSizes(html)).toContain('alt="<img a>" src="/y.png" loading="lazy" decoding="async">');
  expect(withOwnLinks(html, finder).html).toContain('title="<a b href=" href="/blog/hello"');
});

test('they are no dead links either', () => {
  const html = `<p><abbr title="${'<a '.repeat(200_000)}">a</abbr><a href="nowhere">b</a></p>`;
  const catalogue = {} as Catalogue;
  expect(endIfSlow(() => deadLinks(catalogue, { html }, () => false))).toEqual(['nowhere']);
});

test.each(['<img ', '<a '])('a title of many %s takes its length', (tag) => {
  const html = `<p><abbr title="${tag.repeat(200_000)}">a</abbr></p>`;
  expect(endIfSlow(() => withPictureSizes(withOwnLinks(html, finder).html))).toBe(html);
});
