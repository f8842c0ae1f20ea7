// Cutting pages out of a whole list, for sources that have no pages of their own.
import { byNewest, isPublished, type PostSummary } from './post';
import type { ListQuery, PostList } from './source';

/** One page of the published posts among `all`, in any order, newest first. */
export function pageOf(all: PostSummary[], { page, perPage, tag }: ListQuery): PostList {
  const posts = all.filter((post) => isPublished(post) && (tag === undefined || post.tags.includes(tag)));
  posts.sort(byNewest);
  return { posts: posts.slice((page - 1) * perPage, page * perPage), total: posts.length };
}

/** The tags in use among `posts`, sorted. */
export function tagsOf(posts: PostSummary[]): string[] {
  return [...new Set(posts.flatMap((post) => post.tags))].sort();
}
