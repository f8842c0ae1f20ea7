// The content source behind Example, a CMS that does not exist: the articles of its JSON API.
import { z } from 'zod';
import { countOf, endsHere, isPast, summariesOf } from '../../lib/content/api/chunk';
import { fetchJson } from '../../lib/content/api/fetch-json';
import { believedNotFound } from '../../lib/content/api/not-found';
import { type Post, parseAs, parsePost, summaryOf } from '../../lib/content/post/post';
import { CHUNK_SIZE, type ContentSource, type PostsChunk, type PostsQuery } from '../../lib/content/source';

const SETTING = 'CONTENT_API_URL';

const List = z.object({ articles: z.array(z.unknown()), total: z.number() });
const Article = z.object({
  key: z.string(),
  slug: z.string(),
  headline: z.string(),
  html: z.string(),
  published: z.string().nullable(),
  changed: z.string(),
  topics: z.array(z.object({ name: z.string() })),
});

/** @param apiUrl the address of the list, such as https://cms.example/articles */
export function exampleSource(apiUrl: string): ContentSource {
  const { host } = new URL(apiUrl);

  async function one(id: string, version: 'public' | 'draft'): Promise<Post | null> {
    const url = new URL(`${apiUrl}/${encodeURIComponent(id)}?version=${version}`);
    const answer = await fetchJson(url, SETTING);
    if (!answer) return believedNotFound(apiUrl, url.pathname, () => posts({ page: 1 }));
    return parseArticle(answer.data, host);
  }

  async function posts({ page, since }: PostsQuery): Promise<PostsChunk> {
    const sort = since === undefined ? '-published' : '-changed';
    const url = new URL(`${apiUrl}?sort=${sort}&page=${page}&size=${CHUNK_SIZE}`);
    const answer = await fetchJson(url, SETTING);
    const list = List.safeParse(answer?.data);
    if (!list.success) throw new Error(`Example has no list at ${host}${url.pathname}. Check ${SETTING}.`);
    const { articles } = list.data;
    const total = countOf(list.data.total, 'total');
    const found = await summariesOf(articles, async (article) =>
      summaryOf(await parseArticle(article, host)),
    );
    const isLast = isPast(found.posts, since) || endsHere(page, articles.length, total);
    return { ...found, total, isLast };
  }

  return { post: (id) => one(id, 'public'), draft: (id) => one(id, 'draft'), posts };
}

function parseArticle(data: unknown, where: string): Promise<Post> {
  const article = parseAs(Article, data, where, 'slug');
  const post = {
    id: article.slug,
    documentId: article.key,
    title: article.headline,
    content: article.html,
    format: 'html',
    publishedAt: article.published,
    updatedAt: article.changed,
    tags: article.topics.map(({ name }) => name),
    draft: article.published === null,
  };
  return parsePost(post, where);
}
