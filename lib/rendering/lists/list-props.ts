// What the pages of lists show of the catalogue: pure functions from the posts that the site knows to the pages' props.
import { site } from '../../../site.config';
import { type Page, pageOf } from '../../catalogue/lists/list-pages';
import { hasAuthorPages, type Lists } from '../../catalogue/lists/lists';
import { timeZone } from '../../content/dates/time-zone';
import type { PostSummary } from '../../content/post/post';
import { paths } from '../../paths';
import { absoluteUrl } from '../site/site-url';

/** What a list shows of a post. */
export type ListedPost = Pick<PostSummary, 'id' | 'title' | 'excerpt' | 'publishedAt' | 'tags' | 'lang'>;
/** What one line says of a post. */
export type LinedPost = Pick<PostSummary, 'id' | 'title' | 'publishedAt' | 'lang'>;
/** What the archive shows of a post, under its year; null for one without a date. */
export type ArchivedPost = LinedPost & { year: string | null };

export interface HomeProps {
  posts: ListedPost[];
  /** The newest post's. */
  cover: PostSummary['cover'];
  /** How many posts there are; null while not all are known. */
  total: number | null;
  canonical: string;
}

export interface ListProps<Listed = ListedPost> {
  posts: Listed[];
  /** The number of the page, counted from the oldest posts; null for the newest. */
  number: number | null;
  /** The page with the next older posts; null on the oldest. */
  olderPath: string | null;
  /** The page with the next newer posts; null on the newest. */
  newerPath: string | null;
  canonical: string;
}

export interface TagListProps extends ListProps {
  tag: string;
}

export interface AuthorListProps extends ListProps {
  author: string;
}

interface TagCount {
  tag: string;
  posts: number;
}

export interface TagIndexProps {
  tags: TagCount[];
  canonical: string;
}

function listed({ id, title, excerpt, publishedAt, tags, lang }: PostSummary): ListedPost {
  return { id, title, excerpt, publishedAt, tags, lang };
}

// Made here, for to make a format of dates takes a phone long.
const years = new Intl.DateTimeFormat(site.language, { year: 'numeric', timeZone: timeZone() });

function archived({ id, title, publishedAt, lang }: PostSummary): ArchivedPost {
  const year = publishedAt && years.format(new Date(publishedAt));
  return { id, title, publishedAt, lang, year };
}

/** @param isComplete whether all posts are known */
export function homeProps({ all }: Lists, isComplete = true): HomeProps {
  return {
    posts: all.slice(0, site.lists.home).map(listed),
    cover: all[0]?.cover ?? null,
    total: isComplete ? all.length : null,
    canonical: absoluteUrl(paths.home()),
  };
}

/** The archive's page; null where there is none. */
export function archiveProps({ all }: Lists, number: number | undefined): ListProps<ArchivedPost> | null {
  const page = pageOf(all, number);
  return page && listProps(page, number, paths.archive, archived);
}

/** The page of a tag's list; null where there is none. */
export function tagProps({ byTag }: Lists, tag: string, number: number | undefined): TagListProps | null {
  const posts = byTag.get(tag);
  const page = posts && pageOf(posts, number);
  return page ? { ...listProps(page, number, (at) => paths.tag(tag, at), listed), tag } : null;
}

/** The page of an author's list; null where there is none, as in a blog with one author. */
export function authorProps(
  lists: Lists,
  author: string,
  number: number | undefined,
): AuthorListProps | null {
  const posts = hasAuthorPages(lists) && lists.byAuthor.get(author);
  const page = posts && pageOf(posts, number);
  return page ? { ...listProps(page, number, (at) => paths.author(author, at), listed), author } : null;
}

function listProps<Listed>(
  page: Page,
  number: number | undefined,
  pathOf: (number?: number) => string,
  show: (post: PostSummary) => Listed,
): ListProps<Listed> {
  return {
    posts: page.posts.map(show),
    number: number ?? null,
    olderPath: page.older === null ? null : pathOf(page.older),
    newerPath: page.newer === null ? null : pathOf(page.newer),
    canonical: absoluteUrl(pathOf(number)),
  };
}

export function tagIndexProps({ byTag }: Lists): TagIndexProps {
  const tags = [...byTag].map(([tag, posts]) => ({ tag, posts: posts.length }));
  tags.sort((a, b) => (a.tag < b.tag ? -1 : 1));
  return { tags, canonical: absoluteUrl(paths.tags()) };
}
