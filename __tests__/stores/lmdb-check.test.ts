// LMDB's own bookkeeping has no checksums: what flipped in it is found by visiting all of it, and what is well is not.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFile } from '../../lib/cache/lmdb/check';
import type { Lmdb } from '../../lib/cache/lmdb/database';
import { openAgain } from '../support/lmdb';

const PAGE_BYTES = 4096;
/** Kinds of pages. */
const [BRANCH, LEAF, VALUE] = [1, 2, 4];

let dir: string;
let lmdb: Lmdb;
let round = 0;

/** As servers do: texts of all sizes that come, are replaced and go, a few in each commit. */
const writeMuch = async () => {
  round += 1;
  for (let first = 0; first < 120; first += 10) {
    await lmdb.write(({ texts, records, log, ends }) => {
      for (let n = first; n < first + 10; n++) {
        const size = [30, 900, 5000, 40_000][(n + round) % 4] ?? 0;
        texts.put(['release', `/blog/${n}`], `${round}`.repeat(size));
        if ((n + round) % 5 === 0) texts.remove(['release', `/blog/${n - 1}`]);
        records.put(['source', `id ${n}`], 'x'.repeat(300 + n));
        log.put(['source', round * 1000 + n, `id ${n}`], true);
      }
      ends.put('source', `${round * 1000 + first}`);
    });
  }
};

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  dir = await mkdtemp(join(tmpdir(), 'lmdb-check-'));
  lmdb = await openAgain(dir);
  for (let time = 0; time < 4; time++) await writeMuch();
});

afterAll(async () => {
  lmdb.close();
  await rm(dir, { recursive: true });
});

/** Changes one bit of a file's page of a kind, has a look, and changes it back. */
async function withFlipped(kind: number, at: number, bit: number, look: () => Promise<void>) {
  const file = await open(join(dir, 'data.mdb'), 'r+');
  try {
    for (let page = 2; ; page++) {
      const bytes = Buffer.alloc(PAGE_BYTES);
      const { bytesRead } = await file.read(bytes, 0, PAGE_BYTES, page * PAGE_BYTES);
      if (bytesRead === 0) throw new Error(`No page of kind ${kind} is in use.`);
      if (bytes.readUInt16LE(18) !== kind || Number(bytes.readBigUInt64LE(0)) !== page) continue;
      const before = bytes[at] ?? 0;
      await file.write(Buffer.of(before ^ (1 << bit)), 0, 1, page * PAGE_BYTES + at);
      const found = await checkFile(dir);
      // A page that is free may have anything in it.
      if (found !== null) await look();
      await file.write(Buffer.of(before), 0, 1, page * PAGE_BYTES + at);
      if (found !== null) return;
    }
  } finally {
    await file.close();
  }
}

test('a file in which much came and went is well', async () => {
  expect(await checkFile(dir)).toBeNull();
});

test('so it is where one commit has replaced a value by a shorter one', async () => {
  await lmdb.write(({ texts }) => {
    texts.put(['release', '/blog/shorter'], 'x'.repeat(20_000));
    texts.put(['release', '/blog/shorter'], 'x'.repeat(5000));
  });
  expect(await checkFile(dir)).toBeNull();
});

test('what takes too long is not called broken, for the start waits for it', async () => {
  expect(await checkFile(dir, -1)).toEqual({ broken: false, reason: 'it took longer than -1 ms' });
});

test('so it is while others write', async () => {
  const findings: unknown[] = [];
  let isOver = false;
  const writing = writeMuch().finally(() => {
    isOver = true;
  });
  while (!isOver) findings.push(await checkFile(dir));
  await writing;
  expect(findings.filter((finding) => finding !== null && (finding as { broken: boolean }).broken)).toEqual(
    [],
  );
  expect(await checkFile(dir)).toBeNull();
});

test.each([
  ['the number of a page', BRANCH, 0, 4],
  ['the number of a page', LEAF, 5, 0],
  ['the number of a page', VALUE, 2, 0],
  ['when it was written', BRANCH, 14, 1],
  ['when it was written', LEAF, 9, 5],
  ['when it was written', VALUE, 15, 0],
  ['what kind it is', BRANCH, 18, 1],
  ['what kind it is', LEAF, 19, 3],
  ['what kind it is', VALUE, 18, 0],
  ['how many entries it has', LEAF, 20, 1],
  ['where its entries begin', LEAF, 23, 7],
  ['how long it is', VALUE, 22, 5],
  ['where an entry is', LEAF, 25, 7],
  ['where an entry is', BRANCH, 24, 0],
])('a bit that flipped in %s (kind %i, byte %i, bit %i) is found', async (_, kind, at, bit) => {
  await withFlipped(kind, at, bit, async () => {
    expect(await checkFile(dir)).toMatchObject({ broken: true, reason: expect.stringMatching(/^page \d+ /) });
  });
  expect(await checkFile(dir)).toBeNull();
});

test('of a file of another version nothing is said', async () => {
  const file = await open(join(dir, 'data.mdb'), 'r+');
  const at = 24 + 4;
  for (const version of [3, 2]) {
    for (const header of [0, PAGE_BYTES]) await file.write(Buffer.of(version), 0, 1, header + at);
    expect((await checkFile(dir))?.broken ?? null).toBe(version === 3 ? false : null);
  }
  await file.close();
});
