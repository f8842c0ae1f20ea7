// Where posts moved: through any number of moves, and never in a circle.
import { movedTo, noteMove, oldIdsOf } from '../../lib/moves';
import { processWide } from '../../lib/process-wide';

const kept = new Map<string, string>();

beforeAll(() => {
  const moves = {
    get: async (key: string) => kept.get(key) ?? null,
    put: async (key: string, text: string) => void kept.set(key, text),
  };
  processWide('page-cache', (): { now?: object } => ({})).now = { moves };
});

test('an address that moved again leads to the last one', async () => {
  await noteMove('a', 'b');
  await noteMove('b', 'c');
  expect(await movedTo('a')).toBe('c');
  expect(await movedTo('c')).toBeNull();
});

test('a post that moves back is at home again', async () => {
  await noteMove('here', 'there');
  await noteMove('there', 'here');
  expect(await movedTo('here')).toBeNull();
  expect(await movedTo('there')).toBe('here');
});

test('a circle leads nowhere', async () => {
  await noteMove('x', 'y');
  await noteMove('y', 'z');
  kept.set('moved z', 'x');
  expect(await movedTo('x')).toBeNull();
});

test('all addresses that lead to one are known, but not one that is somewhere else now', async () => {
  await noteMove('one', 'two');
  await noteMove('other', 'two');
  await noteMove('two', 'three');
  await noteMove('other', 'elsewhere');
  expect((await oldIdsOf('three')).sort()).toEqual(['one', 'two']);
  expect(await oldIdsOf('one')).toEqual([]);
  expect(await oldIdsOf('here')).toEqual(['there']);
});
