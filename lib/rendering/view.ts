// The view of an address is a hash of what it has to show of the catalogue. A cached page is old when its own view is
// another one, whoever changed something, and whether or not a webhook told it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { site } from '../../site.config';
import { type Entry, propsIn } from '../cache/entry';
import type { Catalogue } from '../catalogue/catalogue';
import { numberedPages, pageOf } from '../catalogue/list-pages';
import type { Lists } from '../catalogue/lists';
import { revisionOf, Summary } from '../catalogue/record';
import type { AnyAddress } from '../content/former-path';
import type { PostSummary } from '../content/post';
import { env } from '../env';
import { type Address, isPage } from '../paths';
import { withSlash } from '../paths/base-path';
import { href } from '../paths/encoding';
import { processWide } from '../process/process-wide';
import { postFinder } from './links/find-post';
import { areCurrent, OwnLink } from './links/own-links';
import {
  archiveProps,
  authorProps,
  homeProps,
  movedFrom,
  postShell,
  tagIndexProps,
  tagProps,
} from './page-props';

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

/** Who is told when the feeds change: none or one. */
export function hubs(): string[] {
  const { WEBSUB_HUB } = env();
  return WEBSUB_HUB ? [WEBSUB_HUB] : [];
}

/** The posts of the feeds. */
export function newestOf({ all }: Lists): PostSummary[] {
  return all.slice(0, site.lists.feed);
}

/** The posts of a tag's feed; null where no post has the tag. */
export function newestOfTag({ byTag }: Lists, tag: string): PostSummary[] | null {
  return byTag.get(tag)?.slice(0, site.lists.feed) ?? null;
}

export function viewOfFeed(posts: PostSummary[]): string {
  // Feeds name the hub.
  return withTexts(hash([...posts.map(revisionOf), ...hubs()].join()), posts);
}

function viewOfProps(props: object | null): string {
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
function viewOf(path: string, address: AnyAddress, catalogue: Catalogue): string {
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

const viewOfMove = (destination: string) => `moved to ${destination}`;

const datesOf = ({ id, updatedAt, publishedAt, seo }: PostSummary) => [
  id,
  updatedAt ?? publishedAt,
  ...(seo?.noindex ? ['noindex'] : []),
];

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

const MAX_KEPT = 20_000;
const views = processWide('views', () => ({ clock: -1, byPath: new Map<string, string>() }));

/** Whether a cached entry is what its address has to show. */
export function isCurrent(path: string, address: AnyAddress, entry: Entry, catalogue: Catalogue): boolean {
  if (views.clock !== catalogue.clock || views.byPath.size > MAX_KEPT) views.byPath.clear();
  views.clock = catalogue.clock;
  const view = views.byPath.get(path) ?? viewOf(path, address, catalogue);
  views.byPath.set(path, view);
  const shown = viewIn(entry);
  return shown !== null && isSameView(shown, view) && hasCurrentLinks(entry, catalogue);
}

interface LinksOf {
  links: OwnLink[];
  /** When it was last looked where they lead. */
  clock: number;
  isCurrent: boolean;
}

const linksOf = processWide('links-of-entries', () => new WeakMap<Entry, LinksOf>());
const Links = z.array(OwnLink).catch([]);

/** Whether the links of a post's text lead to where the posts are now. */
function hasCurrentLinks(entry: Entry, catalogue: Catalogue): boolean {
  const { clock } = catalogue;
  const before = linksOf.get(entry);
  if (before && (before.clock === clock || before.links.length === 0)) return before.isCurrent;
  const links = before?.links ?? Links.parse(propsIn(entry)?.links);
  const isCurrent = areCurrent(links, postFinder(catalogue));
  linksOf.set(entry, { links, clock, isCurrent });
  return isCurrent;
}

const known = processWide('views-of-entries', () => new WeakMap<Entry, string | null>());

/** The view of a cached entry; null where it does not tell. */
function viewIn(entry: Entry): string | null {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const view = readView(entry);
  known.set(entry, view);
  return view;
}

function readView(entry: Entry): string | null {
  const { value } = entry;
  if (value === null) return GONE;
  if (typeof value.view === 'string') return value.view;
  const props = propsIn(entry);
  if (!props) return null;
  if (typeof props.__N_REDIRECT === 'string') return viewOfMove(props.__N_REDIRECT);
  const { html, version: _, links: __, reading: ___, ...shown } = props;
  if (html === undefined) return viewOfProps(shown);
  const post = Summary.safeParse(shown.post);
  return post.success ? viewOfPost({ ...shown, post: post.data }) : null;
}
