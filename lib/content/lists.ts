// How long lists are cut into pages. Pages are numbered from the oldest posts and full, so a new post changes
// none of them: it goes to the list's newest page, which has no number and holds what the others don't.
import type { Post } from './post';
import type { ContentSource } from './source';

// Every list is asked for in this size, so that the pages of one publish can share the answers.
export const LIST_SIZE = 20;

/** How many posts home shows, and the feeds hold: no more at any size of the blog. */
export const HOME_SIZE = 10;
export const FEED_SIZE = 20;

export interface ListPage {
  /** Newest first. */
  posts: Post[];
  /** How many posts the whole list has. */
  total: number;
}

/** How many numbered pages a list of so many posts has; the newest page then holds 20 to 39, or all. */
export function numberedPages(total: number): number {
  return Math.max(0, Math.floor(total / LIST_SIZE) - 1);
}

/**
 * Reads a page of the list of all posts, or of a tag's.
 * @param number the page's number, or undefined for the newest
 * @returns null when there is no such page
 */
export async function readListPage(
  source: ContentSource,
  number: number | undefined,
  tag?: string,
): Promise<ListPage | null> {
  const first = await source.newestPosts({ page: 1, perPage: LIST_SIZE, tag });
  const { total } = first;
  const numbered = numberedPages(total);
  if (number === undefined) {
    const rest =
      total > LIST_SIZE ? await readRange(source, LIST_SIZE, total - numbered * LIST_SIZE, tag) : [];
    return { posts: [...first.posts, ...rest], total };
  }
  if (number > numbered) return null;
  const from = total - number * LIST_SIZE;
  return { posts: await readRange(source, from, from + LIST_SIZE, tag), total };
}

/** The posts from the `from`-th newest up to the `to`-th. */
async function readRange(source: ContentSource, from: number, to: number, tag?: string): Promise<Post[]> {
  const posts: Post[] = [];
  const firstPage = Math.floor(from / LIST_SIZE);
  for (let page = firstPage; page * LIST_SIZE < to; page++) {
    const answer = await source.newestPosts({ page: page + 1, perPage: LIST_SIZE, tag });
    posts.push(...answer.posts);
  }
  return posts.slice(from - firstPage * LIST_SIZE, to - firstPage * LIST_SIZE);
}
