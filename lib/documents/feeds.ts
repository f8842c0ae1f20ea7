// The feeds: RSS 2.0, Atom and JSON Feed 1.1, with the posts' full text.

import type { Post } from '../content/post';
import { toHtml } from '../content/text/html';
import { paths } from '../paths';
import { site } from '../site';
import { absoluteUrl } from '../site-url';
import type { Made } from './make';
import { element, text, xmlDocument } from './xml';

interface Item {
  post: Post;
  url: string;
  html: string;
}

async function itemsOf(posts: Post[]): Promise<Item[]> {
  return Promise.all(
    posts.map(async (post) => {
      const url = absoluteUrl(paths.post(post.id));
      const text = post.content ? post : { content: post.excerpt, format: 'markdown' as const };
      return { post, url, html: absoluteLinks(await toHtml(text), url) };
    }),
  );
}

/** Feed readers show the text elsewhere, so its links must say where they lead. */
function absoluteLinks(html: string, base: string): string {
  return html.replace(/ (href|src)="([^"]*)"/g, (whole, name, value) =>
    URL.canParse(value, base) ? ` ${name}="${new URL(value, base).href.replaceAll('"', '%22')}"` : whole,
  );
}

const lastChange = ({ updatedAt, publishedAt }: Post) => updatedAt ?? publishedAt;
const newestChange = (posts: Post[]) =>
  posts
    .map((post) => lastChange(post) ?? '')
    .sort()
    .at(-1);

export async function rssFeed(posts: Post[]): Promise<Made> {
  const items = (await itemsOf(posts)).map(({ post, url, html }) =>
    element(
      'item',
      {},
      element('title', {}, text(post.title)),
      element('link', {}, text(url)),
      element('guid', { isPermaLink: 'true' }, text(url)),
      ...(post.publishedAt ? [element('pubDate', {}, new Date(post.publishedAt).toUTCString())] : []),
      ...(post.author ? [element('dc:creator', {}, text(post.author))] : []),
      ...post.tags.map((tag) => element('category', {}, text(tag))),
      element('description', {}, text(post.excerpt)),
      element('content:encoded', {}, text(html)),
    ),
  );
  const self = { href: absoluteUrl('/feed.xml'), rel: 'self', type: 'application/rss+xml' };
  const changed = newestChange(posts);
  const channel = element(
    'channel',
    {},
    element('title', {}, text(site.title)),
    element('link', {}, text(absoluteUrl(paths.home()))),
    element('description', {}, text(site.description)),
    element('language', {}, site.language),
    ...(changed ? [element('lastBuildDate', {}, new Date(changed).toUTCString())] : []),
    element('atom:link', self),
    ...items,
  );
  const namespaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  return {
    type: 'application/rss+xml; charset=utf-8',
    body: xmlDocument(element('rss', namespaces, channel)),
  };
}

// Atom wants a date of every entry, and posts without one still are to be read.
const UNDATED = '1970-01-01T00:00:00.000Z';

export async function atomFeed(posts: Post[]): Promise<Made> {
  const entries = (await itemsOf(posts)).map(({ post, url, html }) =>
    element(
      'entry',
      {},
      element('title', {}, text(post.title)),
      element('id', {}, text(url)),
      element('link', { rel: 'alternate', type: 'text/html', href: url }),
      element('updated', {}, lastChange(post) ?? UNDATED),
      ...(post.publishedAt ? [element('published', {}, post.publishedAt)] : []),
      element('author', {}, element('name', {}, text(post.author ?? site.title))),
      ...post.tags.map((tag) => element('category', { term: tag })),
      element('summary', {}, text(post.excerpt)),
      element('content', { type: 'html' }, text(html)),
    ),
  );
  const feed = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.language },
    element('title', {}, text(site.title)),
    element('subtitle', {}, text(site.description)),
    element('id', {}, text(absoluteUrl(paths.home()))),
    element('link', { rel: 'alternate', type: 'text/html', href: absoluteUrl(paths.home()) }),
    element('link', { rel: 'self', type: 'application/atom+xml', href: absoluteUrl('/atom.xml') }),
    element('updated', {}, newestChange(posts) || UNDATED),
    ...entries,
  );
  return { type: 'application/atom+xml; charset=utf-8', body: xmlDocument(feed) };
}

export async function jsonFeed(posts: Post[]): Promise<Made> {
  const items = (await itemsOf(posts)).map(({ post, url, html }) => ({
    id: url,
    url,
    title: post.title,
    summary: post.excerpt,
    content_html: html,
    date_published: post.publishedAt ?? undefined,
    date_modified: post.updatedAt ?? undefined,
    language: post.lang ?? undefined,
    tags: post.tags,
    authors: post.author ? [{ name: post.author }] : undefined,
  }));
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: site.title,
    description: site.description,
    language: site.language,
    home_page_url: absoluteUrl(paths.home()),
    feed_url: absoluteUrl('/feed.json'),
    items,
  };
  return { type: 'application/feed+json; charset=utf-8', body: `${JSON.stringify(feed, null, 2)}\n` };
}
