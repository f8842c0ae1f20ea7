// kill -9 in the middle of writes, again and again: no page is torn, and nothing that a 200 promised is lost.
// KILLS=<number> kills more often.
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { published, readPage, revalidate } from '../support/http';
import { keptText } from '../support/lmdb';
import { HELLO, POSTS } from '../support/posts';
import { ScriptedSource, type SourcePost } from '../support/scripted-source';
import { type Server, type Settings, startServer } from '../support/site';

const KILLS = Number(process.env.KILLS ?? 6);
const VERSIONS = 25;
const IDS = ['hello', 'second', '한글'];
// Code, because it takes no time to render.
const FILLER = `\`\`\`\n${'Words that make the page a large one. '.repeat(1000)}\n\`\`\``;

const source = new ScriptedSource(POSTS);
let settings: Settings;
let server: Server;
/** The last version of each post that a 200 was answered for, and the last that the source had. */
const promised = new Map<string, number>();
const latest = new Map<string, number>();

beforeAll(async () => {
  await source.start();
  settings = {
    ...source.settings,
    REVALIDATE_SECONDS: 'false',
  };
  server = await startServer({ built: 'rest' }, settings);
});

afterAll(async () => {
  await server.stop();
  await source.stop();
});

const pathOf = (id: string) => `/blog/${encodeURIComponent(id)}`;

function version(id: string, number: number): SourcePost {
  return {
    ...HELLO,
    id,
    title: `${id} at ${number}`,
    content: `Begin of version ${number}.\n\n${FILLER}\n\nEnd of version ${number}.`,
  };
}

/** Publishes one version after another until the server is gone. */
async function publishOn(server: Server, id: string, onPromise: () => void): Promise<void> {
  for (;;) {
    const number = (latest.get(id) ?? 1) + 1;
    latest.set(id, number);
    source.put(version(id, number));
    const call = await revalidate(server, { id }).catch(() => null);
    if (!call) return;
    // A busy machine answers late, and another call may be in time.
    if (call.status !== 200) continue;
    promised.set(id, number);
    onPromise();
  }
}

/** Lets the server publish, and kills it at a moment that differs from round to round. */
async function publishUntilKilled(server: Server, round: number): Promise<void> {
  const writers: Promise<void>[] = [];
  await new Promise<void>((promisedOne) => {
    writers.push(...IDS.map((id) => publishOn(server, id, promisedOne)));
  });
  await new Promise((done) => setTimeout(done, (round * 13) % 50));
  await server.stop('SIGKILL');
  await Promise.all(writers);
}

async function expectWhole(server: Server, id: string): Promise<void> {
  const { status, text } = await readPage(server, pathOf(id));
  expect([id, status]).toEqual([id, 200]);
  expect(text).toMatch(/<\/html>$/);
  if (!promised.has(id)) return;
  const begin = Number(text.match(/Begin of version (\d+)\./)?.[1]);
  const end = Number(text.match(/End of version (\d+)\./)?.[1]);
  expect(end).toBe(begin);
  expect(begin).toBeGreaterThanOrEqual(promised.get(id) ?? 0);
  expect(begin).toBeLessThanOrEqual(latest.get(id) ?? 0);
}

test(`${KILLS} kills tear no page and lose nothing that was promised`, async () => {
  for (let round = 0; round < KILLS; round++) {
    await publishUntilKilled(server, round);
    // While the source is down the server has only what it kept.
    source.fault = 'drop';
    server = await startServer({ dir: server.dir }, settings);
    for (const id of IDS) await expectWhole(server, id);
    const home = await readPage(server, '/');
    expect(home.status).toBe(200);
    expect(home.text).toMatch(/<\/html>$/);
    source.fault = null;
  }
  const versions = [...latest.values()].reduce((sum, number) => sum + number, 0);
  console.info(`${KILLS} kills among ${versions} publishes`);
}, 900_000);

test('at no moment between two versions is there none, or half of one', async () => {
  source.put(version('hello', 10_000));
  await published(server, { id: 'hello' });
  const cacheDir = join(server.dir, '.next/cache/isr');
  let publishing = true;
  const looking = (async () => {
    for (; publishing; await nextTurn()) {
      const text = await keptText(server.dir, cacheDir, '/blog/hello');
      expect(JSON.parse(text ?? 'null')).toMatchObject({ path: '/blog/hello' });
    }
  })();
  for (let number = 10_001; number <= 10_000 + VERSIONS; number++) {
    source.put(version('hello', number));
    await published(server, { paths: ['/blog/hello'] });
  }
  publishing = false;
  await looking;
});
