// The newest posts, over as many pages as that takes.
import type { PostSummary } from './post';
import type { ContentSource } from './source';

const PER_PAGE = 20;

/** The `count` newest posts, or all where there are fewer. */
export async function newestPosts(source: ContentSource, count: number): Promise<PostSummary[]> {
  const posts: PostSummary[] = [];
  for (let page = 1; posts.length < count; page++) {
    const answer = await source.newestPosts({ page, perPage: PER_PAGE });
    posts.push(...answer.posts);
    if (page * PER_PAGE >= answer.total) break;
  }
  return posts.slice(0, count);
}
