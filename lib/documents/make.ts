// What is in the document at a path.
import { FEED_SIZE, LIST_SIZE } from '../content/lists';
import { contentSource } from '../content/pick';
import { addressAt } from '../paths';
import { atomFeed, jsonFeed, rssFeed } from './feeds';
import { sitemapChunk, sitemapIndex } from './sitemap';

export interface Made {
  /** Its content type. */
  type: string;
  body: string;
}

const FEEDS: Record<string, typeof rssFeed> = {
  'feed.xml': rssFeed,
  'atom.xml': atomFeed,
  'feed.json': jsonFeed,
};

/** Reads the source and writes the document; null when there is none at the path. */
export async function makeDocument(path: string): Promise<Made | null> {
  const address = addressAt(path);
  if (address?.page === 'sitemap') return sitemapIndex();
  if (address?.page === 'sitemap chunk') return sitemapChunk(address.number);
  if (address?.page !== 'feed') return null;
  const { posts } = await contentSource().newestPosts({ page: 1, perPage: LIST_SIZE });
  return FEEDS[address.name]?.(posts.slice(0, FEED_SIZE)) ?? null;
}
