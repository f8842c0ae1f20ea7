// How a blog reads its source that knows nothing of its posts beforehand: each page asks for what it shows. It asks for
// less than the blog's own pages show: a post comes without its neighbours, for each would be one more request.
import { z } from 'zod';
import { Catalogue } from '../lib/catalogue/catalogue';
import { takeSummaries } from '../lib/catalogue/reading/read-post';
import { contentSource } from '../lib/content/pick';
import { parsePost, summaryOf } from '../lib/content/post/post';
import { feedHtmlOf, pageTextOf } from '../lib/content/text/render';
import { env } from '../lib/env';
import { paths } from '../lib/paths';
import { feedWriters } from '../lib/rendering/documents/feeds';
import { type HomeProps, homeProps, type TagListProps, tagProps } from '../lib/rendering/lists/list-props';
import type { PostProps } from '../lib/rendering/post/post-props';
import { absoluteUrl } from '../lib/rendering/site/site-url';
import { site } from '../site.config';

const NO_SURROUNDINGS = { older: null, newer: null, related: [] };

async function newestLists() {
  const catalogue = new Catalogue(null);
  const { posts } = await contentSource().posts({ page: 1 });
  await takeSummaries(catalogue, posts, 0);
  return catalogue.lists;
}

export async function readHome(): Promise<HomeProps> {
  return homeProps(await newestLists());
}

export async function readTag(tag: string): Promise<TagListProps | null> {
  return tagProps(await newestLists(), tag, undefined);
}

export async function readPost(id: string): Promise<PostProps | null> {
  const post = await contentSource().post(id);
  if (!post) return null;
  const canonical = absoluteUrl(paths.post(id));
  return {
    post: summaryOf(post),
    ...(await pageTextOf(post)),
    links: [],
    around: NO_SURROUNDINGS,
    authorPath: null,
    canonical,
  };
}

export async function readFeed() {
  const url = new URL(env().CONTENT_API_URL ?? '');
  url.search = `?_sort=publishedAt&_order=desc&_page=1&_limit=${site.lists.feed}`;
  const items = z.array(z.unknown()).parse(await (await fetch(url, { cache: 'no-store' })).json());
  const texts = items.map(async (item) => {
    const post = await parsePost(item, 'the feed');
    const at = absoluteUrl(paths.post(post.id));
    const { html } = await pageTextOf(post);
    return { post: summaryOf(post), url: at, html: await feedHtmlOf(post, html, at) };
  });
  const write = feedWriters['feed.xml'];
  if (!write) throw new Error('There is no feed.');
  return write(await Promise.all(texts));
}
