// What is in the document at a path: made from the catalogue, and for feeds from the posts' texts.
import { currentCatalogue } from '../../catalogue/open';
import { sharedRead } from '../../content/shared-reads';
import { addressAt } from '../../paths';
import { allLists, newestLists } from '../lists/lists';
import { viewOfFeed, viewOfList } from '../view/view';
import { newestOf, newestOfTag } from './feed-posts';
import { feedWriters } from './feeds';
import type { LackingText } from './lacking';
import { type PostText, readTexts } from './read-texts';
import { tagFeed } from './rss';
import { sitemapChunk, sitemapIndex } from './sitemap';
import type { DocumentBody } from './xml';

interface MadeDocument extends DocumentBody {
  /** Of the catalogue. */
  view: string;
  /** Of a feed: the posts whose texts the source did not give. */
  lacking?: LackingText[];
}

/** The document, and what it shows; null when there is none at the path. */
export async function makeDocument(path: string): Promise<MadeDocument | null> {
  const address = addressAt(path);
  if (address?.page === 'feed') return makeFeed(address.name);
  if (address?.page === 'tag feed') return makeTagFeed(address);
  if (address?.page !== 'sitemap' && address?.page !== 'sitemap chunk') return null;
  const lists = await allLists();
  const made = address.page === 'sitemap' ? sitemapIndex(lists) : sitemapChunk(lists, address.number);
  return made && { ...made, view: viewOfList(address, lists) };
}

async function makeFeed(name: string): Promise<MadeDocument | null> {
  const write = feedWriters[name];
  if (!write) return null;
  const posts = await textsOfFeeds();
  const lacking = posts.flatMap(({ post, trouble }) =>
    trouble?.mayPass ? [{ post: post.id, reason: trouble.reason }] : [],
  );
  return { ...write(posts), view: viewOfFeed(posts.map(({ post }) => post)), lacking };
}

/** A publish makes all feeds, of the same texts: they are looked up once for all of them. */
async function textsOfFeeds(): Promise<PostText[]> {
  const newest = newestOf(await newestLists());
  const catalogue = await currentCatalogue();
  return sharedRead(`texts of the feeds ${catalogue.clock}`, () => readTexts(catalogue, newest));
}

/** Of the catalogue alone, however many tags a post has: excerpts, and no texts. */
async function makeTagFeed(address: { page: 'tag feed'; tag: string }) {
  const lists = await allLists();
  const posts = newestOfTag(lists, address.tag);
  if (!posts) return null;
  const catalogue = await currentCatalogue();
  const items = posts.map((post) => ({ post, firstId: catalogue.firstIdOf(post) }));
  return { ...tagFeed(address.tag, items), view: viewOfList(address, lists) };
}
