// The queue of changes: together when they come together, and one commit after the other.
import { CommitQueue } from '../../lib/cache/lmdb/commit-queue';
import { ownTurn } from '../../lib/process/own-turn';
import { DeadlinePassed } from '../../lib/process/timeout';

/** A queue, how many changes each commit had, and what ends the commit that is under way. */
function openQueue() {
  const commits: number[] = [];
  const ends: (() => void)[] = [];
  const queue = new CommitQueue<{ count(): void }>({
    prepare: async () => {},
    commit: async (work) => {
      let changes = 0;
      work({
        count: () => {
          changes += 1;
        },
      });
      commits.push(changes);
      await new Promise<void>((done) => ends.push(done));
      return null;
    },
  });
  const add = (count: number) =>
    Promise.all(Array.from({ length: count }, () => queue.add((disk) => disk.count())));
  /** Ends the commit under way, as soon as there is one. */
  const endCommit = async () => {
    while (ends.length === 0) await new Promise(setImmediate);
    ends.shift()?.();
  };
  return { commits, add, endCommit };
}

test('changes of one moment are one commit', async () => {
  const { commits, add, endCommit } = openQueue();
  const added = add(100);
  await endCommit();
  await added;
  expect(commits).toEqual([100]);
});

test('those that come while a commit is under way are the next one, and wait for it', async () => {
  const { commits, add, endCommit } = openQueue();
  let isSecondDone = false;
  const first = add(1);
  while (commits.length === 0) await new Promise(setImmediate);
  const second = Promise.all([add(1), add(2)]).then(() => {
    isSecondDone = true;
  });
  await endCommit();
  await first;
  expect(isSecondDone).toBe(false);
  await endCommit();
  await second;
  expect(commits).toEqual([1, 3]);
});

test('a commit waits for the pages that are made just then, and not where a reader waits for it', async () => {
  const seen: string[] = [];
  const queue = new CommitQueue<null>({
    prepare: async () => {},
    commit: async (work) => {
      work(null);
      return null;
    },
  });
  const pages = ['1', '2', '3'].map((name) => ownTurn().then(() => seen.push(name)));
  const commit = queue.add(() => seen.push('commit'));
  const hurried = pages[0]?.then(() => queue.add(() => seen.push('a reader’s'), true));
  await Promise.all([...pages, commit, hurried]);
  expect(seen).toEqual(['1', 'commit', 'a reader’s', '2', '3']);
  seen.length = 0;
  await Promise.all([
    ...[1, 2].map(() => ownTurn().then(() => seen.push('page'))),
    queue.add(() => seen.push('commit')),
  ]);
  expect(seen).toEqual(['page', 'page', 'commit']);
});

test.each([
  ['what is wrong before a commit fails it', new Error('out of order'), 2],
  [
    'a commit that does not end fails all of its changes at once, for each alone would take as long',
    new DeadlinePassed('A commit did not end'),
    1,
  ],
])('%s, and the next one is tried', async (_, trouble, tries) => {
  let prepared = 0;
  let isWell = false;
  const queue = new CommitQueue<null>({
    async prepare() {
      prepared += 1;
      if (!isWell) throw trouble;
    },
    async commit(work) {
      work(null);
      return null;
    },
  });
  const failed = await Promise.allSettled([queue.add(() => 'a'), queue.add(() => 'b')]);
  expect(failed).toEqual(Array(2).fill({ status: 'rejected', reason: trouble }));
  expect(prepared).toBe(1 + (tries - 1) * 2);
  isWell = true;
  expect(await queue.add(() => 'c')).toBe('c');
});

test('where a commit did not end, the next ones have less time, until one ends', async () => {
  const limits: number[] = [];
  let isStuck = true;
  const queue = new CommitQueue<null>({
    prepare: async () => {},
    async commit(work, limitMs) {
      limits.push(limitMs);
      work(null);
      return isStuck ? new DeadlinePassed('late') : null;
    },
  });
  for (const _ of [1, 2]) await queue.add(() => 'a').catch(() => {});
  isStuck = false;
  for (const _ of [1, 2]) await queue.add(() => 'a');
  expect(limits).toEqual([60_000, 5000, 5000, 60_000]);
});

test('the next ones have all their time again when the one that did not end has ended late: the disk is slow', async () => {
  const limits: number[] = [];
  let endLate = () => {};
  const queue = new CommitQueue<null>({
    prepare: async () => {},
    async commit(work, limitMs, onLate) {
      limits.push(limitMs);
      work(null);
      endLate = onLate;
      return limits.length === 1 ? new DeadlinePassed('late') : null;
    },
  });
  await queue.add(() => 'a').catch(() => {});
  endLate();
  await queue.add(() => 'a');
  expect(limits).toEqual([60_000, 60_000]);
});
