// Which posts are made at build time.
import type { ContentSource } from './source';

const PER_PAGE = 20;

/** The ids of the `count` newest posts, or of all where there are fewer. */
export async function newestIds(source: ContentSource, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ids.length < count; page++) {
    const { posts, total } = await source.newestPosts({ page, perPage: PER_PAGE });
    ids.push(...posts.map(({ id }) => id));
    if (page * PER_PAGE >= total) break;
  }
  return ids.slice(0, count);
}
