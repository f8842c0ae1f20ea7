// What may be in a folder of posts besides posts: links in circles and out of it, files of any size, what cannot be
// read. It is named, and stands in no other post's way.
import fs, { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookAtFiles } from '../../../../lib/content/markdown/folder/files';
import { markdownSource } from '../../../../lib/content/markdown/source';

let root: string;
let dir: string;
let warned: jest.SpyInstance;

beforeEach(() => {
  warned = jest.spyOn(console, 'warn').mockImplementation(() => {});
  root = mkdtempSync(join(tmpdir(), 'odd-'));
  dir = join(root, 'posts');
  mkdirSync(dir);
  write('good.md', 'Good');
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function write(name: string, title: string, more = ''): void {
  writeFileSync(join(dir, name), `---\ntitle: ${title}\n${more}---\nText.\n`);
}

/** The titles of the posts in the folder, and what is wrong there. */
async function listed() {
  const { posts, problems } = await markdownSource(dir).posts({ page: 1 });
  return { titles: posts.map(({ title }) => title).sort(), problems };
}

const toldOf = () => warned.mock.calls.map(([line]) => String(JSON.parse(String(line)).problem));

test('texts in another language than Markdown are named, once, with how many they are', async () => {
  mkdirSync(join(dir, 'deep'));
  for (const name of ['deep/a.rst', 'b.org', '_c.adoc', 'd.mdwn']) write(name, name);
  for (let time = 0; time < 3; time++) expect((await listed()).titles).toEqual(['Good', 'd.mdwn']);
  expect(toldOf().filter((line) => line.includes('no Markdown'))).toEqual([
    `${join(dir, 'b.org')}: no Markdown, and not shown; files of this kind: 2`,
  ]);
});

test('files that are no posts by their names are named, once, with how many they are', async () => {
  mkdirSync(join(dir, 'deep'));
  const named = ['SUMMARY.md', 'CHANGELOG.md', 'deep/SECURITY.md', 'index.md', 'deep/map.excalidraw.md'];
  const expected = [
    'README.md',
    'readme.ko.md',
    'deep/README-KO.md',
    '_index.md',
    '.hidden.md',
    'deep/index.md',
  ];
  for (const name of [...named, ...expected]) write(name, name);
  for (let time = 0; time < 3; time++) expect((await listed()).titles).toEqual(['Good', 'deep/index.md']);
  expect(toldOf().filter((line) => line.includes('no post by its name'))).toEqual([
    expect.stringContaining(`files of this kind: ${named.length}`),
  ]);
});

test('folders within folders are read without asking for each where it is', async () => {
  const deep = Array.from({ length: 100 }, (_, depth) => String(depth)).join('/');
  mkdirSync(join(dir, deep), { recursive: true });
  write(`${deep}/far.md`, 'Far');
  const asked = jest.spyOn(fs, 'realpathSync');
  expect((await listed()).titles).toEqual(['Far', 'Good']);
  expect(asked.mock.calls.length).toBeLessThan(10);
});

test('files that hide the posts of a folder in another generator are named, once', async () => {
  for (const name of ['hugo', 'eleventy', 'open']) mkdirSync(join(dir, name));
  write('hugo/_index.md', 'All', 'cascade: { draft: true }\n');
  writeFileSync(join(dir, 'eleventy/eleventy.11tydata.json'), '{"eleventyExcludeFromCollections": true}');
  writeFileSync(join(dir, 'open/open.json'), '{"tags": ["tin"]}');
  write('open/_index.md', 'Open', 'draft: true\n');
  for (let time = 0; time < 3; time++) await listed();
  expect(toldOf().filter((line) => line.includes('hides all posts'))).toEqual(
    ['hugo/_index.md', 'eleventy/eleventy.11tydata.json']
      .map((name) => expect.stringContaining(join(dir, name)))
      .sort(),
  );
});

test('such files that are broken, or that take long to parse, are named, once, and are not parsed', async () => {
  for (const name of ['broken', 'none', 'long', 'large', 'data']) mkdirSync(join(dir, name));
  writeFileSync(join(dir, 'broken/_index.md'), '---\ncascade: [\n---\n');
  writeFileSync(join(dir, 'none/none.json'), '{');
  write('long/_index.md', 'All', `${'a: "b" c\n'.repeat(1000)}cascade: { draft: true }\n`);
  write('large/_index.md', 'All', 'cascade: { draft: true }\n');
  truncateSync(join(dir, 'large/_index.md'), 200_000);
  writeFileSync(join(dir, 'data/data.json'), JSON.stringify({ draft: true, text: 'a'.repeat(30_000) }));
  for (let time = 0; time < 3; time++) expect((await listed()).titles).toEqual(['Good']);
  const lines = toldOf().filter((line) => line.includes('of its folder in another generator'));
  const reasons = lines.map((line) => line.replace(/^(\S+):.* none is hidden here/, '$1')).sort();
  expect(reasons).toEqual([
    expect.stringMatching(/broken\/_index\.md: ./),
    `${join(dir, 'data/data.json')}: it is longer than 20000 characters`,
    `${join(dir, 'large/_index.md')}: it is larger than 100 kB`,
    `${join(dir, 'long/_index.md')}: the front matter is longer than 8000 characters`,
    expect.stringMatching(/none\/none\.json: ./),
  ]);
});

describe('links', () => {
  test('in a circle are named, once, and all other posts are there', async () => {
    symlinkSync('b.md', join(dir, 'a.md'));
    symlinkSync('a.md', join(dir, 'b.md'));
    mkdirSync(join(dir, 'deep'));
    for (const name of ['up', 'up-again']) symlinkSync('..', join(dir, 'deep', name));
    write('deep/below.md', 'Below');
    for (let time = 0; time < 3; time++) expect((await listed()).titles).toEqual(['Below', 'Good']);
    expect((await markdownSource(dir).post('good'))?.title).toBe('Good');
    // An address that no file has is "not found" all the same.
    expect(await markdownSource(dir).post('a')).toBeNull();
    for (const name of ['a.md', 'b.md', 'deep/up', 'deep/up-again']) {
      expect(toldOf().filter((line) => line.startsWith(`${join(dir, name)}: `))).toHaveLength(1);
    }
  });

  test('out of the folder are not followed', async () => {
    writeFileSync(join(root, 'secret.md'), '---\ntitle: Secret\n---\n');
    mkdirSync(join(root, 'posts-of-others'));
    writeFileSync(join(root, 'posts-of-others/theirs.md'), '---\ntitle: Theirs\n---\n');
    symlinkSync('../secret.md', join(dir, 'link.md'));
    symlinkSync('../posts-of-others', join(dir, 'folder'));
    symlinkSync('/', join(dir, 'all'));
    expect((await listed()).titles).toEqual(['Good']);
    expect(toldOf().filter((line) => line.includes('out of the folder'))).toHaveLength(3);
  });

  test('within the folder are followed, each folder once; the folder itself may be one', async () => {
    mkdirSync(join(dir, '..data'));
    writeFileSync(join(dir, '..data/mounted.md'), '---\ntitle: Mounted\n---\n');
    symlinkSync('..data/mounted.md', join(dir, 'mounted.md'));
    mkdirSync(join(dir, '.kept'));
    writeFileSync(join(dir, '.kept/kept.md'), '---\ntitle: Kept\n---\n');
    symlinkSync('.kept', join(dir, 'shown'));
    symlinkSync('.kept', join(dir, 'shown-twice'));
    const { titles, problems } = await listed();
    expect([titles, problems]).toEqual([['Good', 'Kept', 'Mounted'], []]);
    symlinkSync('posts', join(root, 'link-to-posts'));
    expect((await lookAtFiles(join(root, 'link-to-posts'))).files).toHaveLength(3);
  });

  test('of a hundred folders to each other are no hundred times a hundred', async () => {
    for (let from = 0; from < 100; from++) {
      mkdirSync(join(dir, `folder-${from}`));
      for (let to = 0; to < 100; to++)
        symlinkSync(`../folder-${to}`, join(dir, `folder-${from}`, `to-${to}`));
    }
    expect((await listed()).titles).toEqual(['Good']);
  });
});

describe('files', () => {
  test('of 100 MB are named and not read', async () => {
    write('huge.md', 'Huge');
    truncateSync(join(dir, 'huge.md'), 100 * 1024 * 1024);
    const read = jest.spyOn(fsPromises, 'readFile');
    const { titles, problems } = await listed();
    expect(titles).toEqual(['Good']);
    expect(problems).toEqual([expect.stringMatching(/huge\.md: larger than 10 MB \(CONTENT_MAX_MB\)/)]);
    expect(read.mock.calls.filter(([file]) => String(file).endsWith('huge.md'))).toEqual([]);
  });

  test('whose YAML would unfold to billions, or is nested or long without end, are named', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 12; n++) {
      lines.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
      );
    }
    write('bomb.md', 'Bomb', `${lines.join('\n')}\n`);
    write('nested.md', 'Nested', `deep: ${'['.repeat(20_000)}\n`);
    write('long.md', 'Long', `${'x: y\n'.repeat(100_000)}`);
    const { titles, problems } = await listed();
    expect(titles).toEqual(['Good']);
    expect(problems.sort()).toEqual([
      expect.stringContaining('bomb.md: '),
      expect.stringContaining('long.md: the front matter is longer than'),
      expect.stringContaining('nested.md: '),
    ]);
  });

  test('and folders that cannot be read are named; what they may hold is not taken for gone', async () => {
    write('closed.md', 'Closed');
    mkdirSync(join(dir, 'locked'));
    const failFor = (name: string) => (path: unknown) => {
      if (String(path).endsWith(name)) throw new Error('EACCES: permission denied');
    };
    const { readdirSync } = fs;
    const { readFile } = fsPromises;
    jest.spyOn(fsPromises, 'readFile').mockImplementation(async (...args) => {
      failFor('closed.md')(args[0]);
      return readFile(...args);
    });
    jest.spyOn(fs, 'readdirSync').mockImplementation(((...args: Parameters<typeof readdirSync>) => {
      failFor('locked')(args[0]);
      return readdirSync(...args);
    }) as typeof readdirSync);
    const { titles, problems } = await listed();
    expect(titles).toEqual(['Good']);
    expect(problems.sort()).toEqual([
      expect.stringMatching(/closed\.md: EACCES/),
      expect.stringMatching(/locked: EACCES/),
    ]);
    await expect(markdownSource(dir).post('in-locked')).rejects.toThrow('EACCES');
    jest.restoreAllMocks();
    expect((await listed()).titles).toEqual(['Closed', 'Good']);
  });
});
