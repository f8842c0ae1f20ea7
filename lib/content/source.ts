// What every content source can be asked. The rest of the blog knows posts by this interface alone.
import type { Post, PostSummary } from './post/post';

/** How many posts a source over HTTP gives at a time, at the most. */
export const CHUNK_SIZE = 100;

export interface PostsQuery {
  /** Which chunk of the answer; 1 is the first. */
  page: number;
  /**
   * ISO 8601. With it, the posts that changed at that time or later, the latest change first; there may be more
   * posts in the answer, but none of these is missing. Without it, all posts, the newest first.
   */
  since?: string;
  /** The `cursor` of an earlier chunk, for a source that gave one: only what changed since is in the answer. */
  cursor?: number;
}

/** What is known of a post before it is asked for. */
export interface PostHint {
  /** The sender of a webhook says that nothing is there any more: a "not found" then needs no other proof. */
  isToldGone?: boolean;
}

export interface PostsChunk {
  /** Drafts and scheduled posts too, where the source shows them; `isPublished` tells. */
  posts: PostSummary[];
  /** What is wrong with the posts of this chunk that do not fit, a sentence each, naming post and field. */
  problems: string[];
  /** How many posts the source counts in all, whatever `since` says; null where it doesn't tell. */
  total: number | null;
  isLast: boolean;
  /** Of a source that sees by itself what changes: tells this answer from later ones, within this process. */
  cursor?: number;
  /** With `cursor` in the question: ids for which something changed, and that none of `posts` has. */
  missing?: string[];
}

/**
 * Each method throws when the source fails: unreachable, too slow, an error status, data of another shape.
 * Only the source's own "not found" is null.
 */
export interface ContentSource {
  /**
   * One post or standing page, whole, by the id that it has now; where the source shows them, also a draft or a
   * scheduled one.
   */
  post(id: string, hint?: PostHint): Promise<Post | null>;
  /** The post as its author last saved it, which readers may not see yet. */
  draft(id: string): Promise<Post | null>;
  /** The posts' summaries, in chunks: one request each, over HTTP. */
  posts(query: PostsQuery): Promise<PostsChunk>;
  /** All standing pages, of a source that lists them apart; elsewhere they are among the posts. */
  pages?(): Promise<Pick<PostsChunk, 'posts' | 'problems'>>;
}
