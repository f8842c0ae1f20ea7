// The content source behind a REST API as in the Next.js guide: a list of posts at CONTENT_API_URL, one post
// at CONTENT_API_URL/<id>. Lists are asked for the way json-server 0.17 understands.
import { z } from 'zod';
import { countOf, endsHere, isPast, refuseNone, summariesOf } from './chunk';
import { fetchJson } from './fetch-json';
import { believedNotFound } from './not-found';
import { type Post, parsePost, parseSummary } from './post';
import { CHUNK_SIZE, type ContentSource, type PostsChunk, type PostsQuery } from './source';

const SETTING = 'CONTENT_API_URL';

/** @param apiUrl the list's address; a query in it is kept */
export function restSource(apiUrl: string): ContentSource {
  // This API knows no drafts beside posts: a post that is a draft says so itself.
  const post = (id: string) => one(apiUrl, id);
  return { post, draft: post, posts: (query) => list(apiUrl, query) };
}

async function one(apiUrl: string, id: string): Promise<Post | null> {
  const url = new URL(apiUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
  const answer = await fetchJson(url, SETTING);
  if (!answer) return believedNotFound(apiUrl, url.pathname, () => list(apiUrl, { page: 1 }, 1));
  const post = await parsePost(answer.data, url.pathname);
  if (post.id !== id) throw new Error(`The content source answered ${url.pathname} with post "${post.id}".`);
  return post;
}

async function list(apiUrl: string, { page, since }: PostsQuery, limit = CHUNK_SIZE): Promise<PostsChunk> {
  const url = new URL(apiUrl);
  url.searchParams.set('_sort', since === undefined ? 'publishedAt' : 'updatedAt');
  url.searchParams.set('_order', 'desc');
  url.searchParams.set('_page', String(page));
  url.searchParams.set('_limit', String(limit));

  const answer = await fetchJson(url, SETTING);
  if (!answer) throw new Error(`The content source has nothing at ${url.pathname}. Check ${SETTING}.`);
  const items = z.array(z.unknown()).safeParse(answer.data);
  if (!items.success) throw new Error(`The content source answered ${url.pathname} with no array of posts.`);
  const found = await summariesOf(items.data, (item) => parseSummary(item, url.pathname));

  const given = items.data.length;
  const total = countIn(answer.headers);
  // An answer without a count is the whole list, in any order.
  if (total === null) return { ...found, total: given, isLast: true };
  refuseNone(total, given, url.pathname);
  return { ...found, total, isLast: isPast(found.posts, since) || endsHere(page, given, total) };
}

function countIn(headers: Headers): number | null {
  const count = headers.get('x-total-count');
  return count === null ? null : countOf(count, 'X-Total-Count');
}
