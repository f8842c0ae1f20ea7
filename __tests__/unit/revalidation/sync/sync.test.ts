// A sync: what it asks the source, and what it finds.
import { Catalogue } from '../../../../lib/catalogue/catalogue';
import { onFoundChanges } from '../../../../lib/catalogue/reading/found';
import { refuseEndless } from '../../../../lib/catalogue/reading/read-all';
import { readPost } from '../../../../lib/catalogue/reading/read-post';
import { startReading } from '../../../../lib/catalogue/reading/source-reading';
import type { CatalogueRecord } from '../../../../lib/catalogue/records/record';
import { sync } from '../../../../lib/revalidation/sync/sync';
import { markStopping } from '../../../../lib/revalidation/unfinished';
import { MemoryRecords } from '../../../support/memory-records';
import { MemorySource } from '../../../support/memory-source';
import { day, idsOf, summary } from '../../../support/summaries';

// It takes no time here.
jest.mock('../../../../lib/process/timeout', () => ({
  ...jest.requireActual('../../../../lib/process/timeout'),
  until: async () => {},
}));

const DAY_MS = 86_400_000;
const START_MS = Date.parse(day(100));

let source: MemorySource;
let catalogue: Catalogue;
let nowMs: number;

const dated = (number: number, changed = number, more = {}) =>
  summary(`p${number}`, { publishedAt: day(number), updatedAt: day(changed), ...more });
const undated = (number: number) => summary(`p${number}`, { publishedAt: day(number) });

beforeEach(() => {
  nowMs = START_MS;
  jest.spyOn(Date, 'now').mockImplementation(() => nowMs);
  jest.spyOn(console, 'warn').mockImplementation();
  source = new MemorySource();
  catalogue = new Catalogue(new MemoryRecords());
  source.put(...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => dated(number)));
});

afterEach(() => jest.restoreAllMocks());

/** Syncs, and gives what was found: ids that came, changed, or went. */
async function found(): Promise<string[]> {
  source.asked = [];
  const applied = await sync({ catalogue, source });
  return applied.flatMap(({ changes }) =>
    changes.map(({ before, after }) => `${before ? (after ? '' : '-') : '+'}${(after ?? before)?.id}`),
  );
}

const shown = () => idsOf(catalogue.lists.all);

describe('the first sync', () => {
  test('asks for all posts', async () => {
    expect(await found()).toHaveLength(8);
    expect(source.asked).toEqual(['page 1', 'page 2', 'page 3']);
    expect([shown()[0], catalogue.isComplete]).toEqual(['p8', true]);
  });
});

