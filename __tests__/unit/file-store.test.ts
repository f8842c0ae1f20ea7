// The file store: whole files, greater versions, and whatever else may lie in its folder.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FileStore } from '../../lib/cache/file-store';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'file-store-'));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(root, { recursive: true, force: true });
});

const open = () => new FileStore(root, 'release');

/** The files of pages, with the folders they are in. */
const files = async () =>
  (await readdir(join(root, 'release'), { recursive: true })).filter((file) => /\/[0-9a-f]{64}/.test(file));

const LARGE = 'x'.repeat(3000);

test('a path has the text and the version that were written last, also after a restart', async () => {
  const store = open();
  expect(store.version('/blog/a')).toBe(0);
  expect(await store.read('/blog/a')).toBeNull();
  const first = await store.write('/blog/a', 'one', 0);
  const second = await store.write('/blog/a', 'two', first ?? 0);
  expect(Number(second)).toBeGreaterThan(Number(first));
  for (const each of [store, open()]) {
    expect(await each.read('/blog/a')).toEqual({ version: second, text: 'two' });
    expect(each.version('/blog/a')).toBe(second);
  }
  expect(await files()).toHaveLength(1);
});

test('a write that has not seen what is there is refused and changes nothing', async () => {
  const store = open();
  const version = await store.write('/', 'newer', 0, 7);
  expect(version).toBe(7);
  expect(await store.write('/', 'older', 6)).toBeNull();
  expect(await open().write('/', 'older', 0)).toBeNull();
  expect(await store.read('/')).toEqual({ version: 7, text: 'newer' });
});

test('of two stores that write after the same version exactly one succeeds, and both then have its text', async () => {
  const stores = [open(), open()];
  let seen = 0;
  for (let round = 1; round <= 50; round++) {
    const written = await Promise.all(
      stores.map((store, index) => store.write('/', `round ${round} of ${index}`, seen)),
    );
    const winners = [0, 1].filter((index) => written[index] !== null);
    expect(winners).toHaveLength(1);
    for (const store of stores) {
      expect((await store.read('/'))?.text).toBe(`round ${round} of ${winners[0]}`);
      seen = store.version('/');
    }
  }
});

test('reading while another process writes gives a whole text that is not older', async () => {
  const writer = open();
  const reader = open();
  let seen = (await writer.write('/', '1', 0)) ?? 0;
  let writing = true;
  const read = async () => {
    while (writing) {
      const before = writer.version('/');
      const stored = await reader.read('/');
      expect(stored).toEqual({ version: expect.any(Number), text: String(stored?.version) });
      expect(stored?.version).toBeGreaterThanOrEqual(before);
    }
  };
  const write = async () => {
    for (let round = 0; round < 300; round++) seen = (await writer.write('/', String(seen + 1), seen)) ?? 0;
    writing = false;
  };
  await Promise.all([write(), read(), read()]);
  expect(seen).toBe(301);
});

test('an empty file is an evicted page: its version stays and its text is gone', async () => {
  const store = open();
  await store.write('/', 'text', 0, 5);
  const [file = ''] = await files();
  await writeFile(join(root, 'release', file), '');
  expect(await open().read('/')).toEqual({ version: 5, text: null });
  expect(await open().write('/', 'again', 4)).toBeNull();
  expect(await open().write('/', 'again', 5)).toBe(6);
});

test('files of others are as if they were not there', async () => {
  await open().write('/', 'text', 0, 5);
  const [file = ''] = await files();
  const mine = join(root, 'release', file);
  await writeFile(mine.replace(/5$/, '9.bak'), 'a copy');
  await writeFile(mine.replace(/5$/, '1e3'), 'no version');
  await writeFile(mine.replace(/5$/, '-7'), 'no version');
  await writeFile(join(dirname(mine), 'README'), 'Hello');
  await writeFile(join(root, 'release', 'notes.txt'), 'Hello');
  await mkdir(mine.replace(/5$/, '8'));
  const store = open();
  expect(await store.read('/')).toEqual({ version: 5, text: 'text' });
  expect(await store.write('/', 'next', 5)).toBe(6);
  expect(await open().read('/')).toEqual({ version: 6, text: 'next' });
});

test('of two versions that a kill left, the greater counts', async () => {
  await open().write('/', 'older', 0, 5);
  const [file = ''] = await files();
  await writeFile(join(root, 'release', file.replace(/5$/, '6')), 'newer');
  expect(await open().read('/')).toEqual({ version: 6, text: 'newer' });
});

test('a path may be of any length and in any script', async () => {
  const store = open();
  for (const path of [
    `/blog/${'한'.repeat(80)}`,
    `/blog/${'a'.repeat(5000)}`,
    '/blog/../../etc',
    '/blog/%00',
  ]) {
    expect(await store.write(path, path, 0)).toBe(1);
    expect(await open().read(path)).toEqual({ version: 1, text: path });
  }
});

test('the least recently used texts are evicted first, and small ones never', async () => {
  let now = 1_000_000;
  jest.spyOn(Date, 'now').mockImplementation(() => {
    now += 1;
    return now;
  });
  const store = open();
  for (const path of ['/a', '/b', '/c']) await store.write(path, LARGE, 0);
  await store.write('/gone', 'small', 0);
  store.used('/a');
  await store.trim(6100);
  expect(await store.read('/b')).toEqual({ version: 1, text: null });
  for (const path of ['/a', '/c']) expect((await store.read(path))?.text).toBe(LARGE);

  await store.trim(0);
  expect(await store.read('/a')).toEqual({ version: 1, text: null });
  expect(await store.read('/gone')).toEqual({ version: 1, text: 'small' });
});

test('a folder that cannot be made is an error on writing, and nothing on reading', async () => {
  await writeFile(join(root, 'file'), '');
  const store = new FileStore(join(root, 'file'), 'release');
  expect(await store.read('/')).toBeNull();
  await expect(store.write('/', 'text', 0)).rejects.toThrow('ENOTDIR');
});
