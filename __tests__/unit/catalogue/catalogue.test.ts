// The catalogue: what one server writes others follow, nobody undoes what is newer, and a lost store gets all again.
import { Catalogue } from '../../../lib/catalogue/catalogue';
import type { CatalogueRecord } from '../../../lib/catalogue/records/record';
import { MemoryRecords, SharedRecords } from '../../support/memory-records';
import { day, idsOf, record, summary } from '../../support/summaries';

let shared: SharedRecords;
let stores: MemoryRecords[];
let a: Catalogue;
let b: Catalogue;

beforeEach(() => {
  shared = new SharedRecords();
  stores = [new MemoryRecords(shared), new MemoryRecords(shared)];
  [a, b] = stores.map((store) => new Catalogue(store)) as [Catalogue, Catalogue];
});

const storeOf = (catalogue: Catalogue) => stores[catalogue === a ? 0 : 1] as MemoryRecords;
const write = (catalogue: Catalogue, ...records: CatalogueRecord[]) =>
  catalogue.write(records, catalogue.end);
const titled = (id: string, title: string) => record(summary(id, { title }));
const titles = ({ lists }: Catalogue) => lists.all.map(({ title }) => title);

async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const error = jest.spyOn(console, 'error').mockImplementation();
  return work().finally(() => error.mockRestore());
}

describe('a write', () => {
  test('tells what changed, with the lists before and after', async () => {
    await write(a, titled('x', 'One'));
    await a.catchUp();
    const { changes, before, after, isRefused } = await write(a, titled('x', 'Two'));
    expect(isRefused).toBe(false);
    expect(changes).toMatchObject([{ before: { title: 'One' }, after: { title: 'Two' }, ids: ['x'] }]);
    expect([before, after].map(({ all }) => all[0]?.title)).toEqual(['One', 'Two']);
    expect(a.lists).toBe(after);
  });

  test('of what a reading found is refused when another server wrote the post since, and only that', async () => {
    const seen = a.end;
    await write(b, titled('x', 'Of b'));
    const written = await a.write([titled('x', 'Of a'), titled('y', 'Of a')], seen);
    expect([written.isRefused, written.changes.length]).toEqual([true, 1]);
    await a.catchUp();
    expect(titles(a)).toEqual(['Of b', 'Of a']);
  });

  test('tells what changed, also where somebody follows the log before its writer is told', async () => {
    let followed: Promise<unknown> | undefined;
    storeOf(a).afterWrite = async () => {
      followed = a.catchUp();
      for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
    };
    const { changes } = await write(a, titled('x', 'One'));
    expect(changes).toMatchObject([{ before: null, after: { title: 'One' } }]);
    await followed;
    expect([titles(a), a.end]).toEqual([['One'], shared.end]);
  });

  test('of a hidden post changes nothing that readers see', async () => {
    await write(a, record(summary('x'), { isShown: false }));
    expect(a.lists.all).toEqual([]);
    expect([a.shownAt('x'), a.byId('x')?.post.id]).toEqual([null, 'x']);
  });
});

describe('a server that follows', () => {
  test('knows what the other wrote, and asks for it once for all who ask in one turn', async () => {
    await write(a, titled('x', 'One'), titled('y', 'Two'));
    await Promise.all([b.catchUp(), b.catchUp(), b.catchUp()]);
    expect(titles(b)).toEqual(['One', 'Two']);
    expect(storeOf(b).asked).toEqual({ end: 1, since: 1 });
  });

  test('asks for no changes where there are none', async () => {
    await write(a, titled('x', 'One'));
    await b.catchUp();
    const { clock, lists } = b;
    await b.catchUp();
    expect(storeOf(b).asked).toEqual({ end: 2, since: 1 });
    expect([b.clock, b.lists]).toEqual([clock, lists]);
  });

  test('knows that the other has all posts', async () => {
    await a.complete();
    await b.catchUp();
    expect(b.isComplete).toBe(true);
    await b.completed;
    expect(await new Catalogue(null).isComplete).toBe(false);
  });

  test('does not take back what it wrote while it asked', async () => {
    const since = storeOf(a).since.bind(storeOf(a));
    await write(b, titled('x', 'One'));
    jest.spyOn(storeOf(a), 'since').mockImplementationOnce(async (from) => {
      const changes = await since(from);
      await a.write([titled('x', 'Two')], shared.end);
      return changes;
    });
    await a.catchUp();
    expect(titles(a)).toEqual(['Two']);
  });

  test('skips a record that it cannot read, and takes the next version of it', async () => {
    await storeOf(a).write([{ key: 'id x', text: '{"torn', seen: 0 }]);
    await quietly(() => b.catchUp());
    expect(b.lists.all).toEqual([]);
    await write(b, titled('x', 'Read anew'));
    expect(titles(b)).toEqual(['Read anew']);
  });
});

