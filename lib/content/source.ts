// What every content source can be asked. Pages and regeneration know posts by this interface alone.
import type { Dated, Post, PostSummary } from './post';

export interface ListQuery {
  /** 1 is the page of the newest posts. */
  page: number;
  perPage: number;
  /** Only posts with this tag. */
  tag?: string;
}

export interface PostList {
  /** Published posts, newest first, in full. */
  posts: Post[];
  /** How many there are on all pages, as far as the source says. */
  total: number;
}

/** The posts around one in a list. */
export interface Around {
  /** The closest first. */
  older: PostSummary[];
  /** The closest first. */
  newer: PostSummary[];
  /** How many older posts there are in all; null when the source can't say. */
  olderTotal: number | null;
}

/** Which post, and in which state: enough to tell whether what the site shows is old. */
export interface PostState {
  id: string;
  /** The name that the CMS gives a post for good; null where the id is all there is. */
  documentId: string | null;
  updatedAt: string | null;
  /** As in the post; null where telling it would take reading the whole post. */
  revision: string | null;
  publishedAt: string | null;
  /** Null, likewise, where a list does not tell them. */
  tags: string[] | null;
}

export interface Changed {
  posts: PostState[];
  /** What changed so that readers don't see it any more, where the source counts it all the same. */
  hidden?: Pick<PostState, 'id' | 'documentId'>[];
  /** How many posts there are in all. */
  total: number;
}

export interface AroundQuery {
  /** How many on each side at the most. */
  count: number;
  /** Only posts with this tag. */
  tag?: string;
  /** Where only one side is wanted: it may save a request, and what is said of the other one means nothing. */
  side?: 'older' | 'newer';
}

/**
 * Each method throws when the source fails: unreachable, too slow, an error status, data of another shape.
 * Only the source's own "not found" is null.
 */
export interface ContentSource {
  newestPosts(query: ListQuery): Promise<PostList>;
  post(id: string): Promise<Post | null>;
  /** The post as its author last saved it; it says `draft` when readers see none of it. */
  draft(id: string): Promise<Post | null>;
  /** `post` itself need not be in the source any more. */
  around(post: Dated, query: AroundQuery): Promise<Around>;
  /** The tags in use; where the source has no list of them, those of its newest posts. */
  tags(): Promise<string[]>;
  /**
   * The posts that changed at a time or later, perhaps some more.
   * One request, where no more than a hundred changed.
   * @param since ISO 8601
   */
  changedSince(since: string): Promise<Changed>;
  /** All published posts; a request for every hundred, over HTTP. */
  states(): Promise<PostState[]>;
}
