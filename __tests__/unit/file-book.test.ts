// A book in a folder: whole after any change, and for the next process too.
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileBook } from '../../lib/cache/file-book';

const newDir = () => join(mkdtempSync(join(tmpdir(), 'book-')), 'posts');

test('a book that nobody wrote in is empty', async () => {
  const book = fileBook(newDir());
  expect(await book.get('a')).toBeNull();
  expect(await book.all()).toEqual(new Map());
});

test('what is put is there for the next process, until it is removed', async () => {
  const dir = newDir();
  const names = ['a', '__proto__', '한글', 'with space'];
  await fileBook(dir).putAll(new Map(names.map((name) => [name, `text of ${name}`])));
  await fileBook(dir).remove('a');
  await fileBook(dir).put('b', 'new');
  expect(await fileBook(dir).all()).toEqual(
    new Map([...names.slice(1).map((name) => [name, `text of ${name}`] as const), ['b', 'new']]),
  );
  expect(await fileBook(dir).get('__proto__')).toBe('text of __proto__');
});

test('a thousand changes at once all count', async () => {
  const book = fileBook(newDir());
  const names = Array.from({ length: 1000 }, (_, n) => `post-${n}`);
  await Promise.all(names.map((name) => book.put(name, name)));
  expect((await book.all()).size).toBe(1000);
});

test('a torn file says nothing, and is written anew', async () => {
  const dir = newDir();
  const book = fileBook(dir);
  await book.put('a', 'text');
  for (const file of readdirSync(dir)) writeFileSync(join(dir, file), '[["a","te');
  expect(await book.get('a')).toBeNull();
  await book.put('a', 'again');
  expect(await book.all()).toEqual(new Map([['a', 'again']]));
});
