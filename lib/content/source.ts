// What every content source can be asked. Pages and regeneration know posts by this interface alone.
import type { Post, PostSummary } from './post';

export interface ListQuery {
  /** 1 is the page of the newest posts. */
  page: number;
  perPage: number;
  /** Only posts with this tag. */
  tag?: string;
}

export interface PostList {
  /** Published posts, newest first. */
  posts: PostSummary[];
  /** How many there are on all pages, as far as the source says. */
  total: number;
}

/**
 * Each method throws when the source fails: unreachable, too slow, an error status, data of another shape.
 * Only the source's own "not found" is null.
 */
export interface ContentSource {
  newestPosts(query: ListQuery): Promise<PostList>;
  post(id: string): Promise<Post | null>;
  tags(): Promise<string[]>;
}
