// Watching a folder with all below it: what comes is told, and costs the same however much is there.
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchTree } from '../../../../lib/content/markdown/folder/watch-tree';

let base: string;
let dir: string;

beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), 'tree-'));
  dir = join(base, 'posts');
  fs.mkdirSync(dir);
});

afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(base, { recursive: true, force: true });
});

/** What is watched for an earlier test still tells of its end. */
function begin() {
  const told = { events: 0, losses: 0 };
  watchTree(dir, {
    onEvent: () => {
      told.events += 1;
    },
    onLost: () => {
      told.losses += 1;
    },
  });
  return told;
}

const write = (path: string) => fs.writeFileSync(join(dir, path), 'Text.');
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Waits for what the file system tells in its own time; the test's limit ends it. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await turn();
}

async function isTold(told: { events: number }, work: () => void): Promise<void> {
  const before = told.events;
  work();
  await until(() => told.events > before);
}

test('no folder is read again because files come to it', async () => {
  const told = begin();
  const reads = jest.spyOn(fs, 'readdirSync');
  for (let n = 0; n < 300; n++) write(`p${n}.md`);
  for (let n = 0; n < 300; n++) write(`p${n}.png`);
  await isTold(told, () => write('last.md'));
  await until(() => told.events >= 601);
  expect(reads).not.toHaveBeenCalled();
});

test('a folder that comes with others in it is watched, and read alone', async () => {
  fs.mkdirSync(join(dir, 'old'));
  const told = begin();
  const reads = jest.spyOn(fs, 'readdirSync');
  const elsewhere = join(base, 'elsewhere');
  fs.mkdirSync(join(elsewhere, 'deep'), { recursive: true });
  await isTold(told, () => fs.renameSync(elsewhere, join(dir, 'new')));
  await isTold(told, () => write('new/deep/a.md'));
  await isTold(told, () => write('old/a.md'));
  expect(reads.mock.calls.filter(([path]) => !String(path).startsWith(join(dir, 'new')))).toEqual([]);
});

test('another folder of the same name is watched in its place', async () => {
  fs.mkdirSync(join(dir, 'sub'));
  const told = begin();
  const other = join(base, 'other');
  fs.mkdirSync(other);
  await isTold(told, () => {
    fs.renameSync(join(dir, 'sub'), join(base, 'away'));
    fs.renameSync(other, join(dir, 'sub'));
  });
  // Until both are heard of, what is told may be of the first.
  await turn();
  await turn();
  await isTold(told, () => write('sub/a.md'));
  expect(told.losses).toBe(0);
});

test('whoever watches is told once when the folder itself is replaced', async () => {
  const told = begin();
  fs.renameSync(dir, join(base, 'away'));
  fs.mkdirSync(dir);
  await until(() => told.losses > 0);
  write('a.md');
  await turn();
  expect(told.losses).toBe(1);
});

test('a folder that is not there is an error', () => {
  fs.rmdirSync(dir);
  expect(begin).toThrow('ENOENT');
});
