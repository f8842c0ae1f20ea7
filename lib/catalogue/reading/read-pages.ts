// Reading the standing pages of a source that lists them apart from the posts: all at once, for they are few.
import { isPageId } from '../../paths/ids';
import type { Applied } from '../known-posts';
import { keyOf } from '../records/record';
import { type Parts, presentPosts, tellProblems } from './read-all';
import { takeSummaries } from './read-post';

interface ReadPages {
  /** What the catalogue did not know. */
  applied: Applied[];
  /** The ids of pages that it knows, and the source does not list. */
  missing: string[];
}

/** Takes them into the catalogue. @throws what the source throws */
export async function readPages({ catalogue, source }: Parts): Promise<ReadPages> {
  if (!source.pages) return { applied: [], missing: [] };
  await catalogue.catchUp();
  const seen = catalogue.end;
  const { posts, problems } = await source.pages();
  tellProblems(problems);
  const applied = await takeSummaries(catalogue, posts, seen);
  const listed = new Set(posts.map(keyOf));
  const missing = presentPosts(catalogue).filter((post) => isPageId(post.id) && !listed.has(keyOf(post)));
  return {
    applied: applied.changes.length > 0 ? [applied] : [],
    missing: missing.map(({ id }) => id),
  };
}
