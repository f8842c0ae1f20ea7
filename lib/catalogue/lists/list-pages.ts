// How a list is cut into pages. Pages are numbered from the oldest posts and full, so a new post changes none of them:
// it goes to the newest page, which has no number and holds what the others don't.
import { site } from '../../../site.config';
import type { PostSummary } from '../../content/post/post';

const SIZE = site.lists.page;

export interface Page {
  /** Newest first. */
  posts: readonly PostSummary[];
  /** The number of the page with the next older posts; null on the oldest. */
  older: number | null;
  /** The number of the page with the next newer posts; undefined is the newest page, null that this is it. */
  newer: number | undefined | null;
}

/** How many numbered pages a list of so many posts has; the newest then holds one to two pages' worth, or all. */
export function numberedPages(total: number): number {
  return Math.max(0, Math.floor(total / SIZE) - 1);
}

/**
 * A page of a list.
 * @param number undefined: the newest
 * @returns null when there is no such page
 */
export function pageOf(list: readonly PostSummary[], number: number | undefined): Page | null {
  const numbered = numberedPages(list.length);
  if (number === undefined) {
    return { posts: list.slice(0, list.length - numbered * SIZE), older: numbered || null, newer: null };
  }
  if (number > numbered) return null;
  const from = list.length - number * SIZE;
  const newer = number < numbered ? number + 1 : undefined;
  return { posts: list.slice(from, from + SIZE), older: number - 1 || null, newer };
}

/** The number of the page on which the post at a place stands; undefined is the newest. */
export function pageAt(total: number, place: number): number | undefined {
  const number = Math.floor((total - 1 - place) / SIZE) + 1;
  return number <= numberedPages(total) ? number : undefined;
}
