// The content source behind a REST API as in the Next.js guide: a list of posts at CONTENT_API_URL, one post
// at CONTENT_API_URL/<id>. Lists are asked for the way json-server 0.17 understands.
import { z } from 'zod';
import { fetchJson } from './fetch-json';
import { pageOf, tagsOf } from './paging';
import { byNewest, isPublished, type PostSummary, parsePost, summaryOf } from './post';
import type { ContentSource, ListQuery, PostList } from './source';

const SETTING = 'CONTENT_API_URL';
const TAGS_PAGE = 100;

/** @param apiUrl the list's address; a query in it is kept */
export function restSource(apiUrl: string): ContentSource {
  const newestPosts = (query: ListQuery) => list(apiUrl, query);
  return {
    newestPosts,

    async post(id) {
      const url = new URL(apiUrl);
      url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
      const answer = await fetchJson(url, SETTING);
      if (!answer) return null;
      const post = parsePost(answer.data, url.pathname);
      if (post.id !== id)
        throw new Error(`The content source answered ${url.pathname} with post "${post.id}".`);
      return isPublished(post) ? post : null;
    },

    // This API has no list of tags, so all posts are asked for.
    async tags() {
      const posts: PostSummary[] = [];
      for (let page = 1; ; page++) {
        const answer = await newestPosts({ page, perPage: TAGS_PAGE });
        posts.push(...answer.posts);
        if (page * TAGS_PAGE >= answer.total) return tagsOf(posts);
      }
    },
  };
}

async function list(apiUrl: string, query: ListQuery): Promise<PostList> {
  const url = new URL(apiUrl);
  url.searchParams.set('_sort', 'publishedAt');
  url.searchParams.set('_order', 'desc');
  url.searchParams.set('_page', String(query.page));
  url.searchParams.set('_limit', String(query.perPage));
  if (query.tag !== undefined) url.searchParams.set('tag', query.tag);

  const answer = await fetchJson(url, SETTING);
  if (!answer) throw new Error(`The content source has nothing at ${url.pathname}. Check ${SETTING}.`);
  const items = z.array(z.unknown()).safeParse(answer.data);
  if (!items.success) throw new Error(`The content source answered ${url.pathname} with no array of posts.`);
  const posts = items.data.map((item) => summaryOf(parsePost(item, url.pathname)));

  // An answer without a count is the whole list.
  const count = answer.headers.get('x-total-count');
  if (count === null) return pageOf(posts, query);
  const total = Number(count);
  if (!Number.isSafeInteger(total) || total < 0)
    throw new Error(`X-Total-Count is "${count}", not a number.`);
  return { posts: posts.filter((post) => isPublished(post)).sort(byNewest), total };
}
