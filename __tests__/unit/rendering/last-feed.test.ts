// The texts of the last feed: a post that moved is found by its address of today, though readers' programs know it by the
// first.
import { setPageCache } from '../../../lib/cache/open';
import { lastFeedTexts } from '../../../lib/rendering/documents/last-feed';
import { absoluteUrl } from '../../../lib/rendering/site-url';
import { emptyCache } from '../../support/empty-cache';
import { summary } from '../../support/summaries';

test('the text of a post that moved is found', async () => {
  const cache = emptyCache();
  const updatedAt = '2026-01-02T00:00:00.000Z';
  const item = { content_html: '<p>Text.</p>', date_modified: updatedAt };
  const items = [{ ...item, id: absoluteUrl('/blog/first'), url: absoluteUrl('/blog/now') }];
  const feed = { kind: 'DOCUMENT', view: '', body: JSON.stringify({ items }) };
  await cache.set('/feed.json', feed, false, 0, true);
  setPageCache(cache);

  const textOf = await lastFeedTexts();
  expect(textOf(summary('now', { updatedAt, textHash: null }))).toBe('<p>Text.</p>');
  expect(textOf(summary('first', { updatedAt, textHash: null }))).toBeNull();
});
