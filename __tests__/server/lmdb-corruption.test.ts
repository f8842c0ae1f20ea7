// A bit that flips in lmdb's own bookkeeping ends the server that writes there. It ends no server after that one: what is
// left of the one that ended tells the next to look, and it begins with an empty cache.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { damageHeads } from '../support/damage';
import { eventually, published, readPage } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { ScriptedSource } from '../support/scripted-source';
import { type Server, startServer } from '../support/site';

const CHECKED = '"event":"cache begins empty"';
const LOOKED = '"event":"cache not checked"';

const source = new ScriptedSource(POSTS);
let server: Server;

beforeAll(async () => {
  await source.start();
  server = await startServer({ built: 'rest' }, settings());
});

afterAll(async () => {
  await server.stop();
  await source.stop();
});

const settings = () => ({ ...source.settings, REVALIDATE_SECONDS: 'false' });
const startAgain = () => startServer({ dir: server.dir }, settings());
const cacheDir = () => join(server.dir, '.next/cache/isr');
const leftBehind = async () => (await readdir(cacheDir())).filter((name) => name.startsWith('used-by-'));

/** Starts a server, which ends by itself: at its start, or when it writes. */
async function startAndSeeItEnd(): Promise<void> {
  const started = await startAgain().catch((error: Error) => error.message);
  if (typeof started === 'string') {
    expect(started).toContain('The server ended');
    return;
  }
  await published(started, { id: 'hello' }).catch(() => {});
  await started.stop('SIGKILL');
}

async function publish(text: string): Promise<void> {
  source.put({ ...HELLO, content: text });
  await published(server, { id: 'hello' });
  expect((await readPage(server, '/blog/hello')).text).toContain(text);
}

test('a server that was killed leaves a sign, and the next one finds all well and keeps it', async () => {
  await publish('Before the kill.');
  expect(await leftBehind()).toHaveLength(1);
  await server.stop('SIGKILL');
  server = await startAgain();
  expect(server.log()).not.toContain(CHECKED);
  expect(server.log()).not.toContain(LOOKED);
  source.requests = [];
  expect((await readPage(server, '/blog/hello')).text).toContain('Before the kill.');
  expect(source.requestsFor('hello')).toBe(0);
});

test('where the file ends servers, it is moved aside at the next start, and the blog is as before', async () => {
  await publish('Before the damage.');
  await server.stop();
  expect(await leftBehind()).toEqual([]);
  await damageHeads(cacheDir());
  await startAndSeeItEnd();
  expect(await leftBehind()).toHaveLength(1);

  server = await startAgain();
  const line = server
    .log()
    .split('\n')
    .filter((each) => each.includes(CHECKED));
  expect(line).toHaveLength(1);
  expect(JSON.parse(line[0] ?? '')).toMatchObject({
    reason: expect.stringMatching(/^its file is broken: page \d+ has no such bounds$/),
    moved: join(cacheDir(), 'data.mdb.broken'),
  });
  await eventually('the text is there again', async () =>
    (await readPage(server, '/blog/hello')).text.includes('Before the damage.'),
  );
  await publish('After the damage.');
});
