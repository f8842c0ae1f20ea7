// The content source behind a REST API as in the Next.js guide: a list of posts at CONTENT_API_URL, one post
// at CONTENT_API_URL/<id>. Lists are asked for the way json-server 0.17 understands.
import { z } from 'zod';
import { aroundByDate, type DateQuestion } from './around';
import { fetchJson } from './fetch-json';
import { onlyFitting } from './fitting';
import { LIST_SIZE } from './lists';
import { newestPosts } from './newest-posts';
import { pageOf, published, tagsOf } from './paging';
import { isPublished, type Post, parsePost } from './post';
import type { ContentSource, ListQuery, PostList, PostState } from './source';

const SETTING = 'CONTENT_API_URL';
const POSTS_FOR_TAGS = 5 * LIST_SIZE;
const STATES_AT_ONCE = 100;

/** @param apiUrl the list's address; a query in it is kept */
export function restSource(apiUrl: string): ContentSource {
  const source: ContentSource = {
    newestPosts: (query) => list(apiUrl, query),

    async post(id) {
      const post = await one(apiUrl, id);
      return post && isPublished(post) ? post : null;
    },

    draft: (id) => one(apiUrl, id),

    around(post, query) {
      const byDate = { page: 1, sort: 'publishedAt' } as const;
      return aroundByDate((question) => ask(apiUrl, { ...question, ...byDate }, fitting), post, query);
    },

    // This API has no list of tags, and a blog of any size has to be asked for them.
    tags: async () => tagsOf(await newestPosts(source, POSTS_FOR_TAGS)),

    async changedSince(since) {
      // Those without a date of change may have changed any time.
      const isOlder = ({ updatedAt }: Post) => updatedAt !== null && updatedAt < since;
      const { posts, total } = await every(apiUrl, { sort: 'updatedAt', order: 'desc' }, isOlder);
      const changed = posts.filter((post) => !isOlder(post));
      const hidden = changed.filter((post) => !isPublished(post));
      return { posts: published(changed).map(stateOf), hidden, total };
    },

    async states() {
      const { posts } = await every(apiUrl, { sort: 'publishedAt', order: 'asc' });
      return published(posts).map(stateOf);
    },
  };
  return source;
}

async function one(apiUrl: string, id: string): Promise<Post | null> {
  const url = new URL(apiUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
  const answer = await fetchJson(url, SETTING);
  if (!answer) return null;
  const post = parsePost(answer.data, url.pathname);
  if (post.id !== id) throw new Error(`The content source answered ${url.pathname} with post "${post.id}".`);
  return post;
}

/** A list whole, or until a page of it is past what is wanted; a post that does not fit is left out. */
async function every(
  apiUrl: string,
  order: Pick<Question, 'sort' | 'order'>,
  isPast: (post: Post) => boolean = () => false,
): Promise<{ posts: Post[]; total: number }> {
  const posts: Post[] = [];
  for (let page = 1; ; page++) {
    const answer = await ask(apiUrl, { ...order, page, perPage: STATES_AT_ONCE }, fitting);
    posts.push(...answer.posts);
    const { total } = answer;
    if (total === null || page * STATES_AT_ONCE >= total || answer.posts.some(isPast)) {
      return { posts, total: total ?? published(posts).length };
    }
  }
}

/** An API may give less of a post in a list than alone, so where it keeps dates of change only these count. */
function stateOf({ revision, ...post }: Post): PostState {
  const { id, documentId, updatedAt, publishedAt, tags } = post;
  return { id, documentId, updatedAt, publishedAt, tags, revision: updatedAt === null ? revision : null };
}

async function list(apiUrl: string, query: ListQuery): Promise<PostList> {
  const { posts, total } = await ask(apiUrl, { ...query, sort: 'publishedAt', order: 'desc' });
  // An answer without a count is the whole list.
  if (total === null) return pageOf(published(posts), query);
  return { posts: published(posts), total };
}

interface Question extends ListQuery, Pick<DateQuestion, 'order' | 'since' | 'until'> {
  sort: 'publishedAt' | 'updatedAt';
}

/** Asks for a list; `total` is null when the answer says none, for then it is the whole list. */
async function ask(
  apiUrl: string,
  question: Question,
  parse = allFitting,
): Promise<{ posts: Post[]; total: number | null }> {
  const url = new URL(apiUrl);
  url.searchParams.set('_sort', question.sort);
  url.searchParams.set('_order', question.order);
  url.searchParams.set('_page', String(question.page));
  url.searchParams.set('_limit', String(question.perPage));
  if (question.tag !== undefined) url.searchParams.set('tag', question.tag);
  if (question.since !== undefined) url.searchParams.set('publishedAt_gte', question.since);
  if (question.until !== undefined) url.searchParams.set('publishedAt_lte', question.until);

  const answer = await fetchJson(url, SETTING);
  if (!answer) throw new Error(`The content source has nothing at ${url.pathname}. Check ${SETTING}.`);
  const items = z.array(z.unknown()).safeParse(answer.data);
  if (!items.success) throw new Error(`The content source answered ${url.pathname} with no array of posts.`);
  const posts = parse(items.data, url.pathname);

  const count = answer.headers.get('x-total-count');
  if (count === null) return { posts, total: null };
  const total = Number(count);
  if (!Number.isSafeInteger(total) || total < 0)
    throw new Error(`X-Total-Count is "${count}", not a number.`);
  return { posts, total };
}

function allFitting(items: unknown[], where: string): Post[] {
  return items.map((item) => parsePost(item, where));
}

function fitting(items: unknown[], where: string): Post[] {
  return items.flatMap(onlyFitting((item) => parsePost(item, where)));
}