describe('a sync of a source with dates of change', () => {
  beforeEach(() => found().then(() => {}));

  test('is one question where nothing changed, and finds nothing', async () => {
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['changes, page 1']);
  });

  test('finds an edit of the oldest post and a new post with an old date, with one question', async () => {
    source.put(
      dated(1, 90, { title: 'Edited' }),
      summary('new', { publishedAt: day(2), updatedAt: day(90) }),
    );
    expect((await found()).sort()).toEqual(['+new', 'p1']);
    expect(source.asked).toEqual(['changes, page 1']);
    expect(catalogue.shownAt('p1')?.title).toBe('Edited');
  });

  test('finds a removal by the count, and asks once more for what the whole list does not have', async () => {
    source.known.delete('p2');
    expect(await found()).toEqual(['-p2']);
    expect(source.asked).toEqual(['changes, page 1', 'page 1', 'page 2', 'page 3', 'post p2']);
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['changes, page 1']);
  });

  test('finds a removal although another post comes in the same moment', async () => {
    source.known.delete('p2');
    source.put(dated(9, 90));
    expect((await found()).sort()).toEqual(['+p9', '-p2']);
  });

  test('finds a rename of a document that keeps its lasting name, with one question', async () => {
    const document = (id: string, changed: number) =>
      summary(id, { documentId: 'd', publishedAt: day(1), updatedAt: day(changed) });
    source.put(document('old', 80));
    await found();
    source.known.delete('old');
    source.put(document('new', 81));
    expect(await found()).toEqual(['new']);
    expect(source.asked).toEqual(['changes, page 1']);
    expect(catalogue.movedTo('old')).toBe('new');
  });

  test('keeps a post that the list forgets and that is there all the same', async () => {
    source.known.delete('p2');
    const post = jest.spyOn(source, 'post').mockImplementation(async () => {
      return { ...dated(2), content: 'Text.', format: 'markdown' };
    });
    expect(await found()).toEqual([]);
    expect(shown()).toContain('p2');
    post.mockRestore();
  });

  test('keeps a post that the list forgets and that cannot be read, until it can', async () => {
    source.known.delete('p2');
    source.failing.add('post p2');
    expect(await found()).toEqual([]);
    expect(shown()).toContain('p2');
    source.failing.clear();
    nowMs += DAY_MS + 1;
    expect(await found()).toEqual(['-p2']);
  });

  test('does not ask for all again and again because of a post that is in no list', async () => {
    const post = source.post.bind(source);
    jest.spyOn(source, 'post').mockImplementation(async (id) => {
      if (id !== 'unlisted') return post(id);
      return { ...summary('unlisted', { draft: true }), content: 'Text.', format: 'markdown' };
    });
    await readPost(catalogue, source, { id: 'unlisted' });
    await found();
    expect(source.asked).toContain('page 3');
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['changes, page 1']);
  });

  test('finds what went after it was listed', async () => {
    const list = source.posts.bind(source);
    nowMs += DAY_MS + 1;
    jest.spyOn(source, 'posts').mockImplementationOnce(async (query) => {
      const chunk = await list(query);
      source.known.delete('p8');
      return chunk;
    });
    expect(await found()).toEqual([]);
    expect(await found()).toEqual(['-p8']);
    await found();
    expect(source.asked).toEqual(['changes, page 1']);
  });

  test('asks for all once a day, for what no date and no count tells', async () => {
    source.put({ ...dated(1), tags: ['moved no date'] });
    nowMs += DAY_MS - 1;
    expect(await found()).toEqual([]);
    nowMs += 2;
    expect(await found()).toEqual(['p1']);
    expect(source.asked).toEqual(['page 1', 'page 2', 'page 3']);
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['changes, page 1']);
  });

  test('asks for all where the question says so, and once more where that failed', async () => {
    source.put({ ...dated(1), tags: ['moved no date'] });
    source.failing.add('page 2');
    await expect(sync({ catalogue, source }, { isWhole: true })).rejects.toThrow('page 2');
    source.failing.clear();
    expect(await found()).toEqual(['p1']);
    expect(source.asked).toEqual(['page 1', 'page 2', 'page 3']);
  });

  test('finds the same again and publishes it no second time', async () => {
    source.put(dated(3, 90, { title: 'Edited' }));
    expect(await found()).toEqual(['p3']);
    expect(await found()).toEqual([]);
  });

  test('leaves alone what a webhook told while it read', async () => {
    const list = source.posts.bind(source);
    source.put(dated(3, 90, { title: 'As the list has it' }));
    jest.spyOn(source, 'posts').mockImplementationOnce(async (query) => {
      const chunk = await list(query);
      source.put(dated(3, 91, { title: 'As the webhook has it' }));
      await readPost(catalogue, source, { id: 'p3' });
      return chunk;
    });
    await found();
    expect(catalogue.shownAt('p3')?.title).toBe('As the webhook has it');
  });

  test('says what it found although the source fails later, and finds the rest next time', async () => {
    const published: string[] = [];
    onFoundChanges((applied) =>
      published.push(...applied.flatMap(({ changes }) => changes.flatMap(({ ids }) => ids))),
    );
    source.put(dated(8, 90, { title: 'Edited' }));
    source.known.delete('p1');
    source.failing.add('page 2');
    await expect(found()).rejects.toThrow('page 2');
    expect(published).toEqual(['p8']);
    source.failing.clear();
    expect(await found()).toEqual(['-p1']);
    onFoundChanges(() => {});
  });

  test('goes on to further pages of changes, until the source says that it was all', async () => {
    source.put(...[1, 2, 3, 4, 5].map((number) => dated(number, 90, { title: 'Imported' })));
    expect((await found()).sort()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
    expect(source.asked).toEqual(['changes, page 1', 'changes, page 2']);
  });
});

