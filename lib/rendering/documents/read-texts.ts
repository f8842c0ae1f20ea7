// The posts of a feed with their texts. Those that did not change are in the cache, as the posts' own pages.
import type { Catalogue } from '../../catalogue/catalogue';
import { publishFound } from '../../catalogue/open';
import { readPost } from '../../catalogue/read-post';
import { hasSameText } from '../../catalogue/record';
import { contentSource } from '../../content/pick';
import { type PostSummary, summaryOf } from '../../content/post';
import { linkedText } from '../links/linked-text';
import { cachedText } from '../post-page';

export interface PostText {
  post: PostSummary;
  html: string;
  /** The first id that the post had. */
  firstId?: string;
}

/** Reads them; a post that the source has no more is left out. */
export async function readTexts(catalogue: Catalogue, posts: PostSummary[]): Promise<PostText[]> {
  const read = await Promise.all(posts.map((post) => readText(catalogue, post)));
  return read.filter((text) => text !== null);
}

async function readText(catalogue: Catalogue, post: PostSummary): Promise<PostText | null> {
  const firstId = catalogue.firstIdOf(post);
  const cached = await cachedText(post.id);
  if (cached !== null && hasSameText(cached.post, post)) return { post, html: cached.html, firstId };
  const { post: now, applied } = await readPost(catalogue, contentSource(), { id: post.id });
  publishFound(applied);
  return now && { post: summaryOf(now), html: (await linkedText(catalogue, now)).html, firstId };
}
