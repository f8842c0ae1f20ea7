// JSON Feed 1.1, with the posts' full text.
import { site } from '../../../site.config';
import { authorOf } from '../../catalogue/lists/lists';
import { localDate } from '../../content/dates/time-zone';
import type { PostSummary } from '../../content/post/post';
import { paths } from '../../paths';
import { absoluteUrl } from '../site/site-url';
import { feedCover } from './feed-cover';
import { guidOf } from './feed-items';
import { hubs } from './feed-posts';
import type { PostText } from './read-texts';
import type { DocumentBody } from './xml';

export function jsonFeed(posts: PostText[]): DocumentBody {
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
    authors: authorsOf(post),
    // An extension, whose name JSON Feed wants to begin with `_`: `content_html` is not the post's text, which could not be
    // read, and the next feed does not take it over.
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

function authorsOf(post: PostSummary) {
  const name = authorOf(post);
  return name === null ? undefined : [{ name }];
}
