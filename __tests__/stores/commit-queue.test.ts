// The queue of changes: together when they come together, and on a slow disk with time for readers between.
import { CommitQueue } from '../../lib/cache/commit-queue';

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** A queue over a disk that takes its time, and how many changes each commit had. */
function slowQueue(commitMs: number) {
  let nowMs = 0;
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const commits: { atMs: number; changes: number }[] = [];
  const queue = new CommitQueue<{ count(): void }>({
    prepare: async () => {},
    commit: (work) => {
      let changes = 0;
      commits.push({ atMs: nowMs, changes: 0 });
      work({
        count: () => {
          changes += 1;
        },
      });
      commits.splice(-1, 1, { atMs: nowMs, changes });
      nowMs += commitMs;
      return null;
    },
  });
  jest.spyOn(global, 'setTimeout').mockImplementation(((run: () => void, ms = 0) => {
    setImmediate(() => {
      nowMs += ms;
      run();
    });
  }) as typeof setTimeout);
  return { queue, commits, nowMs: () => nowMs };
}

test('changes of one moment are one commit', async () => {
  const { queue, commits } = slowQueue(1);
  await Promise.all(Array.from({ length: 100 }, () => queue.add((disk) => disk.count())));
  expect(commits.map(({ changes }) => changes)).toEqual([100]);
});

test('a publish does not wait, and on a slow disk readers get three quarters of the time', async () => {
  const { queue, commits, nowMs } = slowQueue(20);
  for (let change = 0; change < 6; change++) await queue.add((disk) => disk.count());
  expect(nowMs()).toBe(6 * 20);
  for (let change = 0; change < 200; change++) await queue.add((disk) => disk.count());
  expect((commits.length * 20) / nowMs()).toBeLessThan(0.3);
  expect((commits.length * 20) / nowMs()).toBeGreaterThan(0.2);
});
