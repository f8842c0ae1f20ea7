// A folder that cannot be written, and a full disk: the blog goes on from memory, says so, and catches up.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, outcomes, published, readPage, revalidate } from '../support/http';
import { keptText, letGo } from '../support/lmdb';
import { HELLO, POSTS } from '../support/posts';
import { ScriptedSource } from '../support/scripted-source';
import { type Server, startServer } from '../support/site';
import { type SmallDisk, smallDisk } from '../support/small-disk';

const edited = (version: number) => ({ ...HELLO, content: `Text of hello, version ${version}.` });

let source: ScriptedSource;
let server: Server;

beforeEach(async () => {
  source = await new ScriptedSource(POSTS).start();
});

afterEach(async () => {
  await server.stop();
  await source.stop();
});

const settings = (cacheDir: string) => ({
  ...source.settings,
  REVALIDATE_SECONDS: 'false',
  CACHE_DIR: cacheDir,
});

/** Everything that readers and a CMS do still works. */
async function expectToWork(): Promise<void> {
  for (const version of [5, 6, 7]) {
    source.put(edited(version));
    await published(server, { id: 'hello' });
    expect((await readPage(server, '/blog/hello')).text).toContain(`version ${version}.`);
  }
  source.posts.delete('second');
  expect(outcomes(await revalidate(server, { id: 'second' }))).toMatchObject({
    '/blog/second': 'gone',
    '/': 'updated',
  });
  expect((await readPage(server, '/blog/second')).status).toBe(404);
  source.put({ id: 'new', title: 'New', content: 'Made on first visit.' });
  expect((await readPage(server, '/blog/new')).text).toContain('Made on first visit.');
}

/** The trouble is in the log: once a minute, not once a request. */
function expectToBeLogged(reason: RegExp): void {
  const lines = server
    .log()
    .split('\n')
    .filter((line) => line.includes('cache store out of order'));
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    reason: expect.stringMatching(reason),
    consequence: 'served from memory',
  });
}

/** What was published meanwhile is on the disk, and is what a killed server starts from. */
async function expectToCatchUp(cacheDir: string): Promise<void> {
  for (const [path, wanted] of [
    ['/blog/hello', 'Text of hello, version 7.'],
    ['/blog/second', '"value":null'],
    ['/blog/new', 'Made on first visit.'],
  ] as const) {
    const isWritten = async () => (await keptText(server.dir, cacheDir, path))?.includes(wanted) ?? false;
    await eventually(`${path} is written`, () => isWritten().catch(() => false));
  }
  await letGo(cacheDir);
  await server.stop('SIGKILL');
  source.fault = 'drop';
  server = await startServer({ dir: server.dir }, settings(cacheDir));
  expect((await readPage(server, '/blog/hello')).text).toContain('version 7.');
  expect((await readPage(server, '/blog/second')).status).toBe(404);
  expect((await readPage(server, '/blog/new')).text).toContain('Made on first visit.');
}

describe('a CACHE_DIR that cannot be written', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-only-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  test('the blog serves and publishes, says so once, and writes it all when it can', async () => {
    // Below a file there can be no folder, not even for root, whom read-only permissions don't stop.
    const inTheWay = join(folder, 'cache');
    await writeFile(inTheWay, '');
    server = await startServer({ built: 'rest' }, settings(inTheWay));
    for (const path of ['/', '/blog/hello']) expect((await readPage(server, path)).status).toBe(200);
    await expectToWork();
    expectToBeLogged(/ENOTDIR|EEXIST/);

    await rm(inTheWay);
    await expectToCatchUp(inTheWay);
  });

  test('a folder that is removed under the running server is made again', async () => {
    const cacheDir = join(folder, 'cache');
    server = await startServer({ built: 'rest' }, settings(cacheDir));
    source.put(edited(2));
    await published(server, { id: 'hello' });
    await rm(cacheDir, { recursive: true });
    expect((await readPage(server, '/blog/hello')).text).toContain('version 2.');
    await expectToWork();
    await expectToCatchUp(cacheDir);
  });
});

describe('a full disk', () => {
  let disk: SmallDisk;

  beforeEach(async () => {
    disk = await smallDisk();
  });

  afterEach(() => disk.remove());

  test('the blog serves and publishes, says so once, and writes it all when there is room', async () => {
    const cacheDir = join(disk.dir, 'cache');
    server = await startServer({ built: 'rest' }, settings(cacheDir));
    source.put(edited(2));
    await published(server, { id: 'hello' });

    await disk.fill(server);
    expect((await readPage(server, '/blog/hello')).text).toContain('version 2.');
    await expectToWork();
    expectToBeLogged(/ENOSPC|EFBIG/);

    await disk.makeRoom(server);
    await expectToCatchUp(cacheDir);
    await server.stop();
  });

  test('a server that starts on one that is full serves, says so once, and writes it all when there is room', async () => {
    const cacheDir = join(disk.dir, 'cache');
    server = await startServer({ built: 'rest' }, settings(join(disk.dir, 'other')));
    await disk.fill(server);
    await server.stop();
    server = await startServer({ dir: server.dir }, settings(cacheDir));
    await disk.fill(server);
    await expectToWork();
    expectToBeLogged(/ENOSPC|EFBIG/);

    await disk.makeRoom(server);
    await expectToCatchUp(cacheDir);
    await server.stop();
  });
});
