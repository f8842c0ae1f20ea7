// The posts of a feed with their texts. Those that did not change are in the cache, in the posts' own pages or in the
// last feed, so that a publish reads no text that is not new.
import type { Catalogue } from '../../catalogue/catalogue';
import { publishFound } from '../../catalogue/open';
import { readPost } from '../../catalogue/read-post';
import { hasSameText } from '../../catalogue/record';
import { contentSource } from '../../content/pick';
import { type PostSummary, summaryOf } from '../../content/post';
import { linkedText } from '../links/linked-text';
import { cachedText } from '../post-page';
import { lastFeedTexts } from './last-feed';

export interface PostText {
  post: PostSummary;
  html: string;
  /** The first id that the post had. */
  firstId?: string;
}

/** Reads them; a post that the source has no more is left out. */
export async function readTexts(catalogue: Catalogue, posts: PostSummary[]): Promise<PostText[]> {
  const lastText = await lastFeedTexts();
  const read = await Promise.all(posts.map((post) => readText(catalogue, post, lastText)));
  return read.filter((text) => text !== null);
}

async function readText(
  catalogue: Catalogue,
  post: PostSummary,
  lastText: (post: PostSummary) => string | null,
): Promise<PostText | null> {
  const firstId = catalogue.firstIdOf(post);
  const cached = await cachedText(post.id);
  if (cached !== null && hasSameText(cached.post, post)) return { post, html: cached.html, firstId };
  const last = lastText(post);
  if (last !== null) return { post, html: last, firstId };
  const { post: now, applied } = await readPost(catalogue, contentSource(), { id: post.id });
  publishFound(applied);
  return now && { post: summaryOf(now), html: (await linkedText(catalogue, now)).html, firstId };
}
