// A text that is too long for feeds: they have its excerpt, and every publish goes on as fast as before.
import { setPageCache } from '../../../lib/cache/open';
import { openCatalogue } from '../../../lib/catalogue/open';
import { readTexts } from '../../../lib/rendering/documents/read-texts';
import { emptyCache } from '../../support/empty-cache';
import { MemoryRecords } from '../../support/memory-records';
import { READING, summary } from '../../support/summaries';

test('of a text of more than 500,000 characters feeds have the excerpt', async () => {
  const cache = emptyCache();
  setPageCache(cache);
  const posts = ['as long as may be', 'longer'].map((id) => summary(id, { textHash: id, excerpt: 'R&D.' }));
  for (const [more, post] of posts.entries()) {
    const html = `<p>${'x'.repeat(500_000 - '<p></p>'.length + more)}</p>`;
    const pageProps = { post, html, reading: READING };
    const value = { kind: 'PAGES', pageData: { pageProps } };
    await cache.set({ path: `/blog/${post.id}`, value, revalidateSeconds: false, seen: 0, isTrusted: true });
  }
  const texts = await readTexts(openCatalogue(new MemoryRecords()), posts);
  expect(texts.map(({ html, trouble }) => [html.length, trouble])).toEqual([
    [500_000, undefined],
    ['R&amp;D.'.length, undefined],
  ]);
});