describe('when much more than usual is missing', () => {
  const MANY = Array.from({ length: 30 }, (_, number) => `p${number + 10}`);
  const warnings = () => jest.mocked(console.warn).mock.calls.map(([line]) => JSON.parse(String(line)));

  beforeEach(async () => {
    source.put(
      ...MANY.map((id, number) => summary(id, { publishedAt: day(number), updatedAt: day(number) })),
    );
    await found();
  });

  test('the list is asked for again, and what is there then stays without another question', async () => {
    const list = source.posts.bind(source);
    nowMs += DAY_MS + 1;
    jest.spyOn(source, 'posts').mockImplementationOnce(async () => {
      return { posts: [], problems: [], total: 0, isLast: true };
    });
    expect(await found()).toEqual([]);
    expect(source.asked.filter((question) => question.startsWith('post '))).toEqual([]);
    expect(shown()).toHaveLength(38);
    expect(warnings()).toContainEqual(
      expect.objectContaining({ event: 'many posts missing', missing: 38, known: 38 }),
    );
    jest.mocked(source.posts).mockImplementation(list);
  });

  test('of a blog of a few posts most of them are much', async () => {
    for (const id of MANY) source.known.delete(id);
    await found();
    const list = source.posts.bind(source);
    nowMs += DAY_MS + 1;
    jest.spyOn(source, 'posts').mockImplementationOnce(async () => {
      return { posts: [], problems: [], total: 0, isLast: true };
    });
    expect(await found()).toEqual([]);
    expect(warnings().at(-1)).toMatchObject({ event: 'many posts missing', missing: 8, known: 8 });
    jest.mocked(source.posts).mockImplementation(list);
  });

  test('what is missing twice, and is not found by itself, is gone', async () => {
    for (const id of MANY) source.known.delete(id);
    expect((await found()).sort()).toEqual(MANY.map((id) => `-${id}`).sort());
    expect(source.asked.filter((question) => question === 'page 1')).toHaveLength(2);
  });

  test('all that is gone is one change, for each is planned and published by itself', async () => {
    for (const id of MANY) source.known.delete(id);
    const applied = await sync({ catalogue, source });
    expect(applied.map(({ changes }) => changes.length)).toEqual([30]);
  });

  test('what came back and was told meanwhile is read once more, and the others are gone', async () => {
    for (const id of MANY) source.known.delete(id);
    const post = source.post.bind(source);
    jest.spyOn(source, 'post').mockImplementationOnce(async (id) => {
      const read = await post(id);
      source.put(summary('p10', { publishedAt: day(1), title: 'Back again' }));
      await readPost(catalogue, source, { id: 'p10', isTold: true });
      return read;
    });
    expect((await found()).sort()).toEqual(
      MANY.slice(1)
        .map((id) => `-${id}`)
        .sort(),
    );
    expect(catalogue.shownAt('p10')?.title).toBe('Back again');
  });

  test('and what cannot be read by itself stays, in one line of the log', async () => {
    for (const id of MANY) {
      source.known.delete(id);
      source.failing.add(`post ${id}`);
    }
    expect(await found()).toEqual([]);
    expect(shown()).toHaveLength(38);
    expect(warnings().filter(({ event }) => event === 'posts kept')).toEqual([
      expect.objectContaining({ posts: 30 }),
    ]);
  });
});

describe('when much more than usual goes at once from a source that sees what changes', () => {
  const MANY = Array.from({ length: 30 }, (_, number) => `p${number + 10}`);
  const isAskedTwice = () => source.asked.filter((question) => question === 'what changed').length === 2;

  beforeEach(async () => {
    source.seesChanges = true;
    source.put(...MANY.map((id, number) => summary(id, { publishedAt: day(number) })));
    await found();
  });

  test('it is looked at again, and what is back then stays', async () => {
    const list = source.posts.bind(source);
    const before = [...source.known.values()];
    for (const { id } of before) source.remove(id);
    jest.spyOn(source, 'posts').mockImplementationOnce(async (query) => {
      const chunk = await list(query);
      source.put(...before.slice(1));
      return chunk;
    });
    expect(await found()).toEqual([`-${before[0]?.id}`]);
    expect(isAskedTwice()).toBe(true);
    expect(shown()).toHaveLength(37);
  });

  test('what is gone then, too, is believed, with what went meanwhile', async () => {
    const list = source.posts.bind(source);
    for (const id of MANY) source.remove(id);
    jest.spyOn(source, 'posts').mockImplementationOnce(async (query) => {
      const chunk = await list(query);
      source.remove('p1');
      return chunk;
    });
    expect((await found()).sort()).toEqual([...MANY, 'p1'].map((id) => `-${id}`).sort());
    expect(isAskedTwice()).toBe(true);
    expect(await found()).toEqual([]);
  });

  test('a few are believed at once', async () => {
    for (const id of MANY.slice(0, 15)) source.remove(id);
    expect(await found()).toHaveLength(15);
    expect(isAskedTwice()).toBe(false);
  });
});

test('a list that gives the same posts again and again is an error, and no loop', async () => {
  const list = source.posts.bind(source);
  jest.spyOn(source, 'posts').mockImplementation(async (query) => {
    return { ...(await list({ ...query, page: 1 })), isLast: false };
  });
  await expect(found()).rejects.toThrow('Page 2 of the content source');
  jest.mocked(source.posts).mockImplementation(list);
  await found();
  jest.mocked(source.posts).mockImplementation(async (query) => {
    return { ...(await list({ ...query, page: 1 })), isLast: false };
  });
  source.put(dated(8, 90));
  await expect(found()).rejects.toThrow('Page 2 of the content source');
});

