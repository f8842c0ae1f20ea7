// What a CMS says for search engines and link previews: read, kept, and shown in the head of the page.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Post } from '../../../components/post';
import { NO_LISTS } from '../../../lib/catalogue/lists/lists';
import { parseRecord, revisionOf, textOf } from '../../../lib/catalogue/records/record';
import { parseGhostPost } from '../../../lib/content/ghost/post';
import { readMarkdown } from '../../../lib/content/markdown/post/read-markdown';
import { parsePost } from '../../../lib/content/post/post';
import { summaryIn } from '../../../lib/content/wordpress/post';
import { READING, record, summary } from '../../support/summaries';

// Next collects what is in Head; here it is looked at as it is.
jest.mock('next/head', () => ({
  __esModule: true,
  default: ({ children }: { children: unknown }) => children,
}));

const CANONICAL = 'https://blog.example/blog/a';

async function head(seo: object, more: object = {}): Promise<string> {
  const { PageHead } = await import('../../../components/page-head');
  const post = summary('a', { title: 'A', seo, ...more });
  return renderToStaticMarkup(
    createElement(PageHead, { title: post.title, description: 'Excerpt', canonical: CANONICAL, post }),
  );
}

test('the head says what the CMS says, instead of title, excerpt and cover', async () => {
  const html = await head(
    {
      title: 'For engines',
      description: 'Found.',
      image: 'https://x.example/s.png',
      canonical: 'https://first.example/a',
    },
    { cover: { src: '/c.png', alt: '' } },
  );
  for (const part of [
    '<title>For engines</title>',
    '<meta property="og:title" content="For engines"/>',
    '<meta name="description" content="Found."/>',
    '<meta property="og:description" content="Found."/>',
    '<meta property="og:image" content="https://x.example/s.png"/>',
    '<link rel="canonical" href="https://first.example/a"/>',
    `<meta property="og:url" content="${CANONICAL}"/>`,
  ])
    expect(html).toContain(part);
});

test('where it says nothing, the head says title, excerpt and cover', async () => {
  const html = await head({}, { cover: { src: '/c.png', alt: '' } });
  for (const part of [
    'content="A"',
    'content="Excerpt"',
    'content="https://blog.example/c.png"',
    `href="${CANONICAL}"`,
  ])
    expect(html).toContain(part);
});

/** What the head says of a picture, by its property. */
const pictureIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/"og:image:?(\w*)" content="([^"]*)"/g)].map(([, of, said]) => [of, said]),
  );

test.each([
  ['a cover', {}, { src: '/c.png', alt: 'C', width: 1500, height: 1000 }, ['1500', '1000', 'C']],
  ['a cover of which one is unknown', {}, { src: '/c.png', alt: '', width: 1500 }, []],
  [
    'a picture for engines beside a cover',
    { image: '/s.png' },
    { src: '/c.png', alt: 'C', width: 9, height: 9 },
    [],
  ],
  ['a drawn one', {}, { src: '/c.svg', alt: 'C', width: 9, height: 9 }, ['1200', '630', 'A']],
])('the head says the size and the words of %s, where they are known', async (_, seo, cover, said) => {
  const { width, height, alt } = pictureIn(await head(seo, { cover }));
  expect([width, height, alt].filter((value) => value !== undefined)).toEqual(said);
});

test('a page with a picture has a large card, and one without a small one', async () => {
  const card = (html: string) => /"twitter:card" content="(\w+)"/.exec(html)?.[1];
  expect(card(await head({}))).toBe('summary_large_image');
  expect(card(await head({}, { title: 'かな' }))).toBe('summary');
});

test.each([
  'robots: noindex',
  'robotsNoIndex: true',
  'robots: [noindex, nofollow]',
  'robots: { index: false }',
  'noindex: true',
  'sitemap: false',
  'sitemap: { exclude: true }',
  'seo: { noindex: true }',
  'sitemap_exclude: yes',
  'index: false',
])('%s asks search engines to leave the post out', async (field) => {
  const { fields } = readMarkdown(`---\ntitle: A\n${field}\n---\nText.`, 'a.md');
  const post = { ...(await parsePost({ ...fields, content: '' }, 'a.md')), id: 'a' };
  expect([post.draft, post.seo]).toEqual([false, { noindex: true }]);
  expect(await head({ noindex: true })).toContain('<meta name="robots" content="noindex"/>');
  const { sitemapChunk } = await import('../../../lib/rendering/documents/sitemap');
  const listed = (seo?: object) =>
    sitemapChunk({ ...NO_LISTS, all: [summary('a', { seo })] }, undefined)?.body.includes('/blog/a<');
  expect([listed(), listed(post.seo)]).toEqual([true, false]);
});

test.each([
  'robots: index, follow',
  'noindex: false',
  'sitemap: { priority: 0.5 }',
  'index: 0',
  'sitemap: true',
])('%s does not', (field) => {
  const { fields, unknown } = readMarkdown(`---\ntitle: A\n${field}\n---\nText.`, 'a.md');
  expect([fields.seo, unknown]).toMatchObject([{ noindex: false }, []]);
});

test('an original on this very site is no other site’s', async () => {
  expect(await head({ canonical: 'https://blog.example/2021/a.html' })).toContain(
    `rel="canonical" href="${CANONICAL}"`,
  );
});

