// What Strapi keeps as an entry: components, an editor's HTML, the shape of Strapi 4, words for search engines.
import { flat } from '../../../lib/content/strapi/flat';
import { parseStrapiPost } from '../../../lib/content/strapi/post';
import { textOf } from '../../../lib/content/strapi/text';
import { textIn } from '../../../lib/content/strapi/text-field';

const API = { dateField: 'publishedAt', apiUrl: 'https://cms.example/api/posts' };
const ENTRY = { documentId: 'd', slug: 'a', title: 'A', publishedAt: '2026-11-20T09:00:00.000Z' };
const parsed = (more: object) => parseStrapiPost({ ...ENTRY, ...more }, API);

let warned: string[];
beforeEach(() => {
  warned = [];
  jest.spyOn(console, 'warn').mockImplementation((line) => void warned.push(String(line)));
});
afterEach(() => jest.restoreAllMocks());

test.each([
  ['Markdown', 'Some *text* <br> of it.', 'markdown'],
  ['Markdown that begins with HTML', '<p>One</p>\n\nTwo **three**.', 'markdown'],
  ['Markdown between HTML', '<div>x</div>\n\n## Title\n\n<p>y</p>', 'markdown'],
  ['Markdown within HTML', '<div>\n\n*x*\n\n</div>', 'markdown'],
  ['CKEditor’s HTML with a sample', '<pre>\n\na</pre>\n\n<p>y</p>', 'html'],
  ['CKEditor’s HTML', '<h2>Title</h2><p>Text</p>', 'html'],
  ['CKEditor’s HTML that ends in a line', '<p>Text</p><hr>\n', 'html'],
])('%s is read as what it is', (_, content, format) => {
  expect(textOf(content)).toEqual({ content, format, problems: [] });
});

test('components of a dynamic zone are shown one after the other', () => {
  const { content, format, problems } = textOf([
    { __component: 'shared.rich-text', id: 1, body: '## Heading\n\nSome *text*.' },
    { __component: 'shared.quote', id: 2, title: 'Ada', body: 'A <word>.' },
    {
      __component: 'shared.media',
      id: 3,
      file: { url: '/uploads/a.png', alternativeText: 'A', width: 4, height: 3 },
    },
    {
      __component: 'shared.slider',
      id: 4,
      files: [
        { url: '/uploads/b.png', caption: 'B' },
        { url: '/uploads/c.mp4', mime: 'video/mp4' },
      ],
    },
    { __component: 'shared.code', id: 5, code: 'a\n\nb', language: 'js' },
    {
      __component: 'shared.text',
      id: 6,
      heading: 'More',
      text: [{ type: 'paragraph', children: [{ type: 'text', text: 'Blocks' }] }],
    },
  ]);
  expect(format).toBe('markdown');
  for (const part of [
    '## Heading',
    '<blockquote><p>A &#60;word&#62;.</p><p><cite>Ada</cite></p></blockquote>',
    '<img src="/uploads/a.png" alt="A" width="4" height="3">',
    '<figcaption>B</figcaption>',
    '<video controls src="/uploads/c.mp4">',
    '<pre><code class="language-js">a&#10;&#10;b</code></pre>',
    '<h2>More</h2>',
    '<p>Blocks</p>',
  ])
    expect(content).toContain(part);
  expect(problems).toEqual([]);
});

test('what a button, an alert and a testimonial say is shown', () => {
  const { content, problems } = textOf([
    { __component: 'shared.hero', title: 'A', cta: { id: 1, text: 'Go', href: '/x' } },
    { __component: 'shared.buttons', buttons: [{ text: 'Buy', url: 'https://a.example' }] },
    { __component: 'shared.alert', message: 'Mind it.' },
    { __component: 'shared.testimonial', quote: 'Good.', name: 'Ada' },
  ]);
  expect(content).toContain('<p><a href="/x">Go</a></p>');
  expect(content).toContain('<p><a href="https://a.example">Buy</a></p>');
  expect(content).toContain('Mind it.');
  expect(content).toContain('<blockquote><p>Good.</p><p><cite>Ada</cite></p></blockquote>');
  expect(problems).toEqual([]);
});

test('related entries are other texts, which are named and not shown', () => {
  const article = { id: 3, documentId: 'abc', title: 'Other', slug: 'other', content: 'Words of another.' };
  const { content, problems } = textOf([
    { __component: 'shared.rich-text', body: 'Hello.' },
    { __component: 'shared.related', heading: 'See', articles: [article] },
  ]);
  expect(content).toBe('Hello.\n\n<h2>See</h2>');
  expect(problems).toEqual(['shared.related: its field articles is not shown']);
  expect(textIn({ content: [article], text: 'Own.' })).toMatchObject({
    content: 'Own.',
    problems: ['the field content holds related entries, and no text'],
  });
  expect(textIn({ article })).toMatchObject({ content: '' });
});

