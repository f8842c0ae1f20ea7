// The texts of the last feed: a post that moved is found by its address of today, though readers' programs know it by the
// first.
import { setPageCache } from '../../../lib/cache/open';
import { lastFeedTexts } from '../../../lib/rendering/documents/last-feed';
import { absoluteUrl } from '../../../lib/rendering/site/site-url';
import { emptyCache } from '../../support/empty-cache';
import { summary } from '../../support/summaries';

const updatedAt = '2026-01-02T00:00:00.000Z';
const item = { id: absoluteUrl('/blog/first'), content_html: '<p>Text.</p>', date_modified: updatedAt };

async function textsAfter(items: object[]) {
  const cache = emptyCache();
  const feed = { kind: 'DOCUMENT', view: '', body: JSON.stringify({ items }) };
  await cache.set({ path: '/feed.json', value: feed, revalidateSeconds: false, seen: 0, isTrusted: true });
  setPageCache(cache);
  return lastFeedTexts();
}

test('the text of a post that moved is found', async () => {
  const textOf = await textsAfter([{ ...item, url: absoluteUrl('/blog/now') }]);
  expect(textOf(summary('now', { updatedAt, textHash: null }))).toBe('<p>Text.</p>');
  expect(textOf(summary('first', { updatedAt, textHash: null }))).toBeNull();
});

test('what stands there for a text that could not be rendered is not taken for it', async () => {
  const url = absoluteUrl('/blog/first');
  const first = summary('first', { updatedAt, textHash: null });
  expect((await textsAfter([{ ...item, url, _text: { isStandIn: true } }]))(first)).toBeNull();
  expect((await textsAfter([{ ...item, url, _text: { isStandIn: false } }]))(first)).toBe('<p>Text.</p>');
});
