// Several processes on one folder, as PM2 runs them: none of their writes is lost, and none is seen half.
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Lmdb } from '../../lib/cache/lmdb/database';
import { LmdbStore } from '../../lib/cache/lmdb/store';
import { OPTIONS } from '../../lib/cache/lmdb/tables';
import { LmdbRecords } from '../../lib/catalogue/records/lmdb-records';
import { PROJECT } from '../support/site';

const LOADER = join(PROJECT, 'scripts/typescript.mjs');
const SUPPORT = join(__dirname, '../support');
const STEPS = 150;

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lmdb-processes-'));
});

afterEach(() => rm(dir, { recursive: true, force: true }));

/** A process that counts the shared page up by a number of steps. */
function counter(name: string, steps = STEPS): ChildProcess {
  return fork(LOADER, [join(SUPPORT, 'count-up.ts'), dir, `${steps}`, name]);
}

/** What a counter says when it is done: how often it read half of a page. */
function tearsOf(child: ChildProcess): Promise<unknown> {
  return new Promise((done, fail) => {
    child.once('message', done);
    child.once('close', (code, signal) => fail(new Error(`It ended: ${code} ${signal}`)));
  });
}

const countIn = (text: string | null | undefined) => Number(text?.split(' ')[0]);

test('two that begin at once, in a folder that is not there, count to the sum of their steps', async () => {
  await rm(dir, { recursive: true });
  expect(await Promise.all([tearsOf(counter('a')), tearsOf(counter('b'))])).toEqual([
    { tears: 0 },
    { tears: 0 },
  ]);
  const lmdb = await Lmdb.in(dir);
  expect(countIn((await new LmdbStore(lmdb, 'release').read('/shared'))?.text)).toBe(2 * STEPS);
  const { records } = await new LmdbRecords(lmdb, 'source').since(0);
  const of = (name: string) => records.filter(({ key }) => key.startsWith(name)).length;
  expect([of('a'), of('b')]).toEqual([STEPS, STEPS]);
  expect(new Set(records.map(({ version }) => version)).size).toBe(2 * STEPS);
});

test('what another process has written is seen at once, in the same turn of the event loop', async () => {
  const store = new LmdbStore(await Lmdb.in(dir), 'release');
  const counting = tearsOf(counter('a'));
  let isDone = false;
  void counting.then(() => {
    isDone = true;
  });
  let moves = 0;
  for (; !isDone; await nextTurn()) {
    const first = store.version('/shared');
    const untilMs = performance.now() + 30;
    while (performance.now() < untilMs);
    if (store.version('/shared') > first) moves += 1;
  }
  expect(await counting).toEqual({ tears: 0 });
  expect(moves).toBeGreaterThan(0);
});

/** Writes until it is told to end. */
const WRITING = `
  const { readSync, writeSync } = require('node:fs');
  require('lmdb').open({ path: process.argv[1], ...JSON.parse(process.argv[2]) }).transactionSync(() => {
    writeSync(1, 'writing');
    readSync(0, Buffer.alloc(1));
  });`;

test('while another process is writing, or its disk is slow, this one reads', async () => {
  const store = new LmdbStore(await Lmdb.in(dir), 'release');
  const before = await store.write({ path: '/shared', text: 'before', seen: 0 });
  const other = spawn(process.execPath, ['-e', WRITING, dir, JSON.stringify(OPTIONS)], { cwd: PROJECT });
  await new Promise((done) => other.stdout.once('data', done));
  let isWritten = false;
  const writing = store.write({ path: '/shared', text: 'after', seen: before ?? 0 }).then(() => {
    isWritten = true;
  });
  for (let turn = 0; turn < 100; turn++) await nextTurn();
  expect((await store.read('/shared'))?.text).toBe('before');
  expect(isWritten).toBe(false);
  other.stdin.end('x');
  await writing;
  expect((await store.read('/shared'))?.text).toBe('after');
});

test('one that is killed in the middle of its writes tears nothing and stops nobody', async () => {
  const store = new LmdbStore(await Lmdb.in(dir), 'release');
  let last = 0;
  for (let kill = 0; kill < 6; kill++) {
    const child = counter(`${kill}`, 100_000);
    const ended = new Promise((done) => child.once('close', done));
    while (store.version('/shared') <= last) await nextTurn();
    await new Promise((done) => setTimeout(done, kill * 3));
    child.kill('SIGKILL');
    await ended;
    // Its last write may be there only now that somebody else writes. Nobody was told that it was.
    let written: number | null = null;
    while (written === null) {
      const stored = await store.read('/shared');
      const text = stored?.text ?? '';
      expect(countIn(text.split(' ').at(-1))).toBe(countIn(text));
      expect(stored?.version).toBeGreaterThan(last);
      written = await store.write({ path: '/shared', text, seen: stored?.version ?? 0 });
    }
    last = written;
  }
});

test('one whose working directory is removed, as by a release, is refused its writes and goes on', () => {
  symlinkSync(join(PROJECT, 'node_modules'), join(dir, 'node_modules'));
  const script = [LOADER, join(SUPPORT, 'lose-folder.ts')];
  const { stdout } = spawnSync(process.execPath, script, { cwd: dir, encoding: 'utf8', timeout: 60_000 });
  expect(stdout).toBe('refused');
});
