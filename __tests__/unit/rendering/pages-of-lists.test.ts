// What home, archive, tags and authors show: renders them as the server does.
import { type ComponentType, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Post } from '../../../components/post';
import { SearchHits } from '../../../components/search-hits';
import { NO_LISTS } from '../../../lib/catalogue/lists/lists';
import type { PostSummary } from '../../../lib/content/post/post';
import { tagFeed } from '../../../lib/rendering/documents/rss';
import { archiveProps } from '../../../lib/rendering/lists/list-props';
import Archive from '../../../pages/archive';
import Author from '../../../pages/authors/[author]';
import Home from '../../../pages/index';
import Search from '../../../pages/search';
import Tags from '../../../pages/tags';
import Tag from '../../../pages/tags/[tag]';
import { site } from '../../../site.config';
import { READING, summary } from '../../support/summaries';

jest.mock('next/head', () => ({
  __esModule: true,
  default: ({ children }: { children: unknown }) => children,
}));

const words = site.words.lists;
const list = { number: null, olderPath: null, newerPath: null, canonical: '/x' };
const render = (page: ComponentType<never>, props: object) =>
  renderToStaticMarkup(createElement(page as ComponentType<object>, props));

const archiveOf = (all: PostSummary[]) => ({ ...archiveProps({ ...NO_LISTS, all }, undefined) });

const [newest, older] = [summary('new'), summary('old', { publishedAt: '2025-12-31T00:00:00.000Z' })];

test('home shows the newest post’s cover, and ends in a link to all posts with their number', () => {
  const cover = { src: '/cover.png', alt: 'A cover', width: 16, height: 9 };
  const html = render(Home, { posts: [newest, older], cover, total: 1234, canonical: '/' });
  expect(html.match(/<img[^>]*>/g)).toEqual([expect.stringContaining('src="/cover.png" alt="A cover"')]);
  expect(html.indexOf('/cover.png')).toBeLessThan(html.indexOf('/blog/old'));
  const end = `<a href="/archive">${words.allPosts(1234)}</a></p></main>`;
  expect(html.slice(-end.length)).toBe(end);
  expect(render(Home, { posts: [newest], cover: null, total: null, canonical: '/' })).toContain(
    `<a href="/archive">${words.allPosts(null)}</a>`,
  );
});

test('the archive is one line a post, under years; posts without a date come last', () => {
  const undated = summary('undated', { publishedAt: null });
  const html = render(Archive, archiveOf([newest, older, undated]));
  expect(
    [...html.matchAll(/<h2>([^<]*)<\/h2>|href="\/blog\/([^"]*)"/g)].map(([, year, id]) => year ?? id),
  ).toEqual(['2026', 'new', '2025', 'old', words.undated, 'undated']);
  expect(html).not.toContain('Excerpt of');
});

test('a numbered page has its number in its title and its headline', () => {
  const html = render(Archive, { ...archiveOf([older]), number: 3 });
  const title = `${words.archive}, ${words.page(3)}`;
  expect(html).toContain(`<title>${title} · ${site.title}</title>`);
  expect(html).toContain(`<h1 class="list-title">${title}</h1>`);
});

test('a tag’s page says what site.config.ts says of the tag, and leads to its feed', () => {
  const html = render(Tag, { posts: [newest], tag: 'news', ...list });
  expect(html).toContain(`<meta name="description" content="${site.tags.news}"/>`);
  expect(html).toContain(
    `<p class="list-text">${site.tags.news} <a href="/tags/news/feed.xml">${words.feed}</a>`,
  );
  for (const tag of ['other', 'constructor']) {
    expect(render(Tag, { posts: [newest], tag, ...list })).toContain(words.tagText(tag));
    expect(tagFeed(tag, []).body).toContain(`<description>${words.tagText(tag)}</description>`);
  }
});

test('a post without words to show has no empty paragraph, in lists and on its page', () => {
  const wordless = summary('wordless', { excerpt: '' });
  expect(render(Tag, { posts: [wordless], tag: 'news', ...list })).not.toContain('<p></p>');
  const reading = { ...READING, minutes: 0 };
  const post = { ...wordless, publishedAt: null };
  const page = renderToStaticMarkup(createElement(Post, { post, html: '', reading }));
  expect([page, page.includes('byline')]).toEqual([expect.stringContaining('<h1>'), false]);
});

// #region search
test('a post that is found and has no words to show has no empty paragraph', () => {
  const hit = { ...newest, title: ['', 'word', 'less'], excerpt: [''], tags: [], author: undefined };
  const html = renderToStaticMarkup(createElement(SearchHits, { hits: [hit] }));
  expect([html, html.includes('<p></p>')]).toEqual([expect.stringContaining('<mark'), false]);
});

test('a post that is found by its author names the author', () => {
  const hit = { ...newest, title: ['One'], excerpt: ['Two'], tags: [], author: ['', 'Ada', ' Byron'] };
  const html = renderToStaticMarkup(createElement(SearchHits, { hits: [hit] }));
  expect(html).toContain('>Ada</mark> Byron</p>');
});

test('where more posts are found than shown, it is said how many of how many these are', () => {
  const unmarked = { excerpt: [''], tags: [], author: undefined };
  const hits = [newest, older].map((post) => ({ ...post, title: [post.title], ...unmarked }));
  const status = (total: number) =>
    /role="status">([^<]*)</.exec(
      render(Search, { answer: { question: 'o', hits, total, isFilling: false } }),
    )?.[1];
  for (const total of [2, 35]) expect(status(total)).toBe(site.words.search.found(total, hits.length));
});
// #endregion

test('tags have their counts', () => {
  const html = render(Tags, { tags: [{ tag: 'news', posts: 12 }], canonical: '/tags' });
  expect(html).toMatch(/<a[^>]*href="\/tags\/news"[^>]*>news<\/a><small>/);
  expect(html).toContain(`>12</span><span class="sr-only">${site.words.lists.posts(12)}</span>`);
});

test('an author’s page names the author', () => {
  const html = render(Author, { posts: [newest], author: 'Ada', ...list });
  expect(html).toContain('<h1 class="list-title">Ada</h1>');
  expect(html).toContain(words.authorText('Ada'));
});

test('an empty blog says what to do: to readers, and while it is made to its author', () => {
  const empty = () => render(Home, { posts: [], cover: null, total: 0, canonical: '/' });
  expect(empty()).toContain(words.emptyForAuthor);
  const { env } = process;
  jest.replaceProperty(process, 'env', { ...env, NODE_ENV: 'production' });
  expect(empty()).toContain(`<a href="/feed.xml">${words.emptyHint}</a>`);
  jest.restoreAllMocks();
  expect(render(Tags, { tags: [], canonical: '/tags' })).toContain(words.noTags);
});
