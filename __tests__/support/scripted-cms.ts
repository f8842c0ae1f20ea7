// Ghost, Strapi and WordPress as far as this site asks them, over real HTTP: lists and single posts of any number, and
// standing pages.
import { ScriptedApi } from './scripted-api';

export interface CmsPost {
  number: number;
  slug: string;
  title: string;
  text: string;
  tags: string[];
  date: string;
  changed: string;
  /** Only its author is shown it. */
  isDraft?: boolean;
}

type Request = Parameters<ScriptedApi['answer']>[0];

interface Kind {
  /** Where the posts are, below the CMS's address. */
  path: string;
  /** The same of standing pages, where they are apart. */
  pagesPath?: string;
  /** The slug that a request asks for; null: it asks for a list. */
  slugIn(query: URLSearchParams): string | null;
  /** Which part of the list, and whether the latest change is first. */
  rangeIn(query: URLSearchParams): { from: number; count: number; isByChange: boolean };
  /** Whether it is an author who asks. */
  isOfAuthor(request: Request): boolean;
  /** The changes that a list is limited to. */
  sinceIn?(query: URLSearchParams): string | null;
  answer(
    posts: CmsPost[],
    total: number,
    count: number,
    isOfPages: boolean,
  ): ReturnType<ScriptedApi['answer']>;
}

const numberIn = (query: URLSearchParams, name: string) => Number(query.get(name) ?? 0);
const paged = (page: number, count: number) => ({ from: (page - 1) * count, count });

export const KINDS: Record<'ghost' | 'strapi' | 'wordpress', Kind> = {
  ghost: {
    isOfAuthor: ({ path, authorization }) =>
      path.includes('/admin/') && /^Ghost \S+$/.test(authorization ?? ''),
    path: '/ghost/api/content/posts/',
    pagesPath: '/ghost/api/content/pages/',
    slugIn: (query) => /^slug:'(.*)'$/.exec(query.get('filter') ?? '')?.[1] ?? null,
    rangeIn: (query) => ({
      ...paged(numberIn(query, 'page'), numberIn(query, 'limit')),
      isByChange: query.get('order')?.startsWith('updated_at') ?? false,
    }),
    answer: (posts, total, count, isOfPages) => ({
      body: {
        [isOfPages ? 'pages' : 'posts']: posts.map(
          ({ number, slug, title, text, tags, date, changed, isDraft }) => ({
            id: `g${number}`,
            slug,
            status: isDraft ? 'draft' : 'published',
            title,
            html: `<p>${text}</p>`,
            custom_excerpt: 'In short.',
            published_at: date,
            updated_at: changed,
            tags: tags.map((name) => ({ name })),
          }),
        ),
        meta: { pagination: { total, pages: Math.ceil(total / count) } },
      },
    }),
  },
  strapi: {
    isOfAuthor: ({ query }) => query.get('status') === 'draft',
    path: '/api/posts',
    slugIn: (query) => query.get('filters[slug][$eq]'),
    rangeIn: (query) => ({
      ...paged(numberIn(query, 'pagination[page]'), numberIn(query, 'pagination[pageSize]')),
      isByChange: query.get('sort[0]') === 'updatedAt:desc',
    }),
    sinceIn: (query) => query.get('filters[$or][0][updatedAt][$gte]'),
    answer: (posts, total, count) => ({
      body: {
        data: posts.map(({ number, slug, title, text, tags, date, changed, isDraft }) => ({
          documentId: `s${number}`,
          slug,
          title,
          body: text,
          excerpt: 'In short.',
          tags: tags.map((name) => ({ name })),
          publishedAt: isDraft ? null : date,
          updatedAt: changed,
        })),
        meta: { pagination: { total, pageCount: Math.ceil(total / count) } },
      },
    }),
  },
  wordpress: {
    isOfAuthor: ({ query, authorization }) =>
      query.get('context') === 'edit' && /^Basic /.test(authorization ?? ''),
    path: '/wp-json/wp/v2/posts',
    pagesPath: '/wp-json/wp/v2/pages',
    slugIn: (query) => query.get('slug'),
    rangeIn: (query) => ({
      from: numberIn(query, 'offset'),
      count: numberIn(query, 'per_page'),
      isByChange: query.get('orderby') === 'modified',
    }),
    answer: (posts, total, _, isOfPages) => ({
      headers: { 'x-wp-total': String(total) },
      body: posts.map(({ number, slug, title, text, tags, date, changed, isDraft }) => ({
        id: number,
        slug,
        status: isDraft ? 'draft' : 'publish',
        date_gmt: date.slice(0, 19),
        modified_gmt: changed.slice(0, 19),
        title: { rendered: title },
        content: { protected: false, rendered: `<p>${text}</p>` },
        excerpt: { rendered: '<p>In short.</p>' },
        // Pages have no terms.
        ...(isOfPages
          ? {}
          : { _embedded: { 'wp:term': [tags.map((name) => ({ name, taxonomy: 'post_tag' }))] } }),
      })),
    }),
  },
};

export class ScriptedCms {
  readonly posts = new Map<number, CmsPost>();
  readonly pages = new Map<number, CmsPost>();
  private readonly api = new ScriptedApi();

  constructor(private readonly kind: Kind) {
    this.api.answer = (request) => this.answer(request);
  }

  async start(): Promise<this> {
    await this.api.start();
    return this;
  }

  stop = () => this.api.stop();

  put(post: CmsPost): void {
    this.posts.set(post.number, post);
  }

  get url(): string {
    return this.api.url;
  }

  /** What was asked since the start, or since it was last emptied. */
  get requests(): string[] {
    return this.api.requests.map(({ path, query }) => `${path}?${decodeURIComponent(query.toString())}`);
  }

  forgetRequests(): void {
    this.api.requests = [];
  }

  /** Those of them that were about standing pages. */
  get requestsOfPages(): string[] {
    const { pagesPath } = this.kind;
    return this.requests.filter((each) => pagesPath !== undefined && each.startsWith(pagesPath));
  }

  private answer(request: Request): ReturnType<ScriptedApi['answer']> {
    const { path: postsPath, pagesPath } = this.kind;
    const { query } = request;
    // Where authors have an API of their own, it has the same form.
    const path = request.path.replace('/admin/', '/content/');
    if (path !== postsPath && path !== pagesPath) return { status: 404, body: {} };
    const all = [...(path === postsPath ? this.posts : this.pages).values()].filter(
      ({ isDraft }) => !isDraft || this.kind.isOfAuthor(request),
    );
    const slug = this.kind.slugIn(query);
    const only = all.filter((post) => post.slug === slug);
    if (slug !== null) return this.kind.answer(only, only.length, 1, path === pagesPath);
    const { from, count, isByChange } = this.kind.rangeIn(query);
    const since = this.kind.sinceIn?.(query) ?? '';
    const field = isByChange ? 'changed' : 'date';
    const listed = all
      .filter(({ changed }) => changed >= since)
      .sort((a, b) => (a[field] < b[field] ? 1 : -1));
    return this.kind.answer(listed.slice(from, from + count), listed.length, count, path === pagesPath);
  }
}
