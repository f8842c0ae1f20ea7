// The posts of a random history: what the source has, and at which addresses readers knew them before.
import type { SourcePost } from '../scripted-source';

export interface Known {
  post: SourcePost & {
    title: string;
    excerpt: string;
    content: string;
    publishedAt: string;
    tags: string[];
    author: string;
  };
  /** Addresses that it had and that the site was told of, or can tell by itself. */
  was: string[];
}

export const AUTHORS = ['Ada', 'Ben & Cho'];
export const TAGS = ['amber', 'birch', 'cedar & co', '한국어'];

/** What readers may see now. */
export function isShown({ post }: Known, nowMs = Date.now()): boolean {
  const { draft, publishedAt, unpublishAt } = post;
  if (draft || Date.parse(publishedAt) > nowMs) return false;
  return typeof unpublishAt !== 'string' || Date.parse(unpublishAt) > nowMs;
}

/** Newest first; the id decides among equals. */
export function inOrder(posts: Iterable<Known>): Known[] {
  return [...posts].sort(({ post: a }, { post: b }) => {
    if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  });
}
