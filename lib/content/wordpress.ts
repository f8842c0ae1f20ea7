// The content source for WordPress, by the REST API that every WordPress has.
import { z } from 'zod';
import { env } from '../env';
import { aroundByDate, type DateQuestion } from './around';
import { basicAuthorization, fetchJson, type Key, StatusError } from './fetch-json';
import type { ContentSource } from './source';
import { plainText } from './text/plain-text';
import { EMBEDDED, hasSlug, hiddenIn, POST_FIELDS, postIn, STATE_FIELDS, stateIn } from './wordpress/post';

const SETTING = 'CONTENT_API_URL';
const USER_SETTING = 'WORDPRESS_APPLICATION_PASSWORD';
const MOST_AT_ONCE = 100;
const SECOND_MS = 1000;
const WHOLE = { _embed: EMBEDDED, _fields: POST_FIELDS };

type Parameters = Record<string, string | number>;

/** @param siteUrl the address of WordPress's start page */
export function wordpressSource(siteUrl: string): ContentSource {
  const read = (path: string, parameters: Parameters) => ask(addressOf(siteUrl, path, parameters));

  async function posts(parameters: Parameters, tag: string | undefined) {
    const ids = tag === undefined ? null : await tagsCalled(tag);
    if (ids?.length === 0) return { posts: [], total: 0 };
    const { items, total } = await read('posts', {
      ...parameters,
      ...(ids && { tags: ids.join() }),
      ...WHOLE,
    });
    return { posts: items.flatMap((item) => postIn(item, siteUrl) ?? []), total };
  }

  /** A list whole, or until what is wanted of it is past. */
  async function every(
    path: string,
    parameters: Parameters,
    isPast: (item: unknown) => boolean = () => false,
  ) {
    const all: unknown[] = [];
    for (let offset = 0; ; offset += MOST_AT_ONCE) {
      const { items, total } = await read(path, { ...parameters, per_page: MOST_AT_ONCE, offset });
      all.push(...items);
      if (offset + MOST_AT_ONCE >= total || items.some(isPast)) return { items: all, total };
    }
  }

  /** The numbers of the tags with a name. WordPress looks for it among names as it keeps them; `<` it escapes itself. */
  async function tagsCalled(name: string): Promise<number[]> {
    const search = name.replaceAll('&', '&amp;').replaceAll('>', '&gt;');
    const { items } = await every('tags', { search, _fields: 'id,name' });
    return items.map((item) => Tag.parse(item)).flatMap((tag) => (tag.name === name ? tag.id : []));
  }

  return {
    // By offset, because a page past the end is an error to WordPress. Posts that stick to the top there don't here.
    newestPosts: ({ page, perPage, tag }) =>
      posts({ per_page: perPage, offset: (page - 1) * perPage, order: 'desc' }, tag),

    async post(id) {
      const { items } = await read('posts', { slug: id, ...WHOLE });
      // WordPress takes much for the same slug: other case, accents, signs.
      const item = items.find((item) => hasSlug(item, id));
      const post = item ? postIn(item, siteUrl) : null;
      return post?.draft ? null : post;
    },

    async draft(id) {
      // A draft that never was published has no slug yet: it goes by its number.
      const parameters = { status: 'any', context: 'edit', ...WHOLE };
      const found = await askAsUser(addressOf(siteUrl, 'posts', { slug: id, ...parameters }));
      const item = found.find((item) => hasSlug(item, id));
      if (item) return postIn(item, siteUrl);
      if (!/^\d+$/.test(id)) return null;
      const [numbered] = await askAsUser(addressOf(siteUrl, 'posts', { include: id, ...parameters }));
      return numbered ? postIn(numbered, siteUrl) : null;
    },

    around(post, query) {
      const read = ({ perPage, tag, order, ...dates }: DateQuestion) =>
        posts({ per_page: perPage, offset: 0, order, ...between(dates) }, tag);
      return aroundByDate(read, post, query);
    },

    async tags() {
      const { items } = await every('tags', { hide_empty: 'true', _fields: 'id,name' });
      return [...new Set(items.map((item) => Tag.parse(item).name))].sort();
    },

    async changedSince(since) {
      const isOlder = (item: unknown) => (stateIn(item)?.updatedAt ?? since) < since;
      const newestFirst = { orderby: 'modified', order: 'desc', _fields: STATE_FIELDS };
      const { items, total } = await every('posts', newestFirst, isOlder);
      const posts = items.flatMap((item) => (isOlder(item) ? [] : (stateIn(item) ?? [])));
      return { posts, hidden: items.flatMap((item) => hiddenIn(item) ?? []), total };
    },

    async states() {
      const { items } = await every('posts', { orderby: 'id', order: 'asc', _fields: STATE_FIELDS });
      return items.flatMap((item) => stateIn(item) ?? []);
    },
  };
}

const Tag = z.object({ id: z.number().int(), name: z.string().transform(plainText) });

/** WordPress leaves out the second that it is asked for, on both sides. */
function between({ since, until }: Pick<DateQuestion, 'since' | 'until'>): Parameters {
  const shifted = (date: string, ms: number) => new Date(Date.parse(date) + ms).toISOString();
  return {
    ...(since === undefined ? {} : { after: shifted(since, -SECOND_MS) }),
    ...(until === undefined ? {} : { before: shifted(until, SECOND_MS) }),
  };
}

function addressOf(siteUrl: string, path: string, parameters: Parameters): URL {
  const url = new URL(siteUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/wp-json/wp/v2/${path}`;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url;
}

async function ask(url: URL, key?: Key): Promise<{ items: unknown[]; total: number }> {
  const answer = await fetchJson(url, SETTING, key);
  // A list that is empty is a list. What is not found here is the API.
  if (!answer)
    throw new Error(`WordPress has nothing at ${url.pathname}. Check ${SETTING}, and its permalinks.`);
  const items = z.array(z.unknown()).safeParse(answer.data);
  if (!items.success) throw new Error(`WordPress answered ${url.pathname} with no list.`);
  const total = z.coerce
    .number()
    .int()
    .nonnegative()
    .safeParse(answer.headers.get('x-wp-total') ?? 'missing');
  if (!total.success) throw new Error(`WordPress answered ${url.pathname} with no X-WP-Total header.`);
  return { items: items.data, total: total.data };
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
