// Strapi's blocks as HTML.
import { blocksToHtml } from '../../../lib/content/strapi/blocks';
import { toHtml } from '../../../lib/content/text/html';

const text = (text: string, marks: object = {}) => ({ type: 'text', text, ...marks });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });

test.each([
  [
    'words beside what is null or no mark at all',
    { type: 'heading', level: 9, children: [text('A', { bold: true, code: null, italic: 'yes' })] },
    '<h2><strong>A</strong></h2>',
  ],
  ['a heading', { type: 'heading', level: 3, children: [text('A')] }, '<h3>A</h3>'],
  ['a paragraph of two lines', paragraph(text('A\nB')), '<p>A<br>B</p>'],
  [
    'bold and italic in a word',
    paragraph(text('가', { bold: true, italic: true }), text('나')),
    '<p><strong><em>가</em></strong>나</p>',
  ],
  [
    'other marks',
    paragraph(text('A', { underline: true, strikethrough: true, code: true })),
    '<p><u><del><code>A</code></del></u></p>',
  ],
  ['text that looks like HTML', paragraph(text('<b>&"')), '<p>&#60;b&#62;&#38;&#34;</p>'],
  [
    'a link',
    paragraph({ type: 'link', url: 'https://a.example/?a&b', children: [text('A')] }),
    '<p><a href="https://a.example/?a&#38;b">A</a></p>',
  ],
  ['a quote', { type: 'quote', children: [text('A')] }, '<blockquote><p>A</p></blockquote>'],
  [
    'code',
    { type: 'code', language: 'js', children: [text('a < b\n\nc')] },
    '<pre><code class="language-js">a &#60; b\n\nc</code></pre>',
  ],
  [
    'a list in a list',
    {
      type: 'list',
      format: 'ordered',
      children: [
        { type: 'list-item', children: [text('A')] },
        { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text('B')] }] },
      ],
    },
    '<ol><li>A</li><ul><li>B</li></ul></ol>',
  ],
  [
    'an image',
    { type: 'image', image: { url: '/uploads/a.png', alternativeText: 'A' }, children: [text('')] },
    '<img src="/uploads/a.png" alt="A">',
  ],
  [
    'an image with its size',
    { type: 'image', image: { url: '/a.png', alternativeText: null, width: 640, height: 480 }, children: [] },
    '<img src="/a.png" alt="" width="640" height="480">',
  ],
  [
    'a drawing, which has none',
    { type: 'image', image: { url: '/a.svg', width: null, height: 0 }, children: [] },
    '<img src="/a.svg" alt="">',
  ],
  [
    'an image with its caption',
    { type: 'image', image: { url: '/a.png', name: 'a.png', caption: 'Plums & jam' }, children: [] },
    '<figure><img src="/a.png" alt=""><figcaption>Plums &#38; jam</figcaption></figure>',
  ],
  [
    'an image whose caption is the name of its file',
    { type: 'image', image: { url: '/a.png', name: 'plum.png', caption: 'plum.png' }, children: [] },
    '<img src="/a.png" alt="">',
  ],
  ['a kind that is not known', { type: 'poem', children: [paragraph(text('A'))] }, '<p>A</p>'],
  ['no block at all', 'A', ''],
])('%s', (_, block, html) => expect(blocksToHtml([block])).toBe(html));

test('blocks stand one below the other', () => {
  expect(blocksToHtml([paragraph(text('A')), null, paragraph(text('B'))])).toBe('<p>A</p>\n<p>B</p>');
});

test('all marks, and the size and the widths of an image, are still there when a reader gets them', async () => {
  const marks = ['bold', 'italic', 'underline', 'strikethrough', 'code'].map((mark) =>
    text(mark, { [mark]: true }),
  );
  const formats = { small: { url: 'https://a.example/s.png', width: 2 }, thumbnail: { url: 'x', width: 1 } };
  const image = { type: 'image', image: { url: 'https://a.example/a.png', width: 4, height: 3, formats } };
  const content = blocksToHtml([paragraph(...marks), image]);
  expect(content).toContain('srcset="https://a.example/s.png 2w, https://a.example/a.png 4w"');
  expect(await toHtml({ content, format: 'html' })).toBe(content);
});
