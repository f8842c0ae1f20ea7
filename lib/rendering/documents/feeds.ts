// The feeds: RSS 2.0, Atom and JSON Feed 1.1, with the posts' full text.
import { site } from '../../../site.config';
import type { PostSummary } from '../../content/post';
import { localDate, localMailDate } from '../../content/time-zone';
import { paths } from '../../paths';
import { absoluteUrl } from '../site-url';
import { hubs } from '../view';
import { atomCover, feedCover, rssCover } from './feed-cover';
import type { PostText } from './read-texts';
import { element, type Made, text, xmlDocument } from './xml';

/** What readers' programs know a post by: it stays when the post moves. */
const guidOf = ({ post, firstId }: Pick<PostText, 'post' | 'firstId'>) =>
  absoluteUrl(paths.post(firstId ?? post.id));

const lastChange = ({ updatedAt, publishedAt }: PostSummary) => updatedAt ?? publishedAt;
const newestChange = (posts: Pick<PostText, 'post'>[]) =>
  posts
    .map(({ post }) => lastChange(post) ?? '')
    .sort()
    .at(-1);

const guidElement = (guid: string, url: string) =>
  element('guid', { isPermaLink: String(guid === url) }, text(guid));

interface Channel {
  title: string;
  /** The page that it is the feed of, and its own path. */
  path: string;
  feedPath: string;
  description: string;
}

/**
 * Makes the items of a feed; those of posts that are as they were in the last feed are taken from it.
 * @param make gives a post's item
 */
function keepingLast(make: (of: PostText) => string): (posts: PostText[]) => string[] {
  let last = new Map<PostSummary, { html: string; others: string; item: string }>();
  return (posts) => {
    const items = posts.map((of) => {
      const { post, url, html, firstId } = of;
      // The file of a cover may change, and the post does not.
      const others = JSON.stringify([firstId, feedCover(post, url)]);
      const known = last.get(post);
      const isSame = known?.html === html && known.others === others;
      return { post, html, others, item: isSame ? known.item : make(of) };
    });
    last = new Map(items.map((each) => [each.post, each]));
    return items.map(({ item }) => item);
  };
}

type RssItem = Pick<PostText, 'post' | 'firstId'> & { html?: string };

function rssItem({ post, html, firstId }: RssItem): string {
  const url = absoluteUrl(paths.post(post.id));
  return element(
    'item',
    {},
    element('title', {}, text(post.title)),
    element('link', {}, text(url)),
    guidElement(guidOf({ post, firstId }), url),
    ...(post.publishedAt ? [element('pubDate', {}, localMailDate(post.publishedAt))] : []),
    ...(post.author ? [element('dc:creator', {}, text(post.author))] : []),
    ...post.tags.map((tag) => element('category', {}, text(tag))),
    ...rssCover(post, url),
    element('description', {}, text(post.excerpt)),
    ...(html === undefined ? [] : [element('content:encoded', {}, text(html))]),
  );
}

function rss({ title, path, feedPath, description }: Channel, posts: RssItem[], items: string[]): Made {
  const changed = newestChange(posts);
  const channel = element(
    'channel',
    {},
    element('title', {}, text(title)),
    element('link', {}, text(absoluteUrl(path))),
    element('description', {}, text(description)),
    element('language', {}, site.language),
    ...(changed ? [element('lastBuildDate', {}, localMailDate(changed))] : []),
    element('atom:link', { href: absoluteUrl(feedPath), rel: 'self', type: 'application/rss+xml' }),
    // The hub is told of the site's own feeds only.
    ...(paths.feeds().includes(feedPath) ? hubs() : []).map((href) =>
      element('atom:link', { rel: 'hub', href }),
    ),
    ...items,
  );
  const namespaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
  };
  return {
    type: 'application/rss+xml; charset=utf-8',
    body: xmlDocument(element('rss', namespaces, channel)),
  };
}

const rssItems = keepingLast(rssItem);

function rssFeed(posts: PostText[]): Made {
  const of = { title: site.title, path: paths.home(), feedPath: '/feed.xml', description: site.description };
  return rss(of, posts, rssItems(posts));
}

/** The feed of a tag, with excerpts. */
export function tagFeed(tag: string, posts: Pick<PostText, 'post' | 'firstId'>[]): Made {
  const description = site.tags[tag] ?? site.words.lists.tagText(tag);
  const of = { path: paths.tag(tag), feedPath: paths.tagFeed(tag), description };
  return rss({ title: `${tag} · ${site.title}`, ...of }, posts, posts.map(rssItem));
}

// Atom wants a date of every entry, and posts without one still are to be read.
const UNDATED = '1970-01-01T00:00:00.000Z';

const atomEntries = keepingLast(({ post, url, html, firstId }) =>
  element(
    'entry',
    {},
    element('title', {}, text(post.title)),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    ...atomCover(post, url),
    element('id', {}, text(guidOf({ post, firstId }))),
    element('updated', {}, localDate(lastChange(post) ?? UNDATED)),
    ...(post.publishedAt ? [element('published', {}, localDate(post.publishedAt))] : []),
    element('author', {}, element('name', {}, text(post.author ?? site.author?.name ?? site.title))),
    ...post.tags.map((tag) => element('category', { term: tag })),
    element('summary', {}, text(post.excerpt)),
    element('content', { type: 'html' }, text(html)),
  ),
);

function atomFeed(posts: PostText[]): Made {
  const feed = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.language },
    element('title', {}, text(site.title)),
    element('subtitle', {}, text(site.description)),
    element('id', {}, text(absoluteUrl(paths.home()))),
    element('link', { rel: 'alternate', type: 'text/html', href: absoluteUrl(paths.home()) }),
    element('link', { rel: 'self', type: 'application/atom+xml', href: absoluteUrl('/atom.xml') }),
    ...hubs().map((href) => element('link', { rel: 'hub', href })),
    element('updated', {}, localDate(newestChange(posts) || UNDATED)),
    ...atomEntries(posts),
  );
  return { type: 'application/atom+xml; charset=utf-8', body: xmlDocument(feed) };
}

function jsonFeed(posts: PostText[]): Made {
  const items = posts.map(({ post, url, html, firstId, trouble }) => ({
    id: guidOf({ post, firstId }),
    url,
    title: post.title,
    summary: post.excerpt,
    content_html: html,
    image: feedCover(post, url)?.url,
    date_published: post.publishedAt ? localDate(post.publishedAt) : undefined,
    date_modified: post.updatedAt ? localDate(post.updatedAt) : undefined,
    language: post.lang ?? undefined,
    tags: post.tags,
    authors: post.author ? [{ name: post.author }] : undefined,
    // Names of one's own begin so. The next feed is made without this text.
    _text: trouble === undefined ? undefined : { isStandIn: true },
  }));
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: site.title,
    description: site.description,
    language: site.language,
    home_page_url: absoluteUrl(paths.home()),
    feed_url: absoluteUrl('/feed.json'),
    hubs: hubs().length > 0 ? hubs().map((url) => ({ type: 'WebSub', url })) : undefined,
    items,
  };
  return { type: 'application/feed+json; charset=utf-8', body: `${JSON.stringify(feed, null, 2)}\n` };
}

/** What writes the feed of a name. */
export const feedWriters: Record<string, (posts: PostText[]) => Made> = {
  'feed.xml': rssFeed,
  'atom.xml': atomFeed,
  'feed.json': jsonFeed,
};
