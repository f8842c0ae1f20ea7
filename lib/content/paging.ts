// Cutting lists out of a whole list, for sources that have no pages of their own.
import { byNewest, type Dated, isPublished, type PostSummary } from './post';
import type { Around, AroundQuery, ListQuery } from './source';

/** The published posts among `all`, newest first. */
export function published<P extends PostSummary>(all: P[]): P[] {
  return all.filter((post) => isPublished(post)).sort(byNewest);
}

/** One page of a list that is in order. */
export function pageOf<P extends PostSummary>(list: P[], query: ListQuery): { posts: P[]; total: number } {
  const posts = withTag(list, query.tag);
  return {
    posts: posts.slice((query.page - 1) * query.perPage, query.page * query.perPage),
    total: posts.length,
  };
}

/** What stands around a post, which may be gone, in a list that is in order. */
export function aroundIn(list: PostSummary[], post: Dated, { count, tag }: AroundQuery): Around {
  const others = list.filter(({ id, tags }) => id !== post.id && (tag === undefined || tags.includes(tag)));
  const place = others.findIndex((other) => byNewest(other, post) > 0);
  const newerTotal = place === -1 ? others.length : place;
  return {
    older: others.slice(newerTotal, newerTotal + count),
    newer: others.slice(Math.max(0, newerTotal - count), newerTotal).reverse(),
    olderTotal: others.length - newerTotal,
  };
}

/** The tags in use among `posts`, sorted. */
export function tagsOf(posts: PostSummary[]): string[] {
  return [...new Set(posts.flatMap((post) => post.tags))].sort();
}

function withTag<P extends PostSummary>(list: P[], tag: string | undefined): P[] {
  return tag === undefined ? list : list.filter((post) => post.tags.includes(tag));
}

/** A page of a tag's list, from a source that may take capital and small letters for the same. */
export function onlyWithTag<P extends PostSummary>(
  found: P[],
  total: number,
  tag: string | undefined,
): { posts: P[]; total: number } {
  const posts = withTag(found, tag);
  return { posts, total: found.length > 0 && posts.length === 0 ? 0 : total };
}
