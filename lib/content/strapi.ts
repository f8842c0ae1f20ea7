// The content source behind Strapi 5: a collection of posts in its REST API.
import { z } from 'zod';
import { processWide } from '../process-wide';
import { aroundByDate } from './around';
import { fetchJson, StatusError } from './fetch-json';
import { onlyFitting } from './fitting';
import { LIST_SIZE } from './lists';
import { newestPosts } from './newest-posts';
import { onlyWithTag, published, tagsOf } from './paging';
import { isPublished, type Post } from './post';
import type { ContentSource, PostState } from './source';
import { parseStrapiPost } from './strapi/post';

const SETTING = 'CONTENT_API_URL';
const AT_ONCE = 100;
const POSTS_FOR_TAGS = 5 * LIST_SIZE;

type Question = Record<string, string>;

const Answer = z
  .object({
    data: z.array(z.unknown()),
    meta: z.object({ pagination: z.object({ total: z.number(), pageCount: z.number() }) }),
  })
  .transform(({ data, meta }) => ({ entries: data, ...meta.pagination }));
type Answer = z.infer<typeof Answer>;

const NOTHING: Answer = { entries: [], total: 0, pageCount: 0 };

/** Tags are a relation to entries with a name, or a JSON field of strings; asked for the other, Strapi answers 400. */
const TAG_FILTERS = [
  (tag: string) => ({ 'filters[tags][name][$eq]': tag }),
  (tag: string) => ({ 'filters[tags][$contains]': JSON.stringify(tag) }),
];

/** Which of them a collection understood last. */
const understood = processWide('strapi-tags', () => new Map<string, number>());

/**
 * @param apiUrl the collection's address, such as https://cms.example/api/posts
 * @param dateField the field that holds a post's date
 */
export function strapiSource(apiUrl: string, dateField: string): ContentSource {
  const { pathname } = new URL(apiUrl);
  const parse = (entry: unknown) => parseStrapiPost(entry, { dateField, apiUrl });
  const parseFitting = onlyFitting(parse);
  const byDate = (order: 'asc' | 'desc') => ({
    'sort[0]': `${dateField}:${order}`,
    'sort[1]': order === 'desc' ? 'slug:asc' : 'slug:desc',
  });

  async function ask(question: Question): Promise<Answer> {
    const url = new URL(apiUrl);
    // What has no slug has no address here.
    url.searchParams.set('filters[slug][$notNull]', 'true');
    for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value);
    const answer = await fetchJson(url, SETTING);
    if (!answer) throw new Error(`Strapi has nothing at ${pathname}. Check ${SETTING}.`);
    const parsed = Answer.safeParse(answer.data);
    if (parsed.success) return parsed.data;
    throw new Error(`Strapi answered ${pathname} with no list. Is ${SETTING} the address of a collection?`);
  }

  async function askWithTag(question: Question, tag: string): Promise<Answer> {
    const first = understood.get(apiUrl) ?? 0;
    for (const kind of [first, 1 - first]) {
      const answer = await orRefused(ask({ ...question, ...TAG_FILTERS[kind]?.(tag) }));
      if (!answer) continue;
      understood.set(apiUrl, kind);
      return answer;
    }
    // Only where the rest of the question is understood, it is the tags that the type does not have.
    await list({ ...question, ...pageOf(1, 1) });
    return NOTHING;
  }

  /** Asks for posts in full. */
  async function list(question: Question, tag?: string): Promise<Answer> {
    const all = { populate: '*', ...question };
    if (tag !== undefined) return askWithTag(all, tag);
    const answer = await orRefused(ask(all));
    if (answer) return answer;
    throw new Error(
      `Strapi does not understand the question for ${pathname}. Are slug and ${dateField} fields of that type? ` +
        'Check STRAPI_DATE_FIELD.',
    );
  }

  async function one(id: string, question: Question = {}): Promise<Post | null> {
    const { entries } = await list({ 'filters[slug][$eq]': id, ...question });
    // Some databases take capital and small letters for the same.
    return entries.flatMap(parse).find((post) => post.id === id) ?? null;
  }

  async function states(question: Question = {}): Promise<PostState[]> {
    const all = { 'sort[0]': 'createdAt:asc', 'sort[1]': 'slug:asc', ...brief(dateField), ...question };
    const found: PostState[] = [];
    for (let page = 1; ; page++) {
      const { entries, pageCount } = await ask({ ...all, ...pageOf(page, AT_ONCE) });
      for (const post of entries.flatMap(parseFitting)) {
        const { id, documentId, updatedAt, publishedAt } = post;
        // Tags are a relation, or a field: asked for the other, Strapi answers 400.
        const state = { id, documentId, updatedAt, publishedAt, tags: null, revision: null };
        if (isPublished(post)) found.push(state);
      }
      if (page >= pageCount) return found;
    }
  }

  const source: ContentSource = {
    async newestPosts({ page, perPage, tag }) {
      const { entries, total } = await list({ ...byDate('desc'), ...pageOf(page, perPage) }, tag);
      return onlyWithTag(published(entries.flatMap(parse)), total, tag);
    },

    async post(id) {
      const post = await one(id);
      return post && isPublished(post) ? post : null;
    },

    // Strapi keeps a draft beside every published post too, so that it is one does not mean that it is hidden.
    async draft(id) {
      const post = await one(id, { status: 'draft' });
      return post && { ...post, draft: false };
    },

    around: (post, query) =>
      aroundByDate(
        async ({ order, perPage, since, until, tag }) => {
          const { entries, total } = await list(
            {
              ...byDate(order),
              ...pageOf(1, perPage),
              ...(since && { [`filters[${dateField}][$gte]`]: since }),
              ...(until && { [`filters[${dateField}][$lte]`]: until }),
            },
            tag,
          );
          return onlyWithTag(entries.flatMap(parseFitting), total, tag);
        },
        post,
        query,
      ),

    // Strapi has no list of tags that suits every type.
    tags: async () => tagsOf(await newestPosts(source, POSTS_FOR_TAGS)),

    async changedSince(since) {
      const { total } = await ask({ ...brief(dateField), ...pageOf(1, 1) });
      const posts = await states({
        'filters[$or][0][updatedAt][$gte]': since,
        'filters[$or][1][publishedAt][$gte]': since,
      });
      return { posts, total };
    },

    states,
  };
  return source;
}

/** The answer, or null when Strapi says that there are no such fields. */
async function orRefused(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof StatusError && error.status === 400) return null;
    throw error;
  }
}

function pageOf(page: number, size: number): Question {
  return { 'pagination[page]': String(page), 'pagination[pageSize]': String(size) };
}

/** What tells a post's state, and whether it fits. */
function brief(dateField: string): Question {
  const names = new Set(['slug', 'title', 'updatedAt', 'publishedAt', dateField]);
  return Object.fromEntries([...names].map((name, n) => [`fields[${n}]`, name]));
}
