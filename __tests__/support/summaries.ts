// Posts as the catalogue knows them, for tests without a server.
import type { CatalogueRecord } from '../../lib/catalogue/records/record';
import type { PostSummary } from '../../lib/content/post/post';

/** @param more what is not as usual of it */
export function summary(id: string, more: Partial<PostSummary> = {}): PostSummary {
  return {
    id,
    documentId: null,
    title: `Title of ${id}`,
    excerpt: `Excerpt of ${id}`,
    publishedAt: '2026-01-01T00:00:00.000Z',
    updatedAt: null,
    unpublishAt: null,
    tags: [],
    author: null,
    cover: null,
    lang: null,
    draft: false,
    textHash: `text of ${id}`,
    ...more,
  };
}

/** What a page says of a short text. */
export const READING = { minutes: 1, contents: [], hasDropCap: false };

/** ISO 8601, in January 2026. */
export const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

export function record(post: PostSummary, more: Partial<CatalogueRecord> = {}): CatalogueRecord {
  return { post, formerIds: [], isGone: false, isRemoved: false, isShown: true, ...more };
}

export const idsOf = (posts: readonly PostSummary[]) => posts.map(({ id }) => id);