test('a record keeps it, and a change of it is another revision', () => {
  const post = summary('a', { seo: { title: 'T' }, cover: { src: '/c.png', alt: '', caption: 'C' } });
  expect(parseRecord(textOf(record(post)))?.post).toEqual(post);
  expect(revisionOf(post)).not.toBe(revisionOf({ ...post, seo: { title: 'U' } }));
});

test('what does not fit is left out, and nothing at all is absent', async () => {
  const post = (seo: unknown) => parsePost({ id: 'a', title: 'A', seo }, 'test');
  expect(await post({ title: ' ', canonical: 'javascript:alert(1)', image: 'x.png' })).toEqual(
    await post(undefined),
  );
  expect(await post('x')).toEqual(await post(null));
});

// #region ghost
test('Ghost’s own fields', async () => {
  const data = {
    slug: 'a',
    title: 'A',
    feature_image: 'https://g.example/c.png',
    feature_image_caption: '<span>By <a href="x">Ada</a> &amp; co</span>',
    canonical_url: 'https://first.example/a',
    meta_title: 'T',
    meta_description: null,
    og_description: 'D',
    og_image: 'https://g.example/s.png',
  };
  const post = await parseGhostPost(data, 'test');
  expect(post.seo).toEqual({
    title: 'T',
    description: 'D',
    image: 'https://g.example/s.png',
    canonical: 'https://first.example/a',
  });
  expect(post.cover?.caption).toBe('By Ada & co');
});
// #endregion

// #region wordpress
describe('Yoast SEO of WordPress', () => {
  const listed = async (yoast_head_json: object, title = 'A &amp; B') =>
    (
      await summaryIn(
        {
          id: 1,
          slug: 'a',
          status: 'publish',
          link: 'https://wp.example/2021/a/',
          date_gmt: '2026-11-20T09:00:00',
          modified_gmt: '2026-11-20T09:00:00',
          title: { rendered: title },
          content: { protected: false },
          excerpt: { rendered: '' },
          yoast_head_json,
          _embedded: { 'wp:term': [] },
        },
        'test',
      )
    ).seo;

  test('says what its author wrote', async () => {
    const image = [{ url: 'https://wp.example/s.png', width: 1 }];
    expect(
      await listed({
        title: 'Found &amp; read',
        description: 'D',
        og_image: image,
        canonical: 'https://first.example/a',
      }),
    ).toEqual({
      title: 'Found & read',
      description: 'D',
      image: 'https://wp.example/s.png',
      canonical: 'https://first.example/a',
    });
  });

  test('says nothing by what it makes of the title and WordPress’s address', async () => {
    expect(
      await listed({
        title: 'A &amp; B - My WordPress',
        og_title: 'A &amp; B',
        canonical: 'https://wp.example/2021/a/',
      }),
    ).toBeUndefined();
  });

  test.each<[string, string, string | undefined, boolean]>([
    ['Kettle', 'Kettle repair in five steps', 'My WordPress', true],
    ['Kettle', 'Kettle repair in five steps - My WordPress', 'My WordPress', true],
    ['Kettle', 'Kettle repair in five steps', undefined, true],
    ['', 'Words of its own', 'My WordPress', true],
    ['', 'Words of its own', undefined, true],
    ['Kettle', 'Kettle', 'My WordPress', false],
    ['Kettle', 'Kettle - My WordPress', 'My WordPress', false],
    ['Kettle', 'My WordPress » Kettle', 'My WordPress', false],
    ['', '- My WordPress', 'My WordPress', false],
    ['', '- My WordPress', undefined, false],
    ['It&#8217;s tea', "It's tea | Ada&#039;s", 'Ada&#039;s', false],
    ['Tea house', 'Tea house – Tea', 'Tea', false],
  ])('of the post "%s" the title "%s" at %s is its author’s: %s', async (title, said, site, isOwn) => {
    const seo = await listed({ title: said, og_title: title, og_site_name: site }, title);
    expect(seo).toEqual(isOwn ? { title: said } : undefined);
  });
});
// #endregion

test('front matter may say where a post was published first', async () => {
  const { fields, unknown } = readMarkdown(
    '---\ncanonical_url: https://first.example/a\nseo:\n  title: T\n---\nText',
    'a.md',
  );
  expect((await parsePost({ ...fields, content: '' }, 'test')).seo).toMatchObject({
    canonical: 'https://first.example/a',
  });
  expect(unknown).toEqual([]);
});

test('a cover that comes in several widths says how wide it is shown', () => {
  const cover = {
    src: '/c.jpg',
    alt: 'C',
    width: 1500,
    height: 1000,
    srcSet: '/c-300.jpg 300w, /c.jpg 1500w',
  };
  const html = (own: object) =>
    renderToStaticMarkup(createElement(Post, { post: summary('a', own), html: '', reading: READING }));
  expect(html({ cover })).toMatch(/ srcSet="\/c-300\.jpg 300w, \/c\.jpg 1500w" sizes="[^"]+"/);
  expect(html({ cover: { ...cover, srcSet: undefined } })).not.toMatch(/srcSet|sizes/);
});

test('a cover’s caption stands below it', () => {
  const cover = { src: '/c.png', alt: 'C', caption: 'By <Ada>' };
  const html = renderToStaticMarkup(
    createElement(Post, { post: summary('a', { cover }), html: '', reading: READING }),
  );
  expect(html).toMatch(
    /<figure class="cover-figure"><img[^>]*><figcaption>By &lt;Ada&gt;<\/figcaption><\/figure>/,
  );
});