test('a list of ever new posts is an error once it has more than any blog', () => {
  const listed = (size: number) => ({ size, has: () => false });
  expect(() => refuseEndless([dated(1)], listed(1_000_000), 2)).not.toThrow();
  expect(() => refuseEndless([dated(1)], listed(1_000_001), 2)).toThrow('more than 1000000 posts');
});

describe('a source that counts', () => {
  test('a post that does not fit is not asked for again and again', async () => {
    source.odd = ['Post "odd" does not fit.'];
    await found();
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['changes, page 1']);
    source.odd = [];
    await found();
    expect(source.asked).toContain('page 3');
  });

  test('posts that do not fit are named once, and of more than a thousand a few and their number', async () => {
    const lines = () =>
      jest.mocked(console.warn).mock.calls.filter(([line]) => String(line).includes('post left out')).length;
    source.odd = Array.from({ length: 1500 }, (_, number) => `Post "many ${number}" does not fit.`);
    await found();
    expect(lines()).toBeLessThan(1010);
    const before = lines();
    nowMs += DAY_MS + 1;
    await found();
    expect(lines() - before).toBeLessThan(10);
  });

  test('only all posts, not those that changed, is asked for the number', async () => {
    source.counts = 'all posts';
    await found();
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['changes, page 1', 'page 1']);
    source.known.delete('p1');
    expect(await found()).toEqual(['-p1']);
  });

  test('nothing tells of a removal once a day', async () => {
    source.counts = 'never';
    await found();
    source.known.delete('p1');
    expect(await found()).toEqual([]);
    nowMs += DAY_MS + 1;
    expect(await found()).toEqual(['-p1']);
  });
});

describe('a source without dates of change', () => {
  beforeEach(async () => {
    source.known.clear();
    source.put(...[1, 2, 3, 4, 5].map(undated));
    await found();
  });

  test('is asked for its newest page', async () => {
    source.put({ ...undated(5), title: 'Edited' }, undated(6));
    expect((await found()).sort()).toEqual(['+p6', 'p5']);
    expect(source.asked[0]).toBe('page 1');
  });

  test('tells of an old post that came or went by the number', async () => {
    source.put(undated(0));
    expect(await found()).toEqual(['+p0']);
    source.known.delete('p1');
    expect(await found()).toEqual(['-p1']);
  });

  test('tells of everything when its newest page is all that it has', async () => {
    source.known.clear();
    source.put(undated(1), undated(2));
    await found();
    source.known.delete('p1');
    source.put(undated(3), { ...undated(2), textHash: 'another' });
    expect((await found()).sort()).toEqual(['+p3', '-p1', 'p2']);
  });
});

