// A post's HTML as feeds carry it.
import { feedHtml, feedMedia } from '../../../../lib/content/text/feed-html';
import { toHtml } from '../../../../lib/content/text/html';

const BASE = 'https://blog.example/blog/lamp';
const feed = async (content: string) => feedHtml(await toHtml({ content, format: 'markdown' }), BASE);

test('addresses hold elsewhere, those of each size of a picture too', async () => {
  const html = await feed(
    '[a](/x) [b](y) ![c](/c.png) <img src="/d.png" srcset="/d.png 1x, d,2.png 2x"> <video controls poster="/e.png" src="/e.mp4"></video>',
  );
  for (const text of [
    'href="https://blog.example/x"',
    'href="https://blog.example/blog/y"',
    'src="https://blog.example/c.png"',
    'srcset="https://blog.example/d.png 1x, https://blog.example/blog/d,2.png 2x"',
    'poster="https://blog.example/e.png"',
    'src="https://blog.example/e.mp4"',
  ]) {
    expect(html).toContain(text);
  }
});

test('links within the post lead to it on the blog', async () => {
  expect(await feed('## A\n\n[b](#a)')).toContain('href="https://blog.example/blog/lamp#a"');
});

test('samples of code stay as they are', async () => {
  const html = await feed('```html\n<a href="/x" class="anchor">y</a>\n```\n\nand `<img src="/z">`');
  expect(html.replace(/<[^>]*>/g, '')).toContain('&#x3C;a href="/x" class="anchor">y&#x3C;/a>');
  expect(html).toContain('&#x3C;img src="/z">');
});

test('headings have no anchors', async () => {
  expect(await feed('## A')).toBe('<h2 id="a">A</h2>');
});

test('what a feed has already stays as it is', async () => {
  const html = await feed(
    '## A\n\n[a](/x) <img src="/d.png" srcset="/d.png 1x, d,2.png 2x">\n\n```html\n<a class="anchor" href="/x">&amp;lt;</a>\n```\n\n|a|\n|-|\n|b|',
  );
  expect(feedHtml(html, BASE)).toBe(html);
});

test.each([
  ['/a.JPG', { url: 'https://blog.example/a.JPG', type: 'image/jpeg' }],
  ['https://cdn.example/b.webp?w=1', { url: 'https://cdn.example/b.webp?w=1', type: 'image/webp' }],
  ['/c', { url: 'https://blog.example/c', type: null }],
  ['/d.constructor', { url: 'https://blog.example/d.constructor', type: null }],
])('a cover at %s has an address and a type', (src, media) => {
  expect(feedMedia(src, BASE)).toEqual(media);
});
