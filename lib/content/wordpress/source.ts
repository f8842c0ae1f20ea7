// The content source for WordPress, by the REST API that every WordPress has.
import { z } from 'zod';
import { env } from '../../env';
import { isPageId } from '../../paths/ids';
import { allChunks, countOf, endsHere, isPast, refuseNone, summariesOf } from '../api/chunk';
import { basicAuthorization, type Key } from '../api/credentials';
import { fetchJson, StatusError } from '../api/fetch-json';
import { CHUNK_SIZE, type ContentSource, type PostsChunk, type PostsQuery } from '../source';
import { hasSlug, type Kind, postIn, SUMMARY, summaryIn, WHOLE } from './post';

const SETTING = 'CONTENT_API_URL';
const USER_SETTING = 'WORDPRESS_APPLICATION_PASSWORD';

type Question = Record<string, string | number>;

/** @param siteUrl the address of WordPress's start page */
export function wordpressSource(siteUrl: string): ContentSource {
  // For errors. The whole address may have a password in it.
  const { host } = new URL(siteUrl);

  async function list(kind: Kind, { page, since }: Pick<PostsQuery, 'page' | 'since'>): Promise<PostsChunk> {
    // By offset, because a page past the end is an error to WordPress. Posts that stick to the top there don't here.
    const offset = (page - 1) * CHUNK_SIZE;
    const order = { orderby: since === undefined ? 'date' : 'modified', order: 'desc' };
    const { items, total } = await ask(
      addressOf(siteUrl, kind, { ...order, per_page: CHUNK_SIZE, offset, ...SUMMARY }),
    );
    const found = await summariesOf(items, (item) => summaryIn(item, host, kind));
    const isLast = isPast(found.posts, since) || endsHere(page, items.length, total);
    // Past the end WordPress counts none at all.
    return { ...found, total: items.length === 0 && page > 1 ? null : total, isLast };
  }

  return {
    async post(id) {
      const { kind, slug } = namedBy(id);
      const { items } = await ask(addressOf(siteUrl, kind, { slug, ...WHOLE }));
      // WordPress takes much for the same slug: other case, accents, signs.
      const item = itemOf(items, id, slug);
      return item ? postIn(item, host, kind) : null;
    },

    async draft(id) {
      // A draft that never was published has no slug yet: it goes by its number.
      const question = { status: 'any', context: 'edit', ...WHOLE };
      const { kind, slug } = namedBy(id);
      const found = await askAsUser(addressOf(siteUrl, kind, { slug, ...question }));
      const item = itemOf(found, id, slug);
      if (item) return postIn(item, host, kind);
      if (!/^\d+$/.test(slug)) return null;
      const [numbered] = await askAsUser(addressOf(siteUrl, kind, { include: slug, ...question }));
      return numbered ? postIn(numbered, host, kind) : null;
    },

    posts: (query) => list('posts', query),

    pages: async () => withoutTwins(await allChunks((page) => list('pages', { page }))),
  };
}

const namedBy = (id: string): { kind: Kind; slug: string } =>
  isPageId(id) ? { kind: 'pages', slug: id.slice(1) } : { kind: 'posts', slug: id };

/**
 * The item with the slug of an id. Posts that share one, as plugins for several languages let them, are one here.
 * @throws Error where several pages have it
 */
function itemOf(items: unknown[], id: string, slug: string): unknown {
  const same = items.filter((item) => hasSlug(item, slug));
  if (same.length > 1 && isPageId(id)) throw new Error(sharedSlug(id));
  return same[0];
}

/** WordPress lets pages have the same slug that are below different ones. Here they would have one address. */
function withoutTwins({ posts, problems }: Pick<PostsChunk, 'posts' | 'problems'>) {
  const ids = posts.map(({ id }) => id);
  const twice = new Set(ids.filter((id, at) => ids.indexOf(id) < at));
  return {
    posts: posts.filter(({ id }) => !twice.has(id)),
    problems: [...problems, ...[...twice].map(sharedSlug)],
  };
}

const sharedSlug = (id: string) =>
  `Several pages of WordPress would be at ${id}, for they have the same slug below different pages. ` +
  'Give all but one of them another slug.';

function addressOf(siteUrl: string, kind: Kind, question: Question): URL {
  const url = new URL(siteUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/wp-json/wp/v2/${kind}`;
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, String(value));
  return url;
}

async function ask(url: URL, key?: Key): Promise<{ items: unknown[]; total: number }> {
  const answer = await fetchJson(url, SETTING, key);
  // A list that is empty is a list. What is not found here is the API.
  if (!answer)
    throw new Error(`WordPress has nothing at ${url.pathname}. Check ${SETTING}, and its permalinks.`);
  const items = z.array(z.unknown()).safeParse(answer.data);
  if (!items.success) throw new Error(`WordPress answered ${url.pathname} with no list.`);
  const count = answer.headers.get('x-wp-total');
  if (count === null) throw new Error(`WordPress answered ${url.pathname} with no X-WP-Total header.`);
  const total = countOf(count, 'X-WP-Total');
  refuseNone(total, items.data.length, url.pathname);
  return { items: items.data, total };
}

async function askAsUser(url: URL): Promise<unknown[]> {
  const { [USER_SETTING]: user } = env();
  if (!user) throw new Error(`Drafts can be read when ${USER_SETTING} is set, to user:password.`);
  const authorization = basicAuthorization(user);
  try {
    return (await ask(url, { setting: USER_SETTING, authorization })).items;
  } catch (error) {
    if (!(error instanceof StatusError) || error.status !== 400) throw error;
    // So it says to whoever may not ask for drafts, and without a good password that is anybody.
    throw new Error(
      `WordPress gave ${USER_SETTING} no drafts (400). Is the password right, and may its user edit posts?`,
    );
  }
}
