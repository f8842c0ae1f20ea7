// A folder as somebody brings it along from another generator: each file is one kind of input, and readers get what
// its author meant, or the author is told.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookAtFiles, type MarkdownFile } from '../../../lib/content/markdown/folder/files';
import { readPost } from '../../../lib/content/markdown/folder/read-files';
import { linkIndex } from '../../../lib/content/markdown/link-index';
import { decodeText } from '../../../lib/content/markdown/post/decode-text';
import { readMarkdown } from '../../../lib/content/markdown/post/read-markdown';
import { toHtml } from '../../../lib/content/text/html';
import { resolveBy } from '../../support/resolve-by';

const DIR = join(__dirname, '../../fixtures/import');

const files = new Map<string, MarkdownFile>();

beforeAll(async () => {
  for (const file of (await lookAtFiles(DIR)).files) files.set(file.path, file);
});

function fileAt(path: string): MarkdownFile {
  const file = files.get(path);
  if (!file) throw new Error(`${path} was not found`);
  return file;
}

const summaries = () =>
  [...files.values()].flatMap(({ path, summary }) =>
    'id' in summary ? [{ path, id: summary.id, title: summary.title }] : [],
  );

const html = async (path: string) => toHtml(await readPost(fileAt(path)), resolveBy(linkIndex(summaries())));

test('every file fits', () => {
  expect(summaries()).toHaveLength(files.size);
});

test.each(['README.md', '_index.md', 'bundle/stone.png'])('%s is no post', (path) => {
  expect(files.has(path)).toBe(false);
});

test.each([
  [
    '2018-11-23-birch-bench.md',
    { id: 'birch-bench', title: 'Birch bench', publishedAt: '2018-11-23T00:00:00.000Z' },
  ],
  ['date-and-lastmod.md', { publishedAt: '2022-02-03T00:00:00.000Z', updatedAt: '2022-04-05T00:00:00.000Z' }],
  ['zone-without-colon.md', { publishedAt: '2019-07-07T21:30:00.000Z' }],
  ['empty-fields.md', { publishedAt: null, cover: null, tags: [], draft: false }],
  ['published-false.md', { draft: true }],
  ['status-draft.md', { draft: true }],
  ['draft-yes.md', { draft: true }],
  ['_drafts/sour-currant.md', { draft: true }],
  ['tags-with-commas.md', { tags: ['wood', 'bow', 'strings'] }],
  ['tags-of-numbers.md', { tags: ['1999', 'wood'] }],
  ['categories.md', { tags: ['pottery'] }],
  ['two-authors.md', { author: 'Ines Roe, Bram Teal' }],
  ['title-in-heading.md', { title: 'Drifting lamp' }],
  ['nothing-above.md', { id: 'nothing-above', title: 'Resting lamp', publishedAt: null, draft: false }],
  ['description.md', { excerpt: 'What lists say of it.' }],
  [
    'numbered-by-devto.md',
    { id: 'numbered-by-devto', publishedAt: '2021-03-04T10:00:00.000Z', draft: false },
  ],
  ['moved-twice.md', { id: 'first-lamp' }],
  [
    'toml.md',
    { title: 'Rolled chart', publishedAt: '2019-08-07T06:05:04.000Z', tags: ['sea'], draft: false },
  ],
  ['component.mdx', { id: 'component', title: 'Framed apple' }],
  ['bundle/index.md', { id: 'bundle', title: 'Moss bundle' }],
  ['2022/06/nested-owl.md', { id: 'nested-owl' }],
  ['in-euc-kr.md', { title: '달빛 사다리', excerpt: '달빛 사다리 이야기입니다.' }],
  ['excerpt-names.md', { excerpt: 'Call read_all_pages or write_each_line(); it takes 3 * 4 s in ~/shed.' }],
  ['excerpt-below-code.md', { excerpt: 'The sentence that readers get.' }],
])('%s says what its author meant', (path, expected) => {
  expect(fileAt(path).summary).toMatchObject(expected);
});

test('a file leads from where it was before', () => {
  const { fields } = readMarkdown(readFileSync(join(DIR, 'moved-twice.md'), 'utf8'), 'moved-twice.md');
  expect(fields).toMatchObject({ aliases: ['/2020/12/lamp.html'], formerIds: ['moved-twice'] });
  const dated = readMarkdown('Text.', '2018-11-23-birch-bench.md');
  expect(dated.fields).toMatchObject({ id: 'birch-bench', formerIds: ['2018-11-23-birch-bench'] });
});

