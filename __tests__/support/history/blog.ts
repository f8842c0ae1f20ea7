// All that a blog shows in lists, as a simple model says it has to be: written down from the posts, without a cache.
import { site } from '../../../site.config';
import { AUTHORS, inOrder, isShown, type Known, TAGS } from './posts';

export interface Entry {
  id: string;
  title: string;
  excerpt: string;
  tags: string[];
}

/** A line of the archive. */
export interface Line {
  year: string;
  id: string;
  title: string;
}

export interface FeedItem {
  id: string;
  title: string;
  text: string;
}

/** A post's page, where its address leads, or null for a 404. */
export type AtAddress =
  | {
      title: string;
      text: string;
      author: string;
      tags: string[];
      before: string;
      after: string;
      related: string[];
    }
  | { movedTo: string }
  | null;

export interface Blog {
  home: Entry[];
  /** The words of its link to the archive. */
  total: string;
  /** Page by page, from the newest to the oldest. */
  archive: Line[][];
  tags: string[];
  /** Null where there is no such list. */
  byTag: Record<string, Entry[][] | null>;
  /** Null where there is none: with one author, none has a page. */
  byAuthor: Record<string, Entry[][] | null>;
  /** The titles in each tag's feed. */
  tagFeeds: Record<string, string[] | null>;
  feeds: Record<string, FeedItem[]>;
  /** Chunk by chunk, each post with its date of change. */
  sitemap: string[][];
  addresses: Record<string, AtAddress>;
}

/** @param addresses the ids whose pages are to be looked at */
export function expectedBlog(posts: Iterable<Known>, addresses: string[]): Blog {
  const all = [...posts];
  const shown = inOrder(all.filter((known) => isShown(known)));
  const withTag = (tag: string) => shown.filter(({ post }) => post.tags.includes(tag));
  const by = (author: string) => shown.filter(({ post }) => post.author === author);
  const hasAuthorPages = AUTHORS.every((author) => by(author).length > 0);
  const used = TAGS.filter((tag) => withTag(tag).length > 0).sort();
  const fed = shown.slice(0, site.lists.feed);
  const items = fed.map(({ post: { id, title, content } }) => ({ id, title, text: content }));
  return {
    home: shown.slice(0, site.lists.home).map(entry),
    total: shown.length > 0 ? site.words.lists.allPosts(shown.length) : '',
    archive: pages(shown).map((page) => page.map(line)),
    tags: used.map((tag) => `${tag} ${withTag(tag).length}`),
    byTag: Object.fromEntries(
      TAGS.map((tag) => [
        tag,
        used.includes(tag) ? pages(withTag(tag)).map((page) => page.map(entry)) : null,
      ]),
    ),
    byAuthor: Object.fromEntries(
      AUTHORS.map((author) => [
        author,
        hasAuthorPages ? pages(by(author)).map((page) => page.map(entry)) : null,
      ]),
    ),
    tagFeeds: Object.fromEntries(
      TAGS.map((tag) => [
        tag,
        used.includes(tag)
          ? withTag(tag)
              .slice(0, site.lists.feed)
              .map(({ post }) => post.title)
          : null,
      ]),
    ),
    feeds: { '/feed.xml': items, '/atom.xml': items, '/feed.json': items },
    sitemap: pages(shown).map((page) =>
      page.map(({ post }) => `${post.id} ${new Date(post.updatedAt ?? post.publishedAt).toISOString()}`),
    ),
    addresses: Object.fromEntries(addresses.map((id) => [id, atAddress(id, all, shown)])),
  };
}

const entry = ({ post: { id, title, excerpt, tags } }: Known): Entry => ({ id, title, excerpt, tags });

const line = ({ post: { id, title, publishedAt } }: Known): Line => ({
  year: publishedAt.slice(0, 4),
  id,
  title,
});

/** Full pages from the oldest post on, as long as the newest page keeps a page's worth. */
function pages(posts: Known[]): Known[][] {
  const rest = [...posts];
  const older: Known[][] = [];
  while (rest.length >= 2 * site.lists.page) older.push(rest.splice(-site.lists.page));
  return [rest, ...older.reverse()];
}

function atAddress(id: string, all: Known[], shown: Known[]): AtAddress {
  const place = shown.findIndex(({ post }) => post.id === id);
  const here = shown[place];
  if (!here) {
    const moved = shown.find(({ was }) => was.includes(id));
    return moved && !all.some(({ post }) => post.id === id) ? { movedTo: moved.post.id } : null;
  }
  const { title, content: text, tags, author } = here.post;
  const isOne = shown.every(({ post }) => post.author === author);
  const titleAt = (at: number) => shown[at]?.post.title ?? '';
  return {
    title,
    text,
    author: isOne ? author : `link to ${author}`,
    tags,
    before: titleAt(place + 1),
    after: titleAt(place - 1),
    related: related(place, shown),
  };
}

/** The three older posts that share most of the first two tags, of the next three of each, but the one linked to anyway. */
function related(place: number, shown: Known[]): string[] {
  const shared = new Map<Known, number>();
  for (const tag of shown[place]?.post.tags.slice(0, 2) ?? []) {
    const older = shown.slice(place + 1).filter(({ post }) => post.tags.includes(tag));
    for (const other of older.slice(0, 3)) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  const closest = [...shared].sort(([, a], [, b]) => b - a).slice(0, 3);
  return closest.filter(([other]) => other !== shown[place + 1]).map(([{ post }]) => post.title);
}
