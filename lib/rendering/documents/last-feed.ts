// The texts that the last feed has. Where the page of a post is in no cache, its text need not be read again for it.
import { z } from 'zod';
import { cachedEntry } from '../../cache/open';
import { hasSameText } from '../../catalogue/records/record';
import type { PostSummary } from '../../content/post/post';
import { paths } from '../../paths';
import { absoluteUrl } from '../site/site-url';
import { textHashesIn } from '../view/view';

const PATH = '/feed.json';

const Item = z.object({
  url: z.string(),
  content_html: z.string(),
  date_modified: z.string().default(''),
  _text: z.object({ isStandIn: z.boolean() }).optional(),
});
const Feed = z.object({ view: z.string(), body: z.string() });

/** @returns a post's text as a feed carries it; null where the last feed does not have the one that the post has now */
export async function lastFeedTexts(): Promise<(post: PostSummary) => string | null> {
  const feed = Feed.safeParse((await cachedEntry(PATH))?.value).data;
  if (!feed) return () => null;
  const { items } = z.object({ items: z.array(Item) }).parse(JSON.parse(feed.body));
  const hashes = textHashesIn(feed.view);
  const texts = new Map(
    items.flatMap(({ url, content_html, date_modified, _text }, index) => {
      const of = { textHash: hashes[index] ?? null, updatedAt: date_modified || null };
      return _text?.isStandIn ? [] : [[url, { html: content_html, of }] as const];
    }),
  );
  return (post) => {
    const text = texts.get(absoluteUrl(paths.post(post.id)));
    return text && hasSameText(text.of, post) ? text.html : null;
  };
}