test('a component of which nothing is known is named, and a field that is not shown', () => {
  expect(textOf([{ __component: 'shop.price', amount: 3 }]).problems).toEqual([
    'shop.price: its field amount is not shown',
    'shop.price: nothing of it is shown',
  ]);
});

test.each([
  [
    'a quote of an editor’s HTML',
    { __component: 'shared.quote', body: '<p>A <b>word</b>.</p>', author: 'Ada' },
    '<blockquote><p>A <b>word</b>.</p><p><cite>Ada</cite></p></blockquote>',
    [],
  ],
  [
    'a quote of blocks, and a field of it that is not shown',
    {
      __component: 'shared.quote',
      body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Plums' }] }],
      role: 'Cook',
    },
    '<p>Plums</p>',
    ['shared.quote: its field role is not shown'],
  ],
  [
    'what is not called after search engines, though it begins so',
    { __component: 'blocks.metaphor', text: '<p>Plums</p>' },
    '<p>Plums</p>',
    [],
  ],
  [
    'links, which are no pictures',
    { __component: 'shared.links', links: [{ id: 1, url: 'https://a.example/x' }] },
    '<p><a href="https://a.example/x">https://a.example/x</a></p>',
    [],
  ],
  [
    'a film with its caption, and nothing of an empty field',
    { __component: 'shared.film', file: { url: '/a.mp4', mime: 'video/mp4', caption: 'Plums' }, more: [] },
    '<figure><video controls src="/a.mp4"></video><figcaption>Plums</figcaption></figure>',
    [],
  ],
  [
    'links by their words, and where else than at hosts they lead',
    {
      __component: 'shared.cta',
      text: '<p>Come.</p>',
      button: { id: 1, label: 'Go', url: '/about', newTab: true },
      more: [{ id: 2, linkText: 'Write', linkUrl: 'mailto:a@a.example' }],
      bad: { id: 3, label: 'No', url: 'javascript:a()' },
    },
    '<p>Come.</p>\n<p><a href="/about">Go</a></p>\n<p><a href="mailto:a@a.example">Write</a></p>',
    [
      'shared.cta.bad: its field label is not shown',
      'shared.cta.bad: its field url is not shown',
      'shared.cta.bad: nothing of it is shown',
    ],
  ],
  [
    'a button by its words, and a second address',
    {
      __component: 'shared.cards',
      a: { __component: 'shared.button', text: 'Go', url: 'https://a.example', video: 'https://b.example' },
    },
    '<p><a href="https://a.example">Go</a></p>\n<p><a href="https://b.example">https://b.example</a></p>',
    [],
  ],
  [
    'components within one, but no related entry',
    {
      __component: 'layout.columns',
      left: { id: 1, title: 'Left', body: '<p>One</p>' },
      items: [{ id: 2, question: 'Why?', answer: '<p>So.</p>' }],
      author: { id: 3, documentId: 'a', title: 'Ada' },
    },
    '<h2>Left</h2>\n<p>One</p>\n<h2>Why?</h2>\n<p>So.</p>',
    ['layout.columns: its field author is not shown'],
  ],
  [
    'a film of another site with what is said of it',
    { __component: 'shared.video', caption: 'A <film>', url: 'https://vimeo.com/12' },
    '<figure><p><a href="https://vimeo.com/12">https://vimeo.com/12</a></p><figcaption>A &#60;film&#62;</figcaption></figure>',
    [],
  ],
  [
    'numbers, and what they count',
    {
      __component: 'shared.stats',
      items: [
        { id: 1, label: 'Plums', value: '10' },
        { id: 2, number: 5, suffix: '%', title: 'Tea' },
      ],
    },
    '<p><strong>10</strong> Plums</p>\n<p><strong>5%</strong> Tea</p>',
    [],
  ],
  [
    'a number of which more is said, as any other',
    { __component: 'shared.numbered-step', number: 1, title: 'Wash', description: '<p>Well.</p>' },
    '<h2>Wash</h2>\n<p>Well.</p>',
    ['shared.numbered-step: its field number is not shown'],
  ],
  [
    'a table of lists',
    {
      __component: 'shared.table',
      caption: 'Jam',
      table: {
        headers: ['A', 'B'],
        rows: [
          ['<1', 2],
          ['', null],
        ],
      },
    },
    '<figure><table><tr><th>A</th><th>B</th></tr><tr><td>&#60;1</td><td>2</td></tr><tr><td></td><td></td></tr></table><figcaption>Jam</figcaption></figure>',
    [],
  ],
  [
    'a table of components',
    {
      __component: 'shared.table',
      rows: [
        {
          id: 1,
          cells: [
            { id: 2, text: 'One' },
            { id: 3, text: 'Two' },
          ],
        },
      ],
    },
    '<table><tr><td>One</td><td>Two</td></tr></table>',
    [],
  ],
])('a component is shown: %s', (_, component, content, problems) => {
  expect(textOf([component])).toEqual({ content, format: 'html', problems });
});

