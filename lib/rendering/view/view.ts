// The view of an address is a hash of what it has to show of the catalogue. A cached page is old when its own view is
// another one (is-current.ts), whoever changed something, and whether or not a webhook told it.
import { createHash } from 'node:crypto';
import type { Catalogue } from '../../catalogue/catalogue';
import { numberedPages, pageOf } from '../../catalogue/lists/list-pages';
import type { Lists } from '../../catalogue/lists/lists';
import { revisionOf } from '../../catalogue/records/record';
import type { AnyAddress } from '../../content/post/former-path';
import type { PostSummary } from '../../content/post/post';
import { type Address, isPage } from '../../paths';
import { withSlash } from '../../paths/base-path';
import { href } from '../../paths/encoding';
import { hubs, newestOf, newestOfTag } from '../documents/feed-posts';
import { archiveProps, authorProps, homeProps, tagIndexProps, tagProps } from '../lists/list-props';
import { postShell } from '../post/post-props';
import { movedFrom } from './moved';

export const GONE = 'gone';

/** The view that a list's address has to show. */
export function viewOfList(address: Exclude<Address, { page: 'post' }>, lists: Lists): string {
  switch (address.page) {
    case 'home':
      return viewOfProps(homeProps(lists));
    case 'archive':
      return viewOfProps(archiveProps(lists, address.number));
    case 'tags':
      return viewOfProps(tagIndexProps(lists));
    case 'tag':
      return viewOfProps(tagProps(lists, address.tag, address.number));
    case 'author':
      return viewOfProps(authorProps(lists, address.name, address.number));
    case 'tag feed':
      return viewOfProps(newestOfTag(lists, address.tag)?.map(revisionOf) ?? null);
    case 'feed':
      return viewOfFeed(newestOf(lists));
    case 'sitemap':
      return `${numberedPages(lists.all.length)} chunks`;
    case 'sitemap chunk':
      return viewOfChunk(lists, address.number);
  }
}

function viewOfChunk({ all, pages }: Lists, number: number | undefined): string {
  const page = pageOf(all, number);
  // With the newest posts stand the pages that have no date.
  return viewOfProps(page && [...(number === undefined ? pages : []), ...page.posts].map(datesOf));
}

export function viewOfFeed(posts: PostSummary[]): string {
  // Feeds name the hub.
  return withTexts(hash([...posts.map(revisionOf), ...hubs()].join()), posts);
}

export function viewOfProps(props: object | null): string {
  return props === null ? GONE : hash(JSON.stringify(props));
}

export function viewOfPost(shell: { post: PostSummary }): string {
  return withTexts(viewOfProps({ ...shell, post: revisionOf(shell.post) }), [shell.post]);
}

// Which texts are shown follows after these signs, which neither a hash nor an encoded address has.
const SEPARATOR = '|';
const UNKNOWN = '?';

function withTexts(view: string, posts: PostSummary[]): string {
  return [view, ...posts.map(({ textHash }) => textHash ?? UNKNOWN)].join(SEPARATOR);
}

/** The hashes of the texts that a view is of, in order; null for one that is not known. */
export function textHashesIn(view: string): (string | null)[] {
  const [, ...hashes] = view.split(SEPARATOR);
  return hashes.map((hash) => (hash === UNKNOWN ? null : hash));
}

/** Whether two views show the same. A text that a list of the source did not tell of may be any. */
export function isSameView(a: string, b: string): boolean {
  if (a === b) return true;
  const [ofA, ofB] = [a.split(SEPARATOR), b.split(SEPARATOR)];
  const isSame = (part: string, index: number) =>
    part === ofB[index] || part === UNKNOWN || ofB[index] === UNKNOWN;
  return ofA.length === ofB.length && ofA.every(isSame);
}

/** The view that an address has to show. */
export function viewOf(path: string, address: AnyAddress, catalogue: Catalogue): string {
  const view = viewOfToday(address, catalogue);
  if (view !== GONE || !isPage(address)) return view;
  const moved = movedFrom(catalogue, path);
  return moved === null ? GONE : viewOfMove(withSlash(href(moved.to)));
}

/** Without the posts that were there before. */
function viewOfToday(address: AnyAddress, catalogue: Catalogue): string {
  if (address.page === 'former') return GONE;
  if (address.page !== 'post') return viewOfList(address, catalogue.lists);
  const post = catalogue.shownAt(address.id);
  return post ? viewOfPost(postShell(catalogue.lists, post)) : GONE;
}

/** @param destination a whole path, percent-encoded */
export const viewOfMove = (destination: string) => `moved to ${destination}`;

const datesOf = ({ id, updatedAt, publishedAt, seo }: PostSummary) => [
  id,
  updatedAt ?? publishedAt,
  ...(seo?.noindex ? ['noindex'] : []),
];

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
