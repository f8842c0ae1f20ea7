// The one way in which the catalogue changes: whatever two servers read at once, the newest reading stays.
import { Catalogue } from '../../../lib/catalogue/catalogue';
import { onFoundChanges } from '../../../lib/catalogue/reading/found';
import { readPost, takeSummaries } from '../../../lib/catalogue/reading/read-post';
import { sharingReadsSince } from '../../../lib/content/shared-reads';
import { tick } from '../../../lib/process/logical-clock';
import { MemoryRecords, SharedRecords } from '../../support/memory-records';
import { MemorySource } from '../../support/memory-source';
import { record, summary } from '../../support/summaries';

let source: MemorySource;
let store: MemoryRecords;
let catalogue: Catalogue;
let other: Catalogue;

beforeEach(() => {
  const shared = new SharedRecords();
  source = new MemorySource();
  store = new MemoryRecords(shared);
  catalogue = new Catalogue(store);
  other = new Catalogue(new MemoryRecords(shared));
});

const titled = (title: string) => summary('x', { title });
const titleIn = async (server: Catalogue) => {
  await server.catchUp();
  return server.shownAt('x')?.title;
};

/** Another server reads the post, and has written it before this one writes. */
const meanwhile = (title: string) => async () => {
  source.put(titled(title));
  await readPost(other, source, { id: 'x' });
};

test('a post that is read is in the catalogue, and what is known already changes nothing', async () => {
  source.put(titled('One'));
  const first = await readPost(catalogue, source, { id: 'x' });
  expect([first.post?.title, first.applied.length]).toEqual(['One', 1]);
  const again = await readPost(catalogue, source, { id: 'x' });
  expect([again.post?.title, again.applied.length]).toEqual(['One', 0]);
});

test('a reading that another server overtook is read again', async () => {
  source.put(titled('One'));
  store.beforeWrite = meanwhile('Two');
  const { post } = await readPost(catalogue, source, { id: 'x' });
  expect([post?.title, await titleIn(catalogue), await titleIn(other)]).toEqual(['Two', 'Two', 'Two']);
  expect(source.asked).toEqual(['post x', 'post x', 'post x']);
});

test('a reading that was overtaken by one that says the same is not read again', async () => {
  source.put(titled('One'));
  store.beforeWrite = meanwhile('One');
  const { post, applied } = await readPost(catalogue, source, { id: 'x' });
  expect([post?.title, await titleIn(catalogue), applied]).toEqual(['One', 'One', []]);
  expect(source.asked).toEqual(['post x', 'post x']);
});

test('pages that take in the same reading at the same time ask once', async () => {
  source.put(titled('One'));
  const taken = await sharingReadsSince(tick(), () =>
    Promise.all(Array.from({ length: 4 }, () => readPost(catalogue, source, { id: 'x' }))),
  );
  expect(taken.map(({ post }) => post?.title)).toEqual(['One', 'One', 'One', 'One']);
  expect(taken.flatMap(({ applied }) => applied)).toHaveLength(1);
  expect(source.asked).toEqual(['post x']);
});

test('a list that another server overtook takes nothing back', async () => {
  const seen = catalogue.end;
  await meanwhile('Newer')();
  await takeSummaries(catalogue, [titled('As the list had it')], seen);
  expect(await titleIn(catalogue)).toBe('Newer');
});

test('a source that fails changes nothing', async () => {
  source.put(titled('One'));
  await readPost(catalogue, source, { id: 'x' });
  source.failing.add('post x');
  await expect(readPost(catalogue, source, { id: 'x' })).rejects.toThrow('failed');
  expect(await titleIn(catalogue)).toBe('One');
});

test('where others keep writing the post, it gives up', async () => {
  source.put(titled('One'));
  const write = store.write.bind(store);
  let writes = 0;
  jest.spyOn(store, 'write').mockImplementation(async (wanted) => {
    await other.catchUp();
    await other.write([record(titled(`Write ${writes++}`))], other.end);
    return write(wanted);
  });
  await expect(readPost(catalogue, source, { id: 'x' })).rejects.toThrow('kept writing post "x"');
});

test('a rename that is told reads the old address too, and moves the post', async () => {
  source.put(summary('old'));
  await readPost(catalogue, source, { id: 'old' });
  source.known.clear();
  source.put(summary('new'));
  source.asked = [];
  await readPost(catalogue, source, { id: 'new', previousId: 'old' });
  expect(source.asked).toEqual(['post new', 'post old']);
  expect([catalogue.movedTo('old'), catalogue.lists.all.length]).toEqual(['new', 1]);
});

test('what is in the catalogue already is published although the post can not be read a second time', async () => {
  const found: string[] = [];
  onFoundChanges((applied) =>
    found.push(...applied.flatMap(({ changes }) => changes.flatMap(({ ids }) => ids))),
  );
  source.put(titled('Old'), summary('former'));
  await readPost(catalogue, source, { id: 'former' });
  await readPost(catalogue, source, { id: 'x' });
  source.known.delete('former');
  source.put(titled('Mine'));
  let isFirst = true;
  const read = async () => {
    if (!isFirst) throw new Error('The source is away.');
    isFirst = false;
    const reading = { post: await source.post('x'), seen: catalogue.end };
    await meanwhile('Theirs')();
    return reading;
  };
  await expect(readPost(catalogue, source, { id: 'x', previousId: 'former' }, read)).rejects.toThrow('away');
  expect(found).toEqual(['former']);
  onFoundChanges(() => {});
});
