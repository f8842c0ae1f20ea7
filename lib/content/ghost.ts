// The content source behind Ghost: its Content API, and for drafts its Admin API.
import { z } from 'zod';
import { aroundByDate } from './around';
import { fetchJson, type Key } from './fetch-json';
import { onlyFitting } from './fitting';
import { parseGhostPost } from './ghost/post';
import { ghostToken } from './ghost/token';
import { onlyWithTag, published } from './paging';
import { isPublished, type Post } from './post';
import type { ContentSource, PostState } from './source';

const SETTING = 'CONTENT_API_URL';
const AT_ONCE = 100;

const Pagination = z.object({ total: z.number(), pages: z.number() });
const Posts = z
  .object({ posts: z.array(z.unknown()), meta: z.object({ pagination: Pagination }) })
  .transform(({ posts, meta }) => ({ items: posts, ...meta.pagination }));
const Tags = z
  .object({ tags: z.array(z.object({ name: z.string() })), meta: z.object({ pagination: Pagination }) })
  .transform(({ tags, meta }) => ({ names: tags.map(({ name }) => name), ...meta.pagination }));

interface Keys {
  content: string;
  /** `id:secret`; without it there are no drafts. */
  admin: string | undefined;
}

type Question = Record<string, string | number>;

// Within one second the slug decides, as it does in the blog's lists.
const NEWEST_FIRST = { order: 'published_at desc,slug asc' };
const OLDEST_FIRST = { order: 'published_at asc,slug desc' };
const IN_FULL = { include: 'tags,authors' };
const BRIEF = { fields: 'id,slug,title,updated_at,published_at', include: 'tags' };

/** @param siteUrl Ghost's own address */
export function ghostSource(siteUrl: string, keys: Keys): ContentSource {
  const { host } = new URL(siteUrl);
  const parse = (item: unknown) => parseGhostPost(item, host);
  const parseFitting = onlyFitting(parse);

  async function ask<T>(schema: z.ZodType<T>, path: string, question: Question): Promise<T> {
    const url = addressOf(siteUrl, `content/${path}/`, { key: keys.content, ...question });
    return readAs(schema, url, { setting: 'GHOST_CONTENT_API_KEY' });
  }

  const list = (question: Question) => ask(Posts, 'posts', { ...IN_FULL, ...question });

  async function every(question: Question, isPast: (post: Post) => boolean = () => false) {
    const posts: Post[] = [];
    for (let page = 1; ; page++) {
      const { items, total, pages } = await ask(Posts, 'posts', {
        ...BRIEF,
        ...question,
        limit: AT_ONCE,
        page,
      });
      const fitting = items.flatMap(parseFitting);
      posts.push(...published(fitting));
      if (page >= pages || fitting.some(isPast)) return { posts, total };
    }
  }

  return {
    async newestPosts({ page, perPage, tag }) {
      const { items, total } = await list({ ...NEWEST_FIRST, limit: perPage, page, ...filter(withTag(tag)) });
      return onlyWithTag(published(items.map(parse)), total, tag);
    },

    // By a list, for a list that is empty says more than a 404, which any server says at a wrong address.
    async post(id) {
      const { items } = await list(filter([`slug:${quoted(id)}`]));
      const post = items.map(parse).find((post) => post.id === id);
      return post && isPublished(post) ? post : null;
    },

    async draft(id) {
      if (!keys.admin) throw new Error('Ghost shows drafts to GHOST_ADMIN_API_KEY only, which is not set.');
      const question = { ...IN_FULL, formats: 'html', ...filter([`slug:${quoted(id)}`]) };
      const authorization = `Ghost ${ghostToken(keys.admin)}`;
      const url = addressOf(siteUrl, 'admin/posts/', question);
      const { items } = await readAs(Posts, url, { setting: 'GHOST_ADMIN_API_KEY', authorization });
      return items.map(parse).find((post) => post.id === id) ?? null;
    },

    around: (post, query) =>
      aroundByDate(
        async ({ order, perPage, since, until, tag }) => {
          const dates = [
            ...(since ? [`published_at:>=${quoted(inSeconds(since))}`] : []),
            ...(until ? [`published_at:<=${quoted(inSeconds(until))}`] : []),
          ];
          const sorted = order === 'desc' ? NEWEST_FIRST : OLDEST_FIRST;
          const { items, total } = await list({
            ...sorted,
            limit: perPage,
            page: 1,
            ...filter([...withTag(tag), ...dates]),
          });
          return onlyWithTag(items.flatMap(parseFitting), total, tag);
        },
        post,
        query,
      ),

    async tags() {
      const tags: string[] = [];
      for (let page = 1; ; page++) {
        const question = { fields: 'name', limit: AT_ONCE, page, ...filter(['visibility:public']) };
        const { names, pages } = await ask(Tags, 'tags', question);
        tags.push(...names);
        if (page >= pages) return tags.sort();
      }
    },

    async changedSince(since) {
      // Ghost keeps whole seconds.
      const second = new Date(Math.floor(Date.parse(since) / 1000) * 1000).toISOString();
      const isOlder = ({ updatedAt }: Post) => updatedAt !== null && updatedAt < second;
      const { posts, total } = await every({ order: 'updated_at desc,slug asc' }, isOlder);
      return { posts: posts.filter((post) => !isOlder(post)).map(stateOf), total };
    },

    async states() {
      return (await every(OLDEST_FIRST)).posts.map(stateOf);
    },
  };
}

function addressOf(siteUrl: string, path: string, question: Question): URL {
  const url = new URL(siteUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/ghost/api/${path}`;
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, String(value));
  return url;
}

async function readAs<T>(schema: z.ZodType<T>, url: URL, key: Key): Promise<T> {
  const answer = await fetchJson(url, SETTING, key);
  if (!answer) throw new Error(`Ghost has nothing at ${url.pathname}. Is ${SETTING} Ghost's own address?`);
  const parsed = schema.safeParse(answer.data);
  if (parsed.success) return parsed.data;
  throw new Error(`Ghost answered ${url.pathname} with no list. Is ${SETTING} Ghost's own address?`);
}

const filter = (conditions: string[]): Question =>
  conditions.length > 0 ? { filter: conditions.join('+') } : {};
const withTag = (tag: string | undefined) => (tag === undefined ? [] : [`tags.name:${quoted(tag)}`]);
const quoted = (text: string) => `'${text.replace(/['"]/g, '\\$&')}'`;

/** Dates as they stand in Ghost's database, which compares them as texts where it is SQLite. */
const inSeconds = (date: string) => date.slice(0, 19).replace('T', ' ');

function stateOf({ id, documentId, updatedAt, publishedAt, tags }: Post): PostState {
  return { id, documentId, updatedAt, publishedAt, tags, revision: null };
}
