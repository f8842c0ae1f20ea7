// The content source behind Ghost: its Content API, and for drafts its Admin API.
import { z } from 'zod';
import { isPageId } from '../../paths/ids';
import { allChunks, countOf, isPast, refuseNone, summariesOf } from '../api/chunk';
import type { Key } from '../api/credentials';
import { fetchJson } from '../api/fetch-json';
import { askInParts } from '../api/list-parts';
import { summaryOf } from '../post/post';
import type { ContentSource, PostsChunk, PostsQuery } from '../source';
import { parseGhostPost } from './post';
import { ghostToken } from './token';

const SETTING = 'CONTENT_API_URL';

const Pagination = z.object({ total: z.number(), pages: z.number() });
const items = z.array(z.unknown()).optional();
const Answer = z
  .object({ posts: items, pages: items, meta: z.object({ pagination: Pagination }) })
  .refine(({ posts, pages }) => posts ?? pages)
  .transform(({ posts, pages, meta }) => ({ items: posts ?? pages ?? [], ...meta.pagination }));
type Answer = z.infer<typeof Answer>;

interface Keys {
  content: string;
  /** `id:secret`; without it there are no drafts. */
  admin: string | undefined;
}

type Kind = 'posts' | 'pages';

const kindOf = (id: string): Kind => (isPageId(id) ? 'pages' : 'posts');

type Question = Record<string, string | number>;

// Lists are asked for with the text: without it, Ghost cuts excerpts out of what only members may read.
const IN_FULL = { include: 'tags,authors' };
const NEWEST_FIRST = { order: 'published_at desc,slug asc' };
const LATEST_CHANGE_FIRST = { order: 'updated_at desc,slug asc' };

/** @param siteUrl Ghost's own address */
export function ghostSource(siteUrl: string, keys: Keys): ContentSource {
  const { host } = new URL(siteUrl);

  const ask = (kind: Kind, question: Question) =>
    answerAt(addressOf(siteUrl, `content/${kind}/`, { key: keys.content, ...IN_FULL, ...question }), {
      setting: 'GHOST_CONTENT_API_KEY',
    });

  /** Some databases take capital and small letters for the same. */
  const withSlug = async ({ items }: Answer, id: string) => {
    const all = await Promise.all(items.map((item) => parseGhostPost(item, host, kindOf(id))));
    return all.find((post) => post.id === id) ?? null;
  };

  async function list(kind: Kind, { page, since }: Pick<PostsQuery, 'page' | 'since'>): Promise<PostsChunk> {
    const order = since === undefined ? NEWEST_FIRST : LATEST_CHANGE_FIRST;
    const askFor = (page: number, limit: number) => ask(kind, { ...order, limit, page });
    const { items, tooLarge, total, pages } = await askInParts(askFor, page);
    const found = await summariesOf(items, async (item) => summaryOf(await parseGhostPost(item, host, kind)));
    const given = items.length + tooLarge.length;
    const isLast = given === 0 || page >= pages || isPast(found.posts, since);
    return { posts: found.posts, problems: [...found.problems, ...tooLarge], total, isLast };
  }

  return {
    // By a list, for a list that is empty says more than a 404, which any server says at a wrong address.
    post: async (id) => withSlug(await ask(kindOf(id), { filter: slugIs(id) }), id),

    async draft(id) {
      if (!keys.admin) throw new Error('Ghost shows drafts to GHOST_ADMIN_API_KEY only, which is not set.');
      const question = { ...IN_FULL, formats: 'html', filter: slugIs(id) };
      const authorization = `Ghost ${ghostToken(keys.admin)}`;
      const url = addressOf(siteUrl, `admin/${kindOf(id)}/`, question);
      return withSlug(await answerAt(url, { setting: 'GHOST_ADMIN_API_KEY', authorization }), id);
    },

    posts: (query) => list('posts', query),

    pages: () => allChunks((page) => list('pages', { page })),
  };
}

function addressOf(siteUrl: string, path: string, question: Question): URL {
  const url = new URL(siteUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/ghost/api/${path}`;
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, String(value));
  return url;
}

async function answerAt(url: URL, key: Key): Promise<Answer> {
  const answer = await fetchJson(url, SETTING, key);
  if (!answer) throw new Error(`Ghost has nothing at ${url.pathname}. Is ${SETTING} Ghost's own address?`);
  const parsed = Answer.safeParse(answer.data);
  if (parsed.success) {
    const { total, items } = parsed.data;
    refuseNone(countOf(total, 'meta.pagination.total'), items.length, url.pathname);
    return parsed.data;
  }
  throw new Error(`Ghost answered ${url.pathname} with no list. Is ${SETTING} Ghost's own address?`);
}

const slugOf = (id: string) => (isPageId(id) ? id.slice(1) : id);

/** A filter in Ghost's own language, in which quotes end a text. */
const slugIs = (id: string) => `slug:'${slugOf(id).replace(/['"]/g, '\\$&')}'`;
