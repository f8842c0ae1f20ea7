// When a page that fails means that the source is in trouble: then nothing is evicted, for nothing could be made again.
import { isSourceFailing } from '../../../lib/cache/generations';
import { setPageCache } from '../../../lib/cache/open';
import { UnfitPost } from '../../../lib/content/post/post';
import { generate } from '../../../lib/rendering/generation/generate';
import { emptyCache } from '../../support/empty-cache';

const KNOWN = '/blog/known';

beforeAll(async () => {
  const cache = emptyCache();
  await cache.set({ path: KNOWN, value: null, revalidateSeconds: false, seen: 0, isTrusted: true });
  setPageCache(cache);
});

const fails = (path: string, error: Error) => generate(path, () => Promise.reject(error)).catch(() => {});

test('an address that anybody can ask for is none', async () => {
  await fails('/blog/of-a-stranger', new Error('The content source answered with 400.'));
  expect(isSourceFailing()).toBe(false);
});

test('one post that does not fit is none', async () => {
  await fails(KNOWN, new UnfitPost('Post "known" does not fit.'));
  expect(isSourceFailing()).toBe(false);
});

// The last one, for the trouble lasts a minute.
test('a page that was there and cannot be made is one', async () => {
  await fails(KNOWN, new Error('The content source answered with 500.'));
  expect(isSourceFailing()).toBe(true);
});