describe('an address', () => {
  test('leads to where the post is now, and nowhere once it is hidden or gone', async () => {
    const moved = (more: Partial<CatalogueRecord>) =>
      record(summary('new', { documentId: 'd' }), { formerIds: ['old'], ...more });
    await write(a, moved({}));
    expect([a.movedTo('old'), a.movedTo('new')]).toEqual(['new', null]);
    await a.catchUp();
    await write(a, moved({ isShown: false }));
    expect(a.movedTo('old')).toBeNull();
    await a.catchUp();
    await write(a, moved({ isGone: true, isShown: false }));
    expect([a.movedTo('old'), a.byId('new')]).toEqual([null, undefined]);
  });

  test('leads to the post that is there, whichever record was written last', async () => {
    const gone = record(summary('old'), { formerIds: ['older'], isGone: true, isShown: false });
    const renamed = record(summary('new'), { formerIds: ['older', 'old'] });
    for (const order of [
      [gone, renamed],
      [renamed, gone],
    ]) {
      const catalogue = new Catalogue(null);
      await catalogue.write(order, 0);
      expect([catalogue.movedTo('older'), catalogue.movedTo('old')]).toEqual(['new', 'new']);
    }
  });

  test('that a post left and another took is the other’s, whichever came first', async () => {
    const left = record(summary('b', { documentId: 'one' }), { formerIds: ['a'] });
    const taken = record(summary('a', { documentId: 'two' }));
    for (const order of [
      [left, taken],
      [taken, left],
    ]) {
      const catalogue = new Catalogue(null);
      await catalogue.write([record(summary('a', { documentId: 'one' }))], 0);
      await catalogue.write(order, catalogue.end);
      expect(catalogue.shownAt('a')?.documentId).toBe('two');
      expect(catalogue.shownAt('b')?.documentId).toBe('one');
    }
  });

  test('that two documents swap is each one’s new one', async () => {
    const at = (documentId: string, id: string) => record(summary(id, { documentId }));
    await write(a, at('one', 'a'), at('two', 'b'));
    await a.catchUp();
    await write(a, at('one', 'b'), at('two', 'a'));
    expect([a.shownAt('a')?.documentId, a.shownAt('b')?.documentId]).toEqual(['two', 'one']);
    expect(idsOf(a.lists.all)).toEqual(['a', 'b']);
  });
});

describe('what time shows or hides', () => {
  const soon = record(summary('soon', { publishedAt: day(10) }), { isShown: false });
  const ending = record(summary('ending', { unpublishAt: day(10) }));
  const drafted = record(summary('draft', { publishedAt: day(10), draft: true }), { isShown: false });

  beforeEach(() => write(a, soon, ending, drafted).then(() => {}));

  test('is due at its moment, not before', () => {
    expect(a.due(Date.parse(day(10)) - 1)).toEqual([]);
    expect(a.due(Date.parse(day(10)))).toEqual([
      { ...soon, isShown: true },
      { ...ending, isShown: false },
    ]);
  });

  test('is not due when it is gone', async () => {
    await a.catchUp();
    await write(a, { ...ending, isGone: true, isShown: false }, { ...soon, isGone: true });
    for (const at of [9, 10, 11]) expect(a.due(Date.parse(day(at)))).toEqual([]);
  });

  test('is due no more once it was written', async () => {
    await a.catchUp();
    await write(a, ...a.due(Date.parse(day(10))));
    expect(a.due(Date.parse(day(11)))).toEqual([]);
    expect(idsOf(a.lists.all)).toEqual(['soon']);
  });

  test('is known to all servers, and only one of them changes it', async () => {
    await b.catchUp();
    await a.catchUp();
    const nowMs = Date.parse(day(10));
    const [first, second] = [await a.write(a.due(nowMs), a.end), await b.write(b.due(nowMs), b.end)];
    expect([first.changes.length, second.changes.length, second.isRefused]).toEqual([2, 0, true]);
  });
});

