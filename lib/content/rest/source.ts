// The content source behind a REST API as in the Next.js guide: a list of posts at CONTENT_API_URL, one post
// at CONTENT_API_URL/<id>. Lists are asked for the way json-server 0.17 understands.
import { z } from 'zod';
import { countOf, endsHere, isPast, refuseNone, summariesOf } from '../api/chunk';
import { fetchJson } from '../api/fetch-json';
import { askInParts } from '../api/list-parts';
import { believedNotFound } from '../api/not-found';
import { type Post, parsePost, parseSummary } from '../post/post';
import type { ContentSource, PostHint, PostsChunk, PostsQuery } from '../source';
import { decodeEntities } from '../text/entities';
import { isHtml } from '../text/is-html';

const SETTING = 'CONTENT_API_URL';

/** @param apiUrl the list's address; a query in it is kept */
export function restSource(apiUrl: string): ContentSource {
  // This API knows no drafts beside posts: a post that is a draft says so itself.
  return {
    post: (id, hint) => one(apiUrl, id, hint),
    draft: (id) => one(apiUrl, id),
    posts: (query) => list(apiUrl, query),
  };
}

async function one(apiUrl: string, id: string, { isToldGone }: PostHint = {}): Promise<Post | null> {
  const url = new URL(apiUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
  const answer = await fetchJson(url, SETTING);
  if (!answer && isToldGone) return null;
  if (!answer) return believedNotFound(apiUrl, url.pathname, () => someOf(apiUrl));
  const post = await parsePost(understood(answer.data), url.pathname);
  if (post.id !== id) throw new Error(`The content source answered ${url.pathname} with post "${post.id}".`);
  return post;
}

const Titled = z.looseObject({ title: z.string().transform(decodeEntities) });
const Unnamed = z.looseObject({ content: z.string(), format: z.null().optional() });

/** Some APIs give a title as HTML has it, `R&amp;D`, and the text as an editor does, without a word of its format. */
function understood(data: unknown): unknown {
  const post = Titled.safeParse(data).data ?? data;
  const text = Unnamed.safeParse(post).data;
  return text ? { ...text, format: isHtml(text.content) ? 'html' : 'markdown' } : post;
}

const FEW = 10;

/** What may be a post, though perhaps none that fits: the list is one of posts all the same. */
const LikePost = z.object({ id: z.union([z.string(), z.number()]), title: z.string().trim().min(1) });

/** The beginning of the list, for what it tells of the API. */
async function someOf(apiUrl: string) {
  const { items: given, where } = await ask(apiUrl, { page: 1 }, FEW);
  // It may give all of them.
  const items = given.slice(0, FEW);
  const posts = items.filter((item) => LikePost.safeParse(item).success);
  return {
    posts,
    problems: items.length > posts.length ? [`Not all at ${where} has an id and a title.`] : [],
  };
}

async function list(apiUrl: string, query: PostsQuery): Promise<PostsChunk> {
  const { page, since } = query;
  const askFor = (page: number, limit: number) => ask(apiUrl, { page, since }, limit);
  const { items, tooLarge, total, where } = await askInParts(askFor, page);
  const { posts, problems } = await summariesOf(items, (item) => parseSummary(understood(item), where));
  const found = { posts, problems: [...problems, ...tooLarge] };
  // An answer without a count is the whole list, in any order.
  if (total === null) return { ...found, total: items.length, isLast: true };
  const isEnd = endsHere(page, items.length + tooLarge.length, total);
  return { ...found, total, isLast: isPast(posts, since) || isEnd };
}

/** Asks for a part of the list; `total` is null where the API does not count. */
async function ask(apiUrl: string, { page, since }: PostsQuery, limit: number) {
  const url = new URL(apiUrl);
  url.searchParams.set('_sort', since === undefined ? 'publishedAt' : 'updatedAt');
  url.searchParams.set('_order', 'desc');
  url.searchParams.set('_page', String(page));
  url.searchParams.set('_limit', String(limit));

  const answer = await fetchJson(url, SETTING);
  if (!answer) throw new Error(`The content source has nothing at ${url.pathname}. Check ${SETTING}.`);
  const items = z.array(z.unknown()).safeParse(answer.data);
  if (!items.success) throw new Error(`The content source answered ${url.pathname} with no array of posts.`);
  const total = countIn(answer.headers);
  if (total !== null) refuseNone(total, items.data.length, url.pathname);
  return { items: items.data, total, where: url.pathname };
}

function countIn(headers: Headers): number | null {
  const count = headers.get('x-total-count');
  return count === null ? null : countOf(count, 'X-Total-Count');
}
