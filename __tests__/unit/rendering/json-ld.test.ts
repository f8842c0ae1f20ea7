// What pages tell search engines: description, previews, JSON-LD, feeds and translations.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { FeedLinks } from '../../../components/feed-links';
import { Translations } from '../../../components/translations';
import { parsePost, summaryOf } from '../../../lib/content/post/post';
import { feedWriters } from '../../../lib/rendering/documents/feeds';
import { jsonLdOf } from '../../../lib/rendering/site/json-ld';
import { site } from '../../../site.config';
import { summary } from '../../support/summaries';

const URL = 'http://localhost:3000/blog/a';
const graphOf = (...page: Parameters<typeof jsonLdOf>) => JSON.parse(jsonLdOf(...page) ?? '{}')['@graph'];

test('a post says what it is, who wrote it, and where it stands', () => {
  const post = summary('a', {
    title: 'A',
    author: 'Ada',
    tags: ['tea'],
    cover: { src: '/c.png', alt: '' },
    updatedAt: '2026-01-02T00:00:00.000Z',
  });
  expect(graphOf('/blog/[id]', { post, canonical: URL, authorPath: '/authors/Ada' })).toEqual([
    expect.objectContaining({
      '@type': 'BlogPosting',
      headline: 'A',
      description: 'Excerpt of a',
      url: URL,
      datePublished: '2026-01-01T00:00:00.000Z',
      dateModified: '2026-01-02T00:00:00.000Z',
      author: { '@type': 'Person', name: 'Ada', url: 'http://localhost:3000/authors/Ada' },
      image: 'http://localhost:3000/c.png',
      keywords: ['tea'],
    }),
    {
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: site.title, item: 'http://localhost:3000/' },
        { '@type': 'ListItem', position: 2, name: 'A', item: URL },
      ],
    },
  ]);
});

test('home is a blog, and each list has its way from home', () => {
  expect(graphOf('/', { posts: [] })).toEqual([
    expect.objectContaining({ '@type': 'Blog', name: site.title }),
  ]);
  const namesOf = (...page: Parameters<typeof jsonLdOf>) =>
    graphOf(...page)[0].itemListElement.map(({ name }: { name: string }) => name);
  const canonical = 'http://localhost:3000/x';
  const { tags, archive } = site.words.lists;
  expect(namesOf('/tags/[tag]', { tag: 'tea', canonical })).toEqual([site.title, tags, 'tea']);
  expect(namesOf('/authors/[author]', { author: 'Ada', canonical })).toEqual([site.title, 'Ada']);
  expect(namesOf('/archive/[page]', { canonical })).toEqual([site.title, archive]);
  expect(namesOf('/tags', { canonical })).toEqual([site.title, tags]);
  expect(jsonLdOf('/404', {})).toBeNull();
});

test('posts that name nobody are by the author of site.config.ts, also in feeds', () => {
  jest.replaceProperty(site, 'author', { name: 'Ada', link: '/about' });
  const post = summary('a');
  const author = { '@type': 'Person', name: 'Ada', url: 'http://localhost:3000/about' };
  expect(graphOf('/blog/[id]', { post, canonical: URL })[0]).toMatchObject({ author });
  expect(graphOf('/', { posts: [] })[0]).toMatchObject({ author });
  const feed = (name: string) => feedWriters[name]?.([{ post, url: URL, html: '' }]).body;
  expect(feed('feed.xml')).toContain('<dc:creator>Ada</dc:creator>');
  expect(feed('atom.xml')).toContain('<author><name>Ada</name></author>');
  expect(JSON.parse(feed('feed.json') ?? '').items[0].authors).toEqual([{ name: 'Ada' }]);
  jest.restoreAllMocks();
});

test('no title ends the script that it stands in', () => {
  const title = '</script><script>alert(1)</script><!--';
  const text = jsonLdOf('/blog/[id]', { post: summary('a', { title }), canonical: URL });
  expect(text).not.toContain('<');
  expect(JSON.parse(text ?? '')['@graph'][0].headline).toBe(title);
});

test('programs find all three feeds on every page, and a tag’s own on its page', () => {
  const hrefs = (tag?: string) =>
    [
      ...renderToStaticMarkup(createElement(FeedLinks, { tag })).matchAll(/type="([^"]*)".*?href="([^"]*)"/g),
    ].map(([, type, href]) => [type, href]);
  const three = [
    ['application/rss+xml', '/feed.xml'],
    ['application/atom+xml', '/atom.xml'],
    ['application/feed+json', '/feed.json'],
  ];
  expect(hrefs()).toEqual(three);
  expect(hrefs('a/b')).toEqual([...three, ['application/rss+xml', '/tags/a%2Fb/feed.xml']]);
});

test('a post names its translations, with itself', async () => {
  const written = { ko: '/blog/차', fr: 'https://fr.example/the' };
  const post = summaryOf(await parsePost({ id: 'a', title: 'A', lang: 'en', translations: written }, 'test'));
  const html = renderToStaticMarkup(createElement(Translations, { of: { post, canonical: URL } }));
  expect(
    [...html.matchAll(/hrefLang="([^"]*)" href="([^"]*)"/g)].map(([, lang, href]) => [lang, href]),
  ).toEqual([
    ['en', URL],
    ['ko', `http://localhost:3000/blog/${encodeURIComponent('차')}`],
    ['fr', 'https://fr.example/the'],
  ]);
});
