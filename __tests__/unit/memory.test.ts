// What a server keeps in memory: the most recently used, within a number of bytes.
import { Memory } from '../../lib/cache/memory';

test('the least recently used goes first when the bytes are used up', () => {
  const memory = new Memory<string>(30);
  memory.set('a', 'A', 10);
  memory.set('b', 'B', 10);
  memory.set('c', 'C', 10);
  memory.get('a');
  memory.set('d', 'D', 10);
  expect(['a', 'b', 'c', 'd'].filter((key) => memory.get(key))).toEqual(['a', 'c', 'd']);
});

test('one large item makes as much room as it needs', () => {
  const memory = new Memory<string>(30);
  for (const key of ['a', 'b', 'c']) memory.set(key, key, 10);
  memory.set('large', 'L', 25);
  expect(['a', 'b', 'c', 'large'].filter((key) => memory.get(key))).toEqual(['large']);
});

test('what is larger than all of memory is not kept, nor is what it was to replace', () => {
  const memory = new Memory<string>(30);
  memory.set('a', 'old', 10);
  memory.set('b', 'B', 10);
  memory.set('a', 'new', 31);
  expect(memory.get('a')).toBeUndefined();
  expect(memory.get('b')).toBe('B');
});

test('replaced and deleted items give their bytes back', () => {
  const memory = new Memory<string>(30);
  for (let round = 0; round < 100; round++) {
    memory.set('a', 'A', 10);
    memory.set('gone', 'G', 20);
    memory.delete('gone');
  }
  memory.set('b', 'B', 20);
  expect(memory.get('a')).toBe('A');
  expect(memory.get('b')).toBe('B');
});
