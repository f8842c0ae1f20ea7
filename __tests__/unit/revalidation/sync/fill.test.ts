// The first fill: all posts are read once, by one server, and what was read is not read again.
import { Catalogue } from '../../../../lib/catalogue/catalogue';
import type { PostSummary } from '../../../../lib/content/post/post';
import { fillCatalogue } from '../../../../lib/revalidation/sync/fill';
import { readSyncState } from '../../../../lib/revalidation/sync/state';
import { sync } from '../../../../lib/revalidation/sync/sync';
import { markStopping } from '../../../../lib/revalidation/unfinished';
import { MemoryRecords, SharedRecords } from '../../../support/memory-records';
import { MemorySource } from '../../../support/memory-source';
import { day, idsOf, summary } from '../../../support/summaries';

let source: MemorySource;
let shared: SharedRecords;
let catalogue: Catalogue;

const dated = (number: number) => summary(`p${number}`, { publishedAt: day(number), updatedAt: day(number) });

beforeEach(() => {
  for (const level of ['info', 'error'] as const) jest.spyOn(console, level).mockImplementation();
  source = new MemorySource();
  shared = new SharedRecords();
  catalogue = new Catalogue(new MemoryRecords(shared));
  source.put(...[1, 2, 3, 4, 5, 6, 7, 8].map(dated));
});

afterEach(() => jest.restoreAllMocks());

test('reads every chunk once, and the next sync goes on from there', async () => {
  await fillCatalogue({ catalogue, source });
  expect(source.asked).toEqual(['page 1', 'page 2', 'page 3']);
  expect([catalogue.isComplete, catalogue.lists.all.length]).toEqual([true, 8]);
  expect(await readSyncState(catalogue)).toMatchObject({ unlisted: 0, since: expect.any(String) });
});

/** Has a server fill the catalogue that is killed half-way, and then another one whose source has these posts. */
async function fillAfterKill(posts: Iterable<PostSummary>): Promise<{ other: Catalogue; asked: string[] }> {
  source.failing.add('page 3');
  void fillCatalogue({ catalogue, source });
  await wasAsked('page 3');
  // The killed server's lease has ended.
  shared.leases.clear();
  const next = new MemorySource();
  next.put(...posts);
  const other = new Catalogue(new MemoryRecords(shared));
  await fillCatalogue({ catalogue: other, source: next });
  source.failing.clear();
  return { other, asked: next.asked };
}

async function wasAsked(question: string): Promise<void> {
  while (!source.asked.includes(question)) await new Promise((done) => setImmediate(done));
}

test('goes on where a server ended that was killed half-way', async () => {
  const { other, asked } = await fillAfterKill(source.known.values());
  expect(asked).toEqual(['page 3']);
  expect(other.lists.all).toHaveLength(8);
});

test('is done by one of two servers, and the other has it', async () => {
  const other = new Catalogue(new MemoryRecords(shared));
  await Promise.all([fillCatalogue({ catalogue, source }), fillCatalogue({ catalogue: other, source })]);
  expect(source.asked).toHaveLength(3);
  expect(other.lists.all).toHaveLength(8);
});

test('goes on when the source works again', async () => {
  source.failing.add('page 2');
  const filling = fillCatalogue({ catalogue, source });
  await wasAsked('page 2');
  expect(catalogue.isComplete).toBe(false);
  source.failing.clear();
  await filling;
  expect(source.asked).toEqual(['page 1', 'page 2', 'page 2', 'page 3']);
});

test('reads all once more where a post went meanwhile, which moved others to chunks that had been read', async () => {
  const list = source.posts.bind(source);
  jest.spyOn(source, 'posts').mockImplementation(async (query) => {
    const chunk = await list(query);
    if (query.page === 1) source.known.delete('p8');
    return chunk;
  });
  await fillCatalogue({ catalogue, source });
  expect(catalogue.shownAt('p5')).not.toBeNull();
  // What went after it was read, the next sync finds.
  await sync({ catalogue, source });
  expect(idsOf(catalogue.lists.all)).toEqual(['p7', 'p6', 'p5', 'p4', 'p3', 'p2', 'p1']);
});

test('a server that goes on half-way notices that a post went since', async () => {
  const { other } = await fillAfterKill([1, 2, 3, 4, 5, 6, 7].map(dated));
  expect(other.shownAt('p2')).not.toBeNull();
});

// The last one, for nothing makes it go on.
test('a server that is told to stop ends the reading of all once more, and tells no error', async () => {
  const list = source.posts.bind(source);
  jest.spyOn(source, 'posts').mockImplementation(async (query) => {
    const chunk = await list(query);
    if (source.asked.length > 3) markStopping();
    if (query.page === 1) source.known.delete('p8');
    return chunk;
  });
  await fillCatalogue({ catalogue, source });
  expect(source.asked).toEqual(['page 1', 'page 2', 'page 3', 'page 1']);
  expect(console.error).not.toHaveBeenCalled();
});
