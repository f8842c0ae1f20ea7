// What chunks of a list have in common, whatever the source: an item that does not fit breaks none of the others,
// and the list has an end.
import { reasonOf } from '../../log';
import { inParts, SLICE_MS } from '../../process/in-slices';
import type { PostSummary } from '../post/post';
import { CHUNK_SIZE, type PostsChunk } from '../source';

const SECOND_MS = 1000;

/**
 * Makes summaries of the items of a list.
 * @param parse throws what is wrong with an item; null: it is none of the posts
 */
export async function summariesOf<T>(
  items: T[],
  parse: (item: T) => Promise<PostSummary | null>,
): Promise<Pick<PostsChunk, 'posts' | 'problems'>> {
  const found: Pick<PostsChunk, 'posts' | 'problems'> = { posts: [], problems: [] };
  const settled = (item: T) => Promise.allSettled([parse(item)]);
  for (const [each] of await inParts(items, settled, SLICE_MS)) {
    if (each.status === 'rejected') found.problems.push(reasonOf(each.reason));
    else if (each.value) found.posts.push(each.value);
  }
  return found;
}

/** What no blog has. */
export const MAX_POSTS = 1_000_000;

/**
 * The number of posts that a source counts.
 * @param count as the source says it
 * @param name what says it, for the error
 * @throws Error for what is no number of posts
 */
export function countOf(count: string | number, name: string): number {
  const isNumber = /^\d+$/.test(String(count));
  if (isNumber && Number(count) <= MAX_POSTS) return Number(count);
  throw new Error(`${name} is "${count}", not a number of posts (up to ${MAX_POSTS}).`);
}

/** @throws Error where a source that gives posts counts none */
export function refuseNone(total: number, given: number, where: string): void {
  if (total === 0 && given > 0)
    throw new Error(`The content source gave ${given} posts at ${where}, and counts 0.`);
}

/** More than any site has. */
const MAX_CHUNKS_OF_PAGES = 20;

/**
 * Reads a list of standing pages to its end.
 * @throws Error where it has none
 */
export async function allChunks(
  chunk: (page: number) => Promise<Pick<PostsChunk, 'posts' | 'problems' | 'isLast'>>,
): Promise<Pick<PostsChunk, 'posts' | 'problems'>> {
  const all: Pick<PostsChunk, 'posts' | 'problems'> = { posts: [], problems: [] };
  for (let page = 1; page <= MAX_CHUNKS_OF_PAGES; page++) {
    const { posts, problems, isLast } = await chunk(page);
    all.posts.push(...posts);
    all.problems.push(...problems);
    if (isLast) return all;
  }
  throw new Error(`The content source has more than ${MAX_CHUNKS_OF_PAGES * CHUNK_SIZE} standing pages.`);
}

/**
 * Whether a list ends with a chunk of so many items. A count alone does not tell: it may count what the list leaves
 * out, or be too low. Where it differs from what was given, the list goes on until a chunk is empty.
 */
export function endsHere(page: number, given: number, total: number): boolean {
  return given === 0 || (page - 1) * CHUNK_SIZE + given === total;
}

/**
 * Whether a list with the latest change first has come past a time. The time is taken in whole seconds, for some
 * CMSs keep no more of a date. A post without a date of change may have changed any time.
 */
export function isPast(posts: PostSummary[], since: string | undefined): boolean {
  if (since === undefined) return false;
  const second = new Date(Math.floor(Date.parse(since) / SECOND_MS) * SECOND_MS).toISOString();
  return posts.some(({ updatedAt }) => updatedAt !== null && updatedAt < second);
}