test('components that are repeated are shown, and have no name', () => {
  const sections = [{ id: 1, heading: 'One', content: '<p>A</p>' }];
  const blocks = [{ type: 'paragraph', children: [{ type: 'text', text: 'A' }] }, { children: [] }];
  expect(textOf(blocks)).toMatchObject({ content: '<p>A</p>', problems: [] });
  expect(textOf(sections)).toEqual({ content: '<h2>One</h2>\n<p>A</p>', format: 'html', problems: [] });
});

const EDITOR_JS = {
  time: 1,
  version: '2.30.0',
  blocks: [
    { type: 'header', data: { text: 'A <b>lamp</b>', level: 3 } },
    { type: 'paragraph', data: { text: 'Words &amp; <a href="/x">more</a>.' } },
    {
      type: 'list',
      data: { style: 'ordered', items: ['One', { content: 'Two', items: [{ content: 'Deep' }] }] },
    },
    { type: 'checklist', data: { items: [{ text: 'Done', checked: true }] } },
    { type: 'quote', data: { text: 'So.', caption: 'Ada' } },
    { type: 'image', data: { file: { url: '/uploads/a.png' }, caption: 'A lamp', stretched: false } },
    { type: 'code', data: { code: 'a < b' } },
    { type: 'delimiter', data: {} },
    { type: 'table', data: { withHeadings: true, content: [['A'], ['1']] } },
    { type: 'embed', data: { service: 'vimeo', source: 'https://vimeo.com/12', caption: 'A film' } },
    { type: 'attaches', data: { file: { url: '/uploads/a.pdf', name: 'a.pdf' }, title: 'Plan' } },
    { type: 'warning', data: { title: 'Mind', message: 'Hot.' } },
    { type: 'poll', data: { options: [1] } },
  ],
};

const TIPTAP = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'A lamp' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Words <', marks: [{ type: 'bold' }, { type: 'italic' }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'more', marks: [{ type: 'link', attrs: { href: '/x"y' } }] },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Three' }] }] },
      ],
    },
    {
      type: 'taskList',
      content: [{ type: 'taskItem', attrs: { checked: true }, content: [{ type: 'text', text: 'Done' }] }],
    },
    { type: 'codeBlock', attrs: { language: 'js' }, content: [{ type: 'text', text: 'a\n<b' }] },
    { type: 'image', attrs: { src: '/uploads/a.png', alt: 'A', title: 'A lamp' } },
    { type: 'horizontalRule' },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [{ type: 'text', text: 'Of' }] }],
        },
      ],
    },
    { type: 'youtube', attrs: { src: 'https://youtu.be/aaaabbbbccc' } },
    { type: 'callout', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Kept' }] }] },
    { type: 'poll', attrs: { options: 3 } },
  ],
};

test.each<[string, object, string[]]>([
  [
    'Editor.js',
    EDITOR_JS,
    [
      '<h3>A <b>lamp</b></h3>',
      '<p>Words &amp; <a href="/x">more</a>.</p>',
      '<ol><li>One</li><li>Two<ol><li>Deep</li></ol></li></ol>',
      '<ul><li data-checked="true">Done</li></ul>',
      '<blockquote><p>So.</p><p><cite>Ada</cite></p></blockquote>',
      '<figure><img src="/uploads/a.png" alt=""><figcaption>A lamp</figcaption></figure>',
      '<pre><code class="language-plaintext">a &#60; b</code></pre>',
      '<hr>',
      '<table><tr><th>A</th></tr><tr><td>1</td></tr></table>',
      '<figure><p><a href="https://vimeo.com/12">https://vimeo.com/12</a></p><figcaption>A film</figcaption></figure>',
      '<p><a href="/uploads/a.pdf">Plan</a></p>',
      '<p><strong>Mind</strong></p><p>Hot.</p>',
    ],
  ],
  [
    'TipTap',
    TIPTAP,
    [
      '<h3>A lamp</h3>',
      '<p><em><strong>Words &#60;</strong></em><br><a href="/x&#34;y">more</a></p>',
      '<ol start="3"><li><p>Three</p></li></ol>',
      '<ul><li data-checked="true">Done</li></ul>',
      '<pre><code class="language-js">a\n&#60;b</code></pre>',
      '<figure><img src="/uploads/a.png" alt="A"><figcaption>A lamp</figcaption></figure>',
      '<hr>',
      '<table><tr><th colspan="2" rowspan="1">Of</th></tr></table>',
      '<p><a href="https://youtu.be/aaaabbbbccc">https://youtu.be/aaaabbbbccc</a></p>',
      '<p>Kept</p>',
    ],
  ],
])('what %s keeps as JSON is shown, and what of it is not is told', (_, body, there) => {
  for (const value of [body, JSON.stringify(body)]) {
    const { content, format, problems } = textIn({ body: value });
    expect(format).toBe('html');
    for (const text of there) expect(content).toContain(text);
    expect(problems).toEqual(['a part of the text, "poll", is not shown']);
  }
  // Also in a component.
  for (const text of [body, JSON.stringify(body)]) {
    const { content, problems } = textOf([{ __component: 'shared.rich-text', text }]);
    expect(content).toContain(there[0]);
    expect(problems).toEqual(['a part of the text, "poll", is not shown']);
  }
});

