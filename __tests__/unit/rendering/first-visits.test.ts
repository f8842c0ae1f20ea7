// Strangers who ask for addresses that never existed, after a release, when no page of a post is in the cache yet.
import { setPageCache } from '../../../lib/cache/open';
import { openCatalogue } from '../../../lib/catalogue/open';
import { takeSummaries } from '../../../lib/catalogue/reading/read-post';
import { generate } from '../../../lib/rendering/generation/generate';
import { emptyCache } from '../../support/empty-cache';
import { MemoryRecords } from '../../support/memory-records';
import { summary } from '../../support/summaries';

const STRANGERS = 10;

beforeAll(async () => {
  process.env.FIRST_VISITS_PER_SECOND = '1';
  setPageCache(emptyCache());
  const catalogue = openCatalogue(new MemoryRecords());
  await takeSummaries(catalogue, [summary('hello'), { ...summary('draft'), draft: true }], catalogue.end);
});

const visit = (path: string) => generate(path, async () => ({ title: 'Hello' }));

test('they keep no reader from a post that the site knows', async () => {
  const strangers = Array.from({ length: STRANGERS }, (_, number) => visit(`/blog/stranger-${number}`));
  const outcomes = Promise.allSettled(strangers);
  await expect(Promise.any(strangers)).resolves.toBeDefined();
  await expect(visit('/blog/stranger')).rejects.toThrow('More than 1 first visits a second');
  await expect(visit('/blog/draft')).rejects.toThrow('More than 1 first visits a second');
  await expect(visit('/blog/hello')).resolves.toMatchObject({ props: { title: 'Hello' } });
  expect((await outcomes).filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
});
