// In development each request reads the source anew, and all posts are other objects than before. Those that are as they
// were become the same ones again, so that the index has to take in only what changed.
import { isDeepStrictEqual } from 'node:util';
import type { PostSummary } from '../content/post/post';

/** Pure: the posts, with those of before in place of equal ones. */
export function samePosts(before: readonly PostSummary[], now: readonly PostSummary[]): PostSummary[] {
  const known = new Map(before.map((post) => [post.id, post]));
  return now.map((post) => {
    const last = known.get(post.id);
    return last && isDeepStrictEqual(last, post) ? last : post;
  });
}