test.each([
  ['of another editor', { ops: [{ insert: 'Hi' }] }],
  ['as a text', JSON.stringify({ root: { children: [{ insert: 'Hi' }] } })],
  ['of an editor, with nothing in it', { type: 'doc', content: [{ type: 'poll' }] }],
])('JSON that is not shown is told, and no reader sees it: %s', async (_, body) => {
  expect(textIn({ body })).toMatchObject({
    content: expect.not.stringContaining('type'),
    problems: expect.arrayContaining(['the field body is not shown, for no text is in it']),
  });
  expect(textOf('[a](b) and {"c": 1}').content).toBe('[a](b) and {"c": 1}');
});

test.each([
  '<p><iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe></p>',
  '<https://a.example/>',
])('a text without words may show something: %s', (body) => {
  expect(textIn({ body }).problems).toEqual([]);
});

test('what is not shown is told once, with the first entry', async () => {
  await parsed({ blocks: [{ __component: 'shop.offer', amount: 3 }] });
  await parsed({ slug: 'b', blocks: [{ __component: 'shop.offer', amount: 3 }] });
  expect(warned.filter((line) => line.includes('amount'))).toEqual([expect.stringContaining('"first":"a"')]);
});

test('other locales of an entry are told', async () => {
  await parsed({ locale: 'en', localizations: [{ locale: 'ko' }] });
  expect(warned).toEqual([expect.stringContaining('the locale ko is not shown')]);
});

test('an entry of Strapi 4 is read like one of Strapi 5', async () => {
  const { documentId: _, slug, title, publishedAt } = ENTRY;
  const file = { url: '/uploads/a.png', alternativeText: 'A', width: 4, height: 3 };
  const attributes = {
    slug,
    title,
    publishedAt,
    content: 'Text.',
    tags: { data: [{ id: 1, attributes: { name: 'News' } }] },
    author: { data: { id: 1, attributes: { name: 'Ada' } } },
    cover: { data: { id: 1, attributes: file } },
    gallery: { data: null },
  };
  expect(await parseStrapiPost({ id: 7, attributes }, API)).toMatchObject({
    id: 'a',
    documentId: '7',
    content: 'Text.',
    tags: ['News'],
    author: 'Ada',
    cover: { src: 'https://cms.example/uploads/a.png', alt: 'A', width: 4, height: 3 },
    draft: false,
  });
});

test('what is in Strapi 5’s shape stays as it is', () => {
  const entry = { id: 1, documentId: 'd', data: [1, { x: null }], meta: { data: 'x' } };
  expect(flat(entry)).toEqual(entry);
});

test('words for search engines are those of Strapi’s SEO component', async () => {
  const seo = {
    metaTitle: 'T',
    metaDescription: 'D',
    canonicalURL: 'https://first.example/a',
    metaImage: { url: '/uploads/s.png' },
  };
  expect((await parsed({ seo }))?.seo).toEqual({
    title: 'T',
    description: 'D',
    canonical: 'https://first.example/a',
    image: 'https://cms.example/uploads/s.png',
  });
});

const many = (count: number) => Array.from({ length: count }, () => ({ a: 1 }));
const JSON_IN_TEXT = { __component: 'a.text', content: JSON.stringify(many(1000)) };

test.each([
  ['components', [{ __component: 'a.list', list: many(30_000) }]],
  ['blocks', many(30_000).map(() => ({ type: 'text', text: 'A' }))],
  ['JSON in many texts', Array.from({ length: 30 }, () => JSON_IN_TEXT)],
])('a text of too many values is named: %s', async (_, body) => {
  await expect(parsed({ body })).rejects.toThrow(
    'Post "a" from /api/posts does not fit. The field body holds more than 50,000 values.',
  );
});

test('a long text deep within components is looked at once', () => {
  const text = '<b>'.repeat(100_000);
  let component: object = { text };
  for (let depth = 0; depth < 100; depth++) component = { part: component };
  const replace = jest.spyOn(String.prototype, 'replace');
  textOf(component);
  const lookedAt = replace.mock.contexts
    .map((each) => String(each).length)
    .reduce((all, more) => all + more, 0);
  expect(lookedAt).toBeLessThan(10 * text.length);
});
