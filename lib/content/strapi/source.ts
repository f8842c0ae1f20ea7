// The content source behind Strapi 5: a collection of posts in its REST API.
import { z } from 'zod';
import { countOf, refuseNone, summariesOf } from '../api/chunk';
import { fetchJson, StatusError } from '../api/fetch-json';
import { askInParts } from '../api/list-parts';
import { type Post, summaryOf } from '../post/post';
import type { ContentSource } from '../source';
import { parseStrapiPost } from './post';

const SETTING = 'CONTENT_API_URL';

type Question = Record<string, string>;

const Answer = z
  .object({
    data: z.array(z.unknown()),
    meta: z.object({ pagination: z.object({ total: z.number(), pageCount: z.number() }) }),
  })
  .transform(({ data, meta }) => ({ items: data, ...meta.pagination }));

/**
 * @param apiUrl the collection's address, such as https://cms.example/api/posts
 * @param dateField the field that holds a post's date
 */
export function strapiSource(apiUrl: string, dateField: string): ContentSource {
  const { pathname } = new URL(apiUrl);
  const parse = (entry: unknown) => parseStrapiPost(entry, { dateField, apiUrl });

  async function ask(question: Question): Promise<z.infer<typeof Answer>> {
    const url = new URL(apiUrl);
    // What has no slug has no address here.
    const all = { 'filters[slug][$notNull]': 'true', ...question };
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
    // Strapi takes one of both; what stands in components within components only the address can ask for.
    const isPopulated = [...url.searchParams.keys()].some((name) => /^populate\b/.test(name));
    if (!isPopulated) url.searchParams.set('populate', '*');
    const answer = await fetchJson(url, SETTING).catch(explain);
    if (!answer) throw new Error(`Strapi has nothing at ${pathname}. Check ${SETTING}.`);
    const parsed = Answer.safeParse(answer.data);
    if (parsed.success) {
      const { total, items } = parsed.data;
      refuseNone(countOf(total, 'meta.pagination.total'), items.length, pathname);
      return parsed.data;
    }
    throw new Error(`Strapi answered ${pathname} with no list. Is ${SETTING} the address of a collection?`);
  }

  function explain(error: unknown): never {
    if (!(error instanceof StatusError) || error.status !== 400) throw error;
    throw new Error(
      `Strapi does not understand the question for ${pathname}. Are slug and ${dateField} fields of that type? ` +
        'Check STRAPI_DATE_FIELD.',
    );
  }

  async function one(id: string, question: Question = {}): Promise<Post | null> {
    const { items } = await ask({ 'filters[slug][$eq]': id, ...question });
    // Some databases take capital and small letters for the same.
    return (await Promise.all(items.map(parse))).find((post) => post?.id === id) ?? null;
  }

  return {
    post: (id) => one(id),

    // Strapi keeps a draft beside every published post too, so that it is one does not mean that it is hidden.
    async draft(id) {
      const post = await one(id, { status: 'draft' });
      return post && { ...post, draft: false };
    },

    async posts({ page, since }) {
      const askFor = (page: number, limit: number) =>
        ask({
          'sort[0]': `${since === undefined ? dateField : 'updatedAt'}:desc`,
          'sort[1]': 'slug:asc',
          'pagination[page]': String(page),
          'pagination[pageSize]': String(limit),
          // Publishing what was saved earlier may leave the date of change as it was.
          ...(since !== undefined && {
            'filters[$or][0][updatedAt][$gte]': since,
            'filters[$or][1][publishedAt][$gte]': since,
          }),
        });
      const { items, tooLarge, total, pageCount } = await askInParts(askFor, page);
      const { posts, problems } = await summariesOf(items, async (item) => {
        const post = await parse(item);
        return post && summaryOf(post);
      });
      // With a filter Strapi counts only what passes it.
      const all = since === undefined ? total : null;
      const isLast = items.length + tooLarge.length === 0 || page >= pageCount;
      return { posts, problems: [...problems, ...tooLarge], total: all, isLast };
    },
  };
}
