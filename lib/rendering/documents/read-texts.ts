// The posts of a feed with their texts. Those that did not change are in the cache, in the posts' own pages or in the
// last feed, so that a publish reads no text that is not new.
import type { Catalogue } from '../../catalogue/catalogue';
import type { Applied } from '../../catalogue/known-posts';
import { publishFound } from '../../catalogue/reading/found';
import { readPost } from '../../catalogue/reading/read-post';
import { keptPost } from '../../catalogue/reading/source-reading';
import { hasSameText } from '../../catalogue/records/record';
import { contentSource } from '../../content/pick';
import { isUnfitPost, type Post, type PostSummary, summaryOf } from '../../content/post/post';
import { feedHtmlOf, refuseIfUnrenderable } from '../../content/text/render';
import { isRenderFailure } from '../../content/worker/back-off';
import { reasonOf } from '../../log';
import { paths } from '../../paths';
import { linkedText } from '../links/linked-text';
import { cachedText } from '../post/post-page';
import { absoluteUrl } from '../site/site-url';
import { lastFeedTexts } from './last-feed';
import { text } from './xml';

export interface PostText {
  post: PostSummary;
  url: string;
  /** As a feed carries it. */
  html: string;
  /** The first id that the post had. */
  firstId?: string;
  /** Why its text can't be had: `html` is an earlier one then, or the excerpt. */
  trouble?: Trouble;
}

interface Trouble {
  reason: string;
  /** Not the text's own, such as that the source fails. */
  mayPass: boolean;
}

/** Reads them. A post that the source has no more is left out; one whose text can't be had keeps out no other. */
export async function readTexts(catalogue: Catalogue, posts: PostSummary[]): Promise<PostText[]> {
  // Looked into only where the page of some post is in no cache.
  let last: ReturnType<typeof lastFeedTexts> | undefined;
  const lastText = async (post: PostSummary) => {
    last ??= lastFeedTexts();
    return (await last)(post);
  };
  // What is found is published together: where many posts have gone it is news of each of them.
  const found: Applied[] = [];
  const sources = { lastText, read: (post: PostSummary) => readFromSource(catalogue, post, found) };
  const read = await Promise.all(posts.map((post) => readText(catalogue, post, sources)));
  publishFound(found);
  return read.filter((each) => each !== null);
}

interface Sources {
  lastText: (post: PostSummary) => Promise<string | null>;
  read: (post: PostSummary) => ReturnType<typeof readFromSource>;
}

async function readText(
  catalogue: Catalogue,
  post: PostSummary,
  { lastText, read: readNow }: Sources,
): Promise<PostText | null> {
  const url = absoluteUrl(paths.post(post.id));
  const firstId = catalogue.firstIdOf(post);
  const cached = await cachedText(post.id);
  try {
    const page = cached !== null && hasSameText(cached.post, post) ? { post, html: cached.html } : null;
    const last = page ? null : await lastText(post);
    if (last !== null) return { post, url, html: last, firstId };
    if (!page) refuseIfUnrenderable(post);
    const read = page ?? (await readNow(post));
    return read && { post: read.post, url, html: await inFeed(read, url), firstId };
  } catch (error) {
    // The others' feed goes on, with what the post's page shows.
    const html = cached && (await inFeed(cached, url).catch(() => null));
    const mayPass = !isRenderFailure(error) && !isUnfitPost(error);
    const trouble = { reason: reasonOf(error), mayPass };
    return { post, url, html: html ?? text(post.excerpt), firstId, trouble };
  }
}

/** In characters. Feeds have the texts of many posts, and each publish makes them anew. */
const MAX_FEED_CHARACTERS = 500_000;

/** A text as a feed carries it; of a longer one the excerpt. */
async function inFeed({ post, html }: { post: PostSummary; html: string }, url: string): Promise<string> {
  return html.length > MAX_FEED_CHARACTERS ? text(post.excerpt) : feedHtmlOf(post, html, url);
}

async function readFromSource(catalogue: Catalogue, known: PostSummary, found: Applied[]) {
  // A page that a visitor waits for has read it, and is not in the cache yet.
  const kept = await keptPost(known.id);
  if (kept && hasSameText(summaryOf(kept), known)) return withText(catalogue, kept);
  const { post, applied } = await readPost(catalogue, contentSource(), { id: known.id });
  found.push(...applied);
  return post && withText(catalogue, post);
}

async function withText(catalogue: Catalogue, post: Post) {
  return { post: summaryOf(post), html: (await linkedText(catalogue, post)).html };
}