describe('a source that sees what changes', () => {
  beforeEach(async () => {
    source.seesChanges = true;
    await found();
  });

  test('is asked for everything once in a process, and then for what changed', async () => {
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['what changed']);
    source.put(dated(3, 3, { title: 'Edited' }), dated(9));
    expect((await found()).sort()).toEqual(['+p9', 'p3']);
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['what changed']);
  });

  test('is asked for everything by a process that begins, although the catalogue is there', async () => {
    const store = new MemoryRecords();
    catalogue = new Catalogue(store);
    await found();
    catalogue = new Catalogue(store);
    source.known.delete('p2');
    expect(await found()).toEqual(['-p2']);
    expect(source.asked).toEqual(['everything', 'post p2']);
  });

  test('tells of what went, and of a rename as of one that came and one that went', async () => {
    source.remove('p2');
    source.remove('p3');
    source.put(dated(33));
    expect((await found()).sort()).toEqual(['+p33', '-p2', '-p3']);
    expect(source.asked).toEqual(['what changed', 'post p2', 'post p3']);
  });

  test('tells of an id that nobody knows and that is gone again, and is asked nothing about it', async () => {
    source.put(dated(33));
    source.remove('p33');
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['what changed']);
  });

  test('is asked again for what could not be read, until it can', async () => {
    source.remove('p2');
    source.failing.add('post p2');
    expect(await found()).toEqual([]);
    expect(await found()).toEqual([]);
    expect(source.asked).toEqual(['what changed', 'post p2']);
    source.failing.clear();
    expect(await found()).toEqual(['-p2']);
    await found();
    expect(source.asked).toEqual(['what changed']);
  });

  test('is asked again for what changed when the question failed', async () => {
    source.put(dated(3, 3, { title: 'Edited' }));
    source.failing.add('what changed');
    await expect(found()).rejects.toThrow('what changed');
    source.failing.clear();
    expect(await found()).toEqual(['p3']);
  });

  test('is asked again for what another server wrote meanwhile, from what it may have read earlier', async () => {
    const list = source.posts.bind(source);
    source.put(dated(3, 3, { title: 'As it is now' }));
    jest.spyOn(source, 'posts').mockImplementationOnce(async (query) => {
      const chunk = await list(query);
      const known = catalogue.byId('p3');
      if (known)
        await catalogue.write(
          [{ ...known, post: dated(3, 3, { title: 'Of another server' }) }],
          catalogue.end,
        );
      return chunk;
    });
    await found();
    expect(catalogue.shownAt('p3')?.title).toBe('Of another server');
    expect(await found()).toEqual(['p3']);
    expect(catalogue.shownAt('p3')?.title).toBe('As it is now');
  });

  test('does not undo what another server wrote after the reading that a publish shares', async () => {
    const start = await startReading(catalogue);
    source.put(dated(3, 3, { title: 'As the shared reading has it' }));
    const known = catalogue.byId('p3') as CatalogueRecord;
    await catalogue.write([{ ...known, post: dated(3, 3, { title: 'Newer' }) }], catalogue.end);
    await sync({ catalogue, source }, { start });
    expect(catalogue.shownAt('p3')?.title).toBe('Newer');
  });

  test('is asked for everything once a day', async () => {
    nowMs += DAY_MS + 1;
    await found();
    expect(source.asked).toEqual(['everything']);
    await found();
    expect(source.asked).toEqual(['what changed']);
  });
});

describe('a restless source, which says "changed just now" of every post in every answer', () => {
  const touch = () => {
    nowMs += 60_000;
    for (const post of source.known.values()) {
      source.put({ ...post, updatedAt: new Date(nowMs).toISOString() });
    }
  };

  beforeEach(async () => {
    touch();
    await found();
  });

  test('tells nothing new, until an hour has passed; a post that is told of is taken as it is', async () => {
    for (let time = 0; time < 3; time++) {
      touch();
      expect(await found()).toEqual([]);
      expect((await readPost(catalogue, source, { id: 'p1' })).applied).toEqual([]);
    }
    touch();
    expect((await readPost(catalogue, source, { id: 'p1', isTold: true })).applied).toHaveLength(1);
    expect(catalogue.shownAt('p1')?.updatedAt).toBe(new Date(nowMs).toISOString());
    nowMs += 3_600_000;
    touch();
    expect(await found()).toHaveLength(8);
  });

  test('whose lists have no texts has a bounded number of posts asked for a sync, each in its turn', async () => {
    source.put(...Array.from({ length: 142 }, (_, number) => dated(number + 9, 1, { publishedAt: day(1) })));
    await found();
    source.tellsTexts = false;
    touch();
    const first = await found();
    expect(first).toHaveLength(100);
    touch();
    source.put({
      ...dated(150, 1, { publishedAt: day(1) }),
      title: 'Edited',
      updatedAt: new Date(nowMs).toISOString(),
    });
    const second = await found();
    expect(second).toHaveLength(101);
    expect(new Set([...first, ...second]).size).toBe(150);
    // All come to their turn also where they changed once.
    expect([await found(), await found()].map(({ length }) => length)).toEqual([49, 0]);
  });

  test('tells of every edit', async () => {
    touch();
    source.put({ ...dated(3), title: 'Edited', updatedAt: new Date(nowMs).toISOString() });
    source.put({ ...dated(4), textHash: 'another text', updatedAt: new Date(nowMs).toISOString() });
    expect((await found()).sort()).toEqual(['p3', 'p4']);
  });
});

test('lists without texts do not take away what is known of them', async () => {
  await found();
  source.tellsTexts = false;
  nowMs += DAY_MS + 1;
  expect(await found()).toEqual([]);
  expect(catalogue.shownAt('p1')?.textHash).toBe('text of p1');
});

// The last one, for nothing makes it go on.
test('a server that was told to stop ends a list that goes on', async () => {
  const list = source.posts.bind(source);
  let stops = true;
  jest.spyOn(source, 'posts').mockImplementation(async (query) => {
    if (stops) markStopping();
    stops = false;
    return list(query);
  });
  await expect(found()).rejects.toThrow('The server stops.');
  expect(source.asked).toEqual(['page 1']);
});
