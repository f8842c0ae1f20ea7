// A look at the folder reads only the files that changed since the last look.
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idByName } from '../../../../lib/content/markdown/folder/file-name';
import { lookAtFiles, type MarkdownFile, touchedSince } from '../../../../lib/content/markdown/folder/files';

const MANY = 1000;

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'posts-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

const write = (name: string, title: string) =>
  writeFileSync(join(dir, name), `---\ntitle: ${title}\n---\nText.\n`);

const look = async () => (await lookAtFiles(dir)).files;

const titles = (files: MarkdownFile[]) =>
  files.map(({ summary }) => (summary instanceof Error ? 'broken' : summary.title));

/** The files that the second look read: all others are the very objects of the first. */
function readAgain(first: MarkdownFile[], second: MarkdownFile[]): string[] {
  const same = new Set(first);
  return second.filter((entry) => !same.has(entry)).map(({ file }) => file.slice(dir.length + 1));
}

test('of a thousand files only the one that was saved is read again', async () => {
  for (let n = 0; n < MANY; n++) write(`post-${n}.md`, `Post ${n}`);
  const first = await look();
  expect(first).toHaveLength(MANY);
  expect(readAgain(first, await look())).toEqual([]);

  write('post-7.md', 'Saved');
  const second = await look();
  expect(readAgain(first, second)).toEqual(['post-7.md']);
  expect(titles(second)).toContain('Saved');
});

test('a file of the same size whose time was set back is read again', async () => {
  write('a.md', 'One');
  const time = new Date('2026-01-01');
  utimesSync(join(dir, 'a.md'), time, time);
  const first = await look();
  const changedAt = () => statSync(join(dir, 'a.md'), { bigint: true }).ctimeNs;
  const before = changedAt();
  // The clock of a file system has steps, within which two changes can't be told apart.
  do {
    write('a.md', 'Two');
    utimesSync(join(dir, 'a.md'), time, time);
  } while (changedAt() === before);
  expect(titles(first)).toEqual(['One']);
  expect(titles(await look())).toEqual(['Two']);
});

test('files come, go and are renamed', async () => {
  write('a.md', 'A');
  write('b.md', 'B');
  const first = await look();
  rmSync(join(dir, 'a.md'));
  renameSync(join(dir, 'b.md'), join(dir, 'c.md'));
  const second = await look();
  expect(readAgain(first, second)).toEqual(['c.md']);
  expect(second.map(({ summary }) => (summary instanceof Error ? null : summary.id))).toEqual(['c']);
});

test('one broken file does not hide the others, and is named', async () => {
  write('a.md', 'A');
  writeFileSync(join(dir, 'broken.md'), '---\ntitle: [\n---\n');
  const [a, broken] = await look();
  expect(a?.summary).toMatchObject({ title: 'A' });
  expect(String(broken?.summary)).toContain(`${dir}/broken.md: line 3: `);
});

test('one that becomes far longer than it is by what it repeats is named', async () => {
  const cook = 'Mira '.repeat(2000);
  writeFileSync(
    join(dir, 'again.md'),
    `---\ntitle: A\ncook: ${cook}\n---\n${'{{ page.cook }}\n'.repeat(600)}`,
  );
  const [again] = await look();
  expect(String(again?.summary)).toContain(`${dir}/again.md: what it repeats`);
});

test('only Markdown files that are not hidden are posts', async () => {
  write('a.md', 'A');
  write('.b.md', 'B');
  write('c.md.tmp', 'C');
  write('d.txt', 'D');
  expect(titles(await look())).toEqual(['A']);
});

test('posts may be in folders, and behind links within the folder', async () => {
  for (const folder of ['2026/11', '_posts', '_layouts', 'node_modules/a', 'elsewhere/.git'])
    mkdirSync(join(dir, folder), { recursive: true });
  write('2026/11/a.md', 'In folders');
  write('_posts/b.md', 'For Jekyll');
  write('_layouts/c.md', 'No post');
  write('node_modules/a/d.md', 'No post');
  const other = join(dir, '.linked');
  mkdirSync(other);
  write('.linked/e.md', 'Linked');
  symlinkSync(other, join(dir, 'zz'));
  symlinkSync(join(other, 'e.md'), join(dir, 'zz.md'));
  symlinkSync(join(other, 'nowhere'), join(dir, 'nowhere.md'));
  expect(titles(await look())).toEqual(['In folders', 'For Jekyll', 'Linked', 'Linked']);
  expect((await look()).map(({ path }) => path)).toEqual(['2026/11/a.md', '_posts/b.md', 'zz.md', 'zz/e.md']);
  rmSync(other, { recursive: true });
  expect(titles(await look())).toEqual(['In folders', 'For Jekyll']);
});

test('where there was a file, a folder is looked into', async () => {
  write('a.md', 'A file');
  await look();
  rmSync(join(dir, 'a.md'));
  mkdirSync(join(dir, 'a.md'));
  write('a.md/index.md', 'A folder');
  expect(titles(await look())).toEqual(['A folder']);
});

test('a folder that is not there is an error naming CONTENT_DIR', async () => {
  await expect(lookAtFiles(join(dir, 'nowhere'))).rejects.toThrow(/CONTENT_DIR \(.*nowhere\) cannot be read/);
});

test('the id by name is composed, as addresses are', () => {
  expect(idByName(`posts/${'한글'.normalize('NFD')}.md`)).toBe('한글');
  expect(idByName('posts\\a.b.md')).toBe('a.b');
});

describe('the ids of posts that were touched', () => {
  const remove = (name: string) => rmSync(join(dir, name));
  const withId = (name: string, id: string) =>
    writeFileSync(join(dir, name), `---\nid: ${id}\ntitle: Titled ${id}\n---\nText.\n`);
  const broken = (name: string) => writeFileSync(join(dir, name), '---\ntitle: [\n---\n');
  let last: number;
  const touched = async () => {
    const before = last;
    last = (await lookAtFiles(dir)).look;
    return touchedSince(dir, before).sort();
  };

  beforeEach(() => {
    last = 0;
  });

  test.each<[string, (() => void)[], () => void | Promise<void>, string[]]>([
    ['nothing', [() => withId('a.md', 'a')], () => {}, []],
    ['a file that came', [], () => withId('a.md', 'a'), ['a']],
    ['a file that went', [() => withId('a.md', 'a')], () => remove('a.md'), ['a']],
    ['a file that was saved', [() => write('a.md', 'One')], () => write('a.md', 'Two, longer'), ['a']],
    [
      'a file that was renamed',
      [() => write('a.md', 'A')],
      () => renameSync(join(dir, 'a.md'), join(dir, 'b.md')),
      ['a', 'b'],
    ],
    ['an id that changed', [() => withId('a.md', 'old')], () => withId('a.md', 'newer'), ['newer', 'old']],
    ['a file that broke', [() => withId('a.md', 'id-of-a')], () => broken('a.md'), ['a', 'id-of-a']],
    ['a file that was mended', [() => broken('a.md')], () => withId('a.md', 'id-of-a'), ['a', 'id-of-a']],
    [
      'an id that only a look in between found',
      [() => withId('a.md', 'first')],
      async () => {
        withId('a.md', 'for-a-moment');
        await lookAtFiles(dir);
        remove('a.md');
      },
      ['first', 'for-a-moment'],
    ],
  ])('%s', async (_, before, change, ids) => {
    withId('other.md', 'other');
    for (const write of before) write();
    await touched();
    await change();
    expect(await touched()).toEqual(ids);
    expect(await touched()).toEqual([]);
  });
});