describe('while the store is away', () => {
  test('a server changes what it knows, and the others get it when the store is back', async () => {
    await write(a, titled('x', 'One'));
    await b.catchUp();
    storeOf(a).outOfOrder = true;
    await quietly(() => write(a, titled('x', 'Two'), titled('y', 'New')));
    expect(titles(a)).toEqual(['Two', 'New']);
    storeOf(a).outOfOrder = false;
    await a.catchUp();
    await b.catchUp();
    expect(titles(b)).toEqual(['Two', 'New']);
  });

  test('what another server wrote meanwhile is not undone', async () => {
    await write(a, titled('x', 'One'));
    await Promise.all([a.catchUp(), b.catchUp()]);
    storeOf(a).outOfOrder = true;
    await quietly(() => write(a, titled('x', 'Of a, alone')));
    await write(b, titled('x', 'Of b'));
    storeOf(a).outOfOrder = false;
    await a.catchUp();
    await a.catchUp();
    expect([titles(a), titles(b)]).toEqual([['Of b'], ['Of b']]);
  });

  test('of two who gave the same version to different things one wins, for both', async () => {
    const random = jest.spyOn(Math, 'random').mockReturnValue(0.5);
    for (const store of stores) store.outOfOrder = true;
    await quietly(async () => {
      await write(a, titled('x', 'Of a'));
      await write(b, titled('x', 'Of b'));
    });
    random.mockRestore();
    for (const store of stores) store.outOfOrder = false;
    for (const server of [a, b, a, b]) await server.catchUp();
    expect([titles(a), titles(b)]).toEqual([['Of a'], ['Of a']]);
  });

  test('tells the moment at which it was lost, when pages that come from it may be newer', async () => {
    expect(await a.catchUp()).toBe(true);
    storeOf(a).outOfOrder = true;
    expect(await a.catchUp()).toBe(false);
    expect(await a.catchUp()).toBe(true);
    storeOf(a).outOfOrder = false;
    expect(await a.catchUp()).toBe(true);
  });

  test('facts are remembered, and every server may do the work that takes a lease', async () => {
    for (const store of stores) store.outOfOrder = true;
    await quietly(async () => {
      await a.facts.put('sync', 'now');
      expect(await a.facts.get('sync')).toBe('now');
      expect([await a.facts.lease('sync', 9), await b.facts.lease('sync', 9)]).toEqual([true, true]);
    });
  });
});

describe('a store that was emptied', () => {
  test('gets all again that a server knows, and that it is complete', async () => {
    await write(a, titled('x', 'One'), record(summary('gone'), { isGone: true, isShown: false }));
    await a.complete();
    await a.catchUp();
    shared.empty();
    await a.catchUp();
    const fresh = new Catalogue(new MemoryRecords(shared));
    await fresh.catchUp();
    expect([titles(fresh), fresh.byKey('id gone')?.isGone, fresh.isComplete]).toEqual([['One'], true, true]);
  });

  test('takes the newest that any server knows, whoever comes first', async () => {
    await write(a, titled('x', 'One'));
    await Promise.all([a.catchUp(), b.catchUp()]);
    await write(b, titled('x', 'Two'));
    await b.catchUp();
    for (const order of [
      [a, b],
      [b, a],
    ] as const) {
      shared.empty();
      for (const server of [...order, ...order]) await server.catchUp();
      expect([titles(a), titles(b)]).toEqual([['Two'], ['Two']]);
    }
  });

  test('takes no facts from those who know them', async () => {
    await a.facts.put('sync', 'today');
    shared.empty();
    expect(await a.facts.get('sync')).toBe('today');
  });
});