test.each<[string, string[], string[]]>([
  ['title-in-heading.md', ['The heading says it.'], ['Drifting lamp']],
  ['nothing-above.md', ['There is nothing above this.'], ['Resting lamp']],
  [
    'component.mdx',
    ['Above it.', 'Within the frame.', 'Below it.'],
    ['import', 'Frame', 'not for readers', '{'],
  ],
  ['bundle/index.md', ['<img src="/images/posts/bundle/stone.png" alt="A stone">'], ['./stone']],
  [
    'between-posts.md',
    ['<a href="/blog/toml">the chart</a>', '<a href="/blog/zone-without-colon">the raft</a>'],
    [],
  ],
  [
    'embeds.md',
    [
      '<a href="https://www.youtube.com/watch?v=qqqq">',
      '<video controls src="/clips/owl.mp4">',
      '<a href="https://gist.github.com/ines/42">',
    ],
    ['<iframe', '<script'],
  ],
  ['liquid.md', ['<a href="/blog/birch-bench">there</a>'], ['{%', '{{']],
  [
    'shortcodes.md',
    ['<img src="/images/stone.png" alt="A stone">', 'Look up.', '<a href="/blog/toml">this</a>'],
    ['{{', 'notice'],
  ],
  [
    'kramdown.md',
    [
      '<img src="/images/stone.png" alt="A stone" width="160">',
      '<dt>quince</dt>',
      '<dd>a sour fruit',
      'A sentence.',
    ],
    ['{:', 'TOC'],
  ],
  [
    'wikilinks.md',
    [
      '<a href="/blog/date-and-lastmod">Amber window</a>',
      '<a href="/blog/toml">the chart</a>',
      'Nowhere at all',
      '<img src="/images/posts/stone.png" alt="stone">',
    ],
    ['[['],
  ],
  [
    'math.md',
    ['<math', 'b_2 \\div c_2', '\\{b_2, c_2\\}', '\\begin{bmatrix} 3 \\\\ 4 \\end{bmatrix}'],
    ['$'],
  ],
  ['emoji.md', ['Sent 🚀 and kept ✔️'], [':rocket']],
  [
    'stress-beside-letters.md',
    [
      '<strong>부엉이(owl)</strong>는',
      '<strong>"나침반"</strong>을',
      '<strong><a href="/y">지도</a></strong>가',
    ],
    ['*'],
  ],
])('%s reads as it was meant', async (path, there, away) => {
  const page = await html(path);
  for (const text of there) expect(page).toContain(text);
  for (const text of away) expect(page).not.toContain(text);
});

test('every link within html-anchors.md leads somewhere', async () => {
  const page = await html('html-anchors.md');
  const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(targets).toHaveLength(4);
  expect(ids).toEqual(expect.arrayContaining(targets));
});

test.each([
  ['in-euc-kr.md', /in-euc-kr\.md: read as euc-kr/],
  ['numbered-by-devto.md', /numbered-by-devto\.md: id: "8123904" is a record's name/],
  ['component.mdx', /component\.mdx: MDX: <Frame> left out 1×/],
  ['picture-beside.md', /pictures that are not there: 2, the first is \.\/stone\.png/],
  ['wikilinks.md', /pictures that are not there: 1, the first is stone\.png/],
  ['liquid.md', /template code left out: {% include %} 1×[\s\S]*{{ site\.name }} 1×/],
  ['shortcodes.md', /template code left out: {{< stockchart >}} 1×/],
])('of %s the author is told', (path, told) => {
  expect(fileAt(path).problems.join('\n')).toMatch(told);
});

test('of all others there is nothing to tell', () => {
  const told = [
    'in-euc-kr.md',
    'numbered-by-devto.md',
    'component.mdx',
    'picture-beside.md',
    'wikilinks.md',
    'liquid.md',
    'shortcodes.md',
  ];
  const others = [...files.values()].filter(({ path }) => !told.includes(path));
  expect(others.flatMap(({ problems, unknown }) => [...problems, ...unknown])).toEqual([]);
});

test('no character is ever lost to a wrong encoding', () => {
  expect(decodeText(readFileSync(join(DIR, 'in-euc-kr.md'))).text).not.toContain('�');
});
