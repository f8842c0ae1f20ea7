// Atom, with the posts' full text.
import { site } from '../../../site.config';
import { authorOf } from '../../catalogue/lists/lists';
import { localDate } from '../../content/dates/time-zone';
import { paths } from '../../paths';
import { absoluteUrl } from '../site/site-url';
import { atomCover } from './feed-cover';
import { guidOf, keepingLast, lastChange, newestChange } from './feed-items';
import { hubs } from './feed-posts';
import type { PostText } from './read-texts';
import { type DocumentBody, element, text, xmlDocument } from './xml';

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
    element('author', {}, element('name', {}, text(authorOf(post) ?? site.title))),
    ...post.tags.map((tag) => element('category', { term: tag })),
    element('summary', {}, text(post.excerpt)),
    element('content', { type: 'html' }, text(html)),
  ),
);

export function atomFeed(posts: PostText[]): DocumentBody {
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
