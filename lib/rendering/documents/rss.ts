// RSS 2.0: the site's feed with the posts' full text, and those of tags with excerpts.
import { site } from '../../../site.config';
import { authorOf } from '../../catalogue/lists/lists';
import { localMailDate } from '../../content/dates/time-zone';
import { paths } from '../../paths';
import { aboutTag } from '../lists/about-tag';
import { absoluteUrl } from '../site/site-url';
import { rssCover } from './feed-cover';
import { guidOf, keepingLast, newestChange } from './feed-items';
import { hubs } from './feed-posts';
import type { PostText } from './read-texts';
import { type DocumentBody, element, text, xmlDocument } from './xml';

const guidElement = (guid: string, url: string) =>
  element('guid', { isPermaLink: String(guid === url) }, text(guid));

interface Channel {
  title: string;
  /** The page that it is the feed of, and its own path. */
  path: string;
  feedPath: string;
  description: string;
}

type RssItem = Pick<PostText, 'post' | 'firstId'> & { html?: string };

function rssItem({ post, html, firstId }: RssItem): string {
  const url = absoluteUrl(paths.post(post.id));
  const author = authorOf(post);
  return element(
    'item',
    {},
    element('title', {}, text(post.title)),
    element('link', {}, text(url)),
    guidElement(guidOf({ post, firstId }), url),
    ...(post.publishedAt ? [element('pubDate', {}, localMailDate(post.publishedAt))] : []),
    ...(author ? [element('dc:creator', {}, text(author))] : []),
    ...post.tags.map((tag) => element('category', {}, text(tag))),
    ...rssCover(post, url),
    element('description', {}, text(post.excerpt)),
    ...(html === undefined ? [] : [element('content:encoded', {}, text(html))]),
  );
}

function rss(
  { title, path, feedPath, description }: Channel,
  posts: RssItem[],
  items: string[],
): DocumentBody {
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

export function rssFeed(posts: PostText[]): DocumentBody {
  const of = { title: site.title, path: paths.home(), feedPath: '/feed.xml', description: site.description };
  return rss(of, posts, rssItems(posts));
}

/** The feed of a tag, with excerpts. */
export function tagFeed(tag: string, posts: Pick<PostText, 'post' | 'firstId'>[]): DocumentBody {
  const of = { path: paths.tag(tag), feedPath: paths.tagFeed(tag), description: aboutTag(tag) };
  return rss({ title: `${tag} · ${site.title}`, ...of }, posts, posts.map(rssItem));
}
