// Long work leaves others their turn.
import { inParts, inSlices, SLICE_MS } from '../../../lib/process/in-slices';

/** Counts the turns that others have until it is stopped. */
function countTurns() {
  const turns = { count: 0, stop: () => clearImmediate(next) };
  const count = () => {
    turns.count += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  return turns;
}

test('steps are done in slices of time', async () => {
  let nowMs = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const done: number[] = [];
  function* steps(): Generator<void, string> {
    for (let step = 0; step < 30; step++) {
      done.push(step);
      nowMs += 1;
      yield;
    }
    return 'all';
  }
  const turns = countTurns();
  await expect(inSlices(steps())).resolves.toBe('all');
  turns.stop();
  expect(done).toHaveLength(30);
  expect(turns.count).toBeGreaterThanOrEqual(30 / 4 - 1);
});

test('work on hundreds of items is begun in parts, and its results keep their order', async () => {
  const turns = countTurns();
  const begunAt: number[] = [];
  const results = await inParts(
    Array.from({ length: 250 }, (_, index) => index),
    async (item) => {
      begunAt.push(turns.count);
      return 2 * item;
    },
  );
  turns.stop();
  expect(results).toEqual(Array.from({ length: 250 }, (_, index) => 2 * index));
  expect([begunAt[99], begunAt[100], begunAt[200]]).toEqual([0, 1, 2]);
});

test('work that takes long to begin leaves others their turn before the next, and what fails meanwhile fails all', async () => {
  let nowMs = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const turns = countTurns();
  const begunAt: number[] = [];
  const work = inParts(
    [0, 1, 2, 3],
    async (item) => {
      begunAt.push(turns.count);
      nowMs += 3;
      if (item === 1) throw new Error('One failed.');
    },
    SLICE_MS,
  );
  await expect(work).rejects.toThrow('One failed.');
  turns.stop();
  expect(begunAt).toEqual([0, 0, 1, 1]);
});
