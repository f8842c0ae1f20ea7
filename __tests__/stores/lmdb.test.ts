// The database's folder when something is wrong with it: one clear line, no crash, and it goes on when it can.
import fs from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lmdb } from '../../lib/cache/lmdb/database';
import { eventually } from '../support/http';
import { openAgain } from '../support/lmdb';

let dir: string;
let logged: jest.SpyInstance;

beforeEach(async () => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  dir = await mkdtemp(join(tmpdir(), 'lmdb.test-'));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});

const put = (lmdb: Lmdb, text: string, name = 'name') =>
  lmdb.write(({ facts }) => {
    facts.put(['source', name], text);
  });
/** Puts a text as soon as that can be done. */
const putOnce = (lmdb: Lmdb, text: string) =>
  eventually('it can be written', () =>
    put(lmdb, text).then(
      () => true,
      () => false,
    ),
  );
const get = (lmdb: Lmdb) => lmdb.read(({ facts }) => facts.get(['source', 'name']));

/** What was logged as an error. */
const lines = () => logged.mock.calls.map(([line]) => JSON.parse(String(line)));

/** Expects that the start has said once what is wrong and what to do, and that nothing can be read or written. */
async function expectUnusable(lmdb: Lmdb, reason: RegExp): Promise<void> {
  for (let time = 0; time < 3; time++) {
    await expect(put(lmdb, 'text')).rejects.toThrow(reason);
    expect(() => get(lmdb)).toThrow(reason);
  }
  expect(lines()).toEqual([
    expect.objectContaining({
      event: 'cache folder cannot be used',
      reason: expect.stringMatching(reason),
      advice: expect.stringContaining('CACHE_DIR'),
    }),
  ]);
}

test('a folder below a file is an error, until the file is gone', async () => {
  const file = join(dir, 'file');
  await writeFile(file, '');
  const lmdb = await Lmdb.in(join(file, 'cache'));
  await expectUnusable(lmdb, /ENOTDIR|EEXIST/);
  await rm(file);
  await eventually('it can be written', () =>
    put(lmdb, 'text').then(
      () => true,
      () => false,
    ),
  );
  expect(get(lmdb)).toBe('text');
});

test.each(['EROFS', 'EACCES', 'ENOSPC'])(
  'a folder in which no file can be made (%s) is an error',
  async (code) => {
    jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
      throw Object.assign(new Error(`${code}: not today`), { code, syscall: 'open' });
    });
    await expectUnusable(await Lmdb.in(dir), new RegExp(code));
  },
);

test('a network drive is not used', async () => {
  jest.spyOn(fs, 'statfsSync').mockReturnValue({ type: 0x6969 } as fs.StatsFs);
  await expectUnusable(await Lmdb.in(dir), /network drive \(NFS\)/);
});

test('where lmdb cannot be loaded that is said', async () => {
  jest.doMock('lmdb', () => {
    throw new Error('No native build was found');
  });
  await expectUnusable(await Lmdb.in(dir), /No native build/);
  jest.dontMock('lmdb');
});

/** Two hundred pages of the file, and more. */
async function putMuch(lmdb: Lmdb): Promise<void> {
  for (let number = 0; number < 20; number++) await put(lmdb, 'x'.repeat(50_000), `large ${number}`);
  await put(lmdb, 'old');
}

/** What may have become of a data file, and what it was made of. */
const BROKEN: Record<string, (whole: Buffer) => Buffer> = {
  'of another program': () => Buffer.from('{"path": "/blog/hello", "val'),
  'of another program, and a large one': () => Buffer.alloc(1_000_000, 'x'),
  'cut off in its header': (whole) => whole.subarray(0, 100),
  'cut off after its header': (whole) => whole.subarray(0, 8192),
  'cut off in the middle': (whole) => whole.subarray(0, whole.length / 2),
  'with zeros where its pages were': (whole) =>
    Buffer.concat([whole.subarray(0, 8192), Buffer.alloc(whole.length)]),
};

test.each(Object.entries(BROKEN))(
  'a file %s is moved aside, and the start goes on empty',
  async (_, breakIt) => {
    const data = join(dir, 'data.mdb');
    const before = await openAgain(dir);
    await putMuch(before);
    const broken = breakIt(await readFile(data));
    await rm(dir, { recursive: true });
    await mkdir(dir);
    await writeFile(data, broken);

    const lmdb = await openAgain(dir);
    expect(get(lmdb)).toBeUndefined();
    await put(lmdb, 'new');
    expect(get(await openAgain(dir))).toBe('new');
    expect(lines()).toEqual([
      expect.objectContaining({ event: 'cache begins empty', moved: `${data}.broken` }),
    ]);
    expect((await readFile(`${data}.broken`)).equals(broken)).toBe(true);
  },
);

test('a file that lacks a few pages at its end ends no process', async () => {
  const before = await openAgain(dir);
  await putMuch(before);
  const data = join(dir, 'data.mdb');
  const broken = (await readFile(data)).subarray(0, -40 * 4096);
  await rm(dir, { recursive: true });
  await mkdir(dir);
  await writeFile(data, broken);
  const lmdb = await openAgain(dir);
  for (let number = 0; number < 20; number++) {
    try {
      lmdb.read(({ facts }) => facts.get(['source', `large ${number}`]));
    } catch {
      // Whatever it was.
    }
  }
  await putOnce(lmdb, 'text');
  expect(get(lmdb)).toBe('text');
});

test('an empty file is an empty database', async () => {
  await writeFile(join(dir, 'data.mdb'), '');
  const lmdb = await openAgain(dir);
  await put(lmdb, 'text');
  expect(get(lmdb)).toBe('text');
  expect(lines()).toEqual([]);
});

test('a folder that is removed is made again by the next write', async () => {
  const lmdb = await openAgain(dir);
  await put(lmdb, 'before');
  await rm(dir, { recursive: true });
  await put(lmdb, 'after');
  expect(await readdir(dir)).toContain('data.mdb');
  expect(get(await openAgain(dir))).toBe('after');
});

test('a folder that a file takes the place of is an error, until the file is gone', async () => {
  const lmdb = await openAgain(dir);
  await put(lmdb, 'before');
  await rm(dir, { recursive: true });
  await writeFile(dir, '');
  await expectUnusable(lmdb, /ENOTDIR|EEXIST/);
  await rm(dir);
  await putOnce(lmdb, 'after');
  expect(get(lmdb)).toBe('after');
});

test('a change that throws is not made, and takes no other with it', async () => {
  const lmdb = await openAgain(dir);
  const wrong = lmdb.write(({ facts }) => {
    facts.put(['source', 'name'], 'wrong');
    throw new Error('It is wrong.');
  });
  const right = lmdb.write(({ facts }) => {
    facts.put(['source', 'other'], 'right');
  });
  await expect(wrong).rejects.toThrow('It is wrong.');
  await right;
  expect(get(lmdb)).toBeUndefined();
  expect(lmdb.read(({ facts }) => facts.get(['source', 'other']))).toBe('right');
});
