// The newest posts, over as many pages as that takes.
import { LIST_SIZE } from './lists';
import type { PostSummary } from './post';
import type { ContentSource } from './source';

/** The `count` newest posts, or all where there are fewer. */
export async function newestPosts(source: ContentSource, count: number): Promise<PostSummary[]> {
  const posts: PostSummary[] = [];
  for (let page = 1; posts.length < count; page++) {
    const answer = await source.newestPosts({ page, perPage: LIST_SIZE });
    posts.push(...answer.posts);
    if (page * LIST_SIZE >= answer.total) break;
  }
  return posts.slice(0, count);
}
