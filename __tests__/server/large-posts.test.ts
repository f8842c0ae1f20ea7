// After a release no page is there, and readers visit many large posts at once: what is read and made for them is bounded
// in memory, and whose turn does not come is told to come again. `LARGE_POSTS=300` visits so many.
import { setTimeout as wait } from 'node:timers/promises';
import { flood } from '../support/flood';
import { readPage } from '../support/http';
import { POSTS } from '../support/posts';
import { ScriptedSource } from '../support/scripted-source';
import { LONG_TIMEOUT_MS, NEXT, type Server, startServer } from '../support/site';

const COUNT = Number(process.env.LARGE_POSTS ?? 20);
const LETTERS = 400_000;
/** Long ones, for the time is not what is measured. */
const PARAGRAPH = `${'Words of a text in a row. '.repeat(400)}\n\n`;
/** So many may be read for visitors at once. */
const PLACES = 16;
const REFUSED = 4;
/** After which whoever was refused comes again. */
const AGAIN_MS = 1000;
/** Less than three hundred of them take at once, with what is made of them. */
const HEAP_MB = 256;

const held = Array.from({ length: PLACES + REFUSED }, (_, number) => `held-${number}`);
const ids = Array.from({ length: COUNT }, (_, number) => `large-${number}`);
const source = new ScriptedSource(POSTS);
let server: Server;

beforeAll(async () => {
  await source.start();
  for (const id of ids) {
    const content = `Begin of ${id}.\n\n${PARAGRAPH.repeat(LETTERS / PARAGRAPH.length)}End of ${id}.`;
    source.put({ id, title: id, content, excerpt: 'In short.', publishedAt: '2026-10-04T09:00:00Z' });
  }
  for (const id of held)
    source.put({ id, title: id, content: 'Short.', publishedAt: '2026-10-04T09:00:00Z' });
  server = await startServer(
    { built: 'rest' },
    {
      ...source.settings,
      // A list of a hundred of them.
      CONTENT_MAX_MB: '60',
      CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
      RENDER_TIMEOUT_MS: LONG_TIMEOUT_MS,
    },
    (port) => ({
      command: [`--max-old-space-size=${HEAP_MB}`, NEXT, 'start', '-p', port],
      url: `http://localhost:${port}`,
    }),
  );
});

afterAll(async () => {
  await server.stop();
  await source.stop();
});

test(`${COUNT} posts of ${LETTERS / 1000} kB fit in ${HEAP_MB} MB of heap`, async () => {
  let left = ids.map((id) => `/blog/${id}`);
  while (left.length > 0) {
    const refused: string[] = [];
    const onAnswer = ({ path, status }: { path: string; status: number }) =>
      void (status === 503 && refused.push(path));
    const statuses = await flood(server, left, { atOnce: COUNT, onAnswer });
    expect([...statuses.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    left = refused;
    // To refuse them all the time would take the time in which the others are made.
    if (left.length > 0) await wait(AGAIN_MS);
  }
  for (const id of [ids[0], ids.at(-1)]) {
    const { text } = await readPage(server, `/blog/${id}`);
    expect(text).toContain(`End of ${id}.`);
  }
}, 900_000);

test('visitors for whose pages there is no place are told to come again, and the others get theirs', async () => {
  const holds = held.map((id) => source.hold(id));
  const refused: string[] = [];
  const onAnswer = ({ path, status }: { path: string; status: number }) => {
    if (status !== 503 || refused.push(path) < REFUSED) return;
    for (const hold of holds) hold.release();
  };
  const paths = held.map((id) => `/blog/${id}`);
  const statuses = await flood(server, paths, { atOnce: paths.length, onAnswer });
  expect([...statuses].sort()).toEqual([
    [200, PLACES],
    [503, REFUSED],
  ]);
  for (const path of refused) expect((await readPage(server, path)).status).toBe(200);
});
