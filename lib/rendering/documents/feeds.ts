// The feeds of the whole site, by their names.
import { atomFeed } from './atom';
import { jsonFeed } from './json-feed';
import type { PostText } from './read-texts';
import { rssFeed } from './rss';
import type { DocumentBody } from './xml';

/** What writes the feed of a name. */
export const feedWriters: Record<string, (posts: PostText[]) => DocumentBody> = {
  'feed.xml': rssFeed,
  'atom.xml': atomFeed,
  'feed.json': jsonFeed,
};
