// Links between posts: which post a target means, how the HTML of a text comes to lead there, and when that is old.
import type { Entry } from '../../../lib/cache/entry';
import { Catalogue } from '../../../lib/catalogue/catalogue';
import { postFinder } from '../../../lib/rendering/links/find-post';
import { linkedText, relinked } from '../../../lib/rendering/links/linked-text';
import { withOwnLinks } from '../../../lib/rendering/links/own-links';
import { postAt } from '../../../lib/rendering/post/post-props';
import { isCurrent } from '../../../lib/rendering/view/is-current';
import { record, summary } from '../../support/summaries';

const CMS = 'https://cms.example/wp';
let catalogue: Catalogue;

const take = (id: string, more = {}, asRecord = {}) =>
  catalogue.write([record(summary(id, { documentId: `of ${id}`, ...more }), asRecord)], catalogue.end);

beforeEach(async () => {
  catalogue = new Catalogue(null);
  await take('map', { title: 'Folded map', formerPaths: ['/2021/03/map.html', '/blog/old-map'] });
  await take('자두', { documentId: '12' });
  await take('hidden', { draft: true }, { isShown: false });
});

test.each([
  ['map.md', '/blog/map'],
  ['../posts/2021-03-04-map.md', '/blog/map'],
  ['map/index.md', '/blog/map'],
  ['map', '/blog/map'],
  ['../map/', '/blog/map'],
  ['old-map.md', '/blog/map'],
  ['./map.html#corner', '/blog/map'],
  ['Folded map', '/blog/map'],
  ['folded-map', '/blog/map'],
  ['%EC%9E%90%EB%91%90.md', '/blog/자두'],
  ['map.md#corner', '/blog/map'],
  ['/2021/03/map.html', '/blog/map'],
  ['/2021/03/map.html?x=1#corner', '/blog/map'],
  ['/blog/old-map', '/blog/map'],
  ['/blog/map/', '/blog/map'],
  ['https://cms.example/wp/2021/03/map/', '/blog/map'],
  ['http://cms.example/wp/map?preview=1', '/blog/map'],
  ['https://cms.example/wp/?p=12', '/blog/자두'],
  ['https://cms.example/wp/archives/12', '/blog/자두'],
  ['https://cms.example/wp/%EC%9E%90%EB%91%90/#top', '/blog/자두'],
  ['hidden.md', null],
  ['nowhere.md', null],
  ['/blog/nowhere', null],
  ['/images/map.png', null],
  ['#corner', null],
  ['?page=2', null],
  ['https://cms.example/wp/tag/map/', null],
  ['https://cms.example/map/', null],
  ['https://other.example/wp/map/', null],
  ['https://cms.example/wp/', null],
  ['mailto:map@example.com', null],
])('%s leads to %s', (target, path) => {
  expect(postFinder(catalogue, CMS).find(target)).toBe(path);
});

const leading = (html: string) => withOwnLinks(html, postFinder(catalogue, CMS)).html;

test.each([
  ['an old address', '<a href="/2021/03/map.html#a">x</a>', '<a href="/blog/map#a">x</a>'],
  ['one at the CMS', `<a title="a>b" href="${CMS}/map/#a">x</a>`, '<a title="a>b" href="/blog/map#a">x</a>'],
  ['a query', '<a href="/blog/old-map?a=1&#x26;b=2">x</a>', '<a href="/blog/map?a=1&#x26;b=2">x</a>'],
  ['one that is right', '<a href="/blog/map">x</a>', '<a href="/blog/map">x</a>'],
  ['another page', '<a href="/archive">x</a>', '<a href="/archive">x</a>'],
  ['what is no link', '<code>href="map.md"</code><abbr href="map.md">', null],
])('%s leads where the post is', (_, html, expected) => {
  expect(leading(html)).toBe(expected ?? html);
});

test('of more links than anybody writes the first lead where the posts are', () => {
  const [first, last] = leading('<a href="/blog/old-map">x</a>\n'.repeat(5001))
    .trim()
    .split(/\n(?:.*\n)*/);
  expect([first, last]).toEqual(['<a href="/blog/map">x</a>', '<a href="/blog/old-map">x</a>']);
});

test('the post is found by the CMS’s address until it moves, and then where it is', async () => {
  const first = withOwnLinks(
    `<a href="${CMS}/map/">x</a> <a href="/blog/자두">y</a>`,
    postFinder(catalogue, CMS),
  );
  await catalogue.write(
    [record(summary('map-2', { documentId: 'of map' }), { formerIds: ['map'] })],
    catalogue.end,
  );
  const again = withOwnLinks(first.html, postFinder(catalogue, CMS), first.links);
  expect(again.html).toContain('<a href="/blog/map-2">x</a>');
  await catalogue.write(
    [record(summary('map-2', { documentId: 'of map' }), { isShown: false })],
    catalogue.end,
  );
  const gone = withOwnLinks(again.html, postFinder(catalogue, CMS), again.links);
  expect(gone.html).toContain(`<a href="${CMS}/map/">x</a>`);
});

const markdown = (content: string) =>
  linkedText(catalogue, { id: 'text', textHash: null, content, format: 'markdown' });

test('links of Markdown lead to files, titles and old addresses', async () => {
  const text = await markdown(
    '[a](old-map.md#b) [[Folded map]] [[Nothing]] [c](/2021/03/map.html) {% post_url 2021-03-04-map %}',
  );
  expect(text.html.match(/href="[^"]*"/g)).toEqual([
    'href="/blog/map#b"',
    'href="/blog/map"',
    'href="/blog/map"',
  ]);
  expect(text.html).toContain('Nothing');
});

test('a page is old when a link of it leads elsewhere, or to what was nowhere', async () => {
  await take('reader', { textHash: 'same' });
  const page = async (content: string): Promise<Entry> => ({
    path: '/blog/reader',
    value: {
      kind: 'PAGES',
      html: '',
      pageData: { pageProps: { ...postAt(catalogue, 'reader'), ...(await markdown(content)), version: 1 } },
    },
    revalidateSeconds: false,
    writtenAtMs: 0,
  });
  const isKept = (entry: Entry) =>
    isCurrent('/blog/reader', { page: 'post', id: 'reader' }, entry, catalogue);
  const pages = await Promise.all(
    ['[[Folded map]]', '[[Nothing]]', '[a](/2021/03/map.html)', 'No link.'].map(page),
  );
  expect(pages.map(isKept)).toEqual([true, true, true, true]);
  await take('other', { title: 'Nothing', publishedAt: null });
  expect(pages.map(isKept).slice(0, 3)).toEqual([true, false, true]);
});

test('HTML in which a name can’t be changed is made again, the rest is changed as it is', async () => {
  const named = await markdown('[[Folded map]]');
  const old = await markdown('[a](/2021/03/map.html)');
  expect([relinked(catalogue, named), relinked(catalogue, old)]).toEqual([named, old]);
  await catalogue.write(
    [record(summary('map-2', { documentId: 'of map', formerPaths: ['/2021/03/map.html'] }))],
    catalogue.end,
  );
  expect(relinked(catalogue, named)).toBeNull();
  const moved = relinked(catalogue, old);
  expect(moved?.html).toContain('href="/blog/map-2"');
  await catalogue.write([record(summary('map-2', { documentId: 'of map' }))], catalogue.end);
  expect(moved && relinked(catalogue, moved)?.html).toContain('href="/2021/03/map.html"');
});
