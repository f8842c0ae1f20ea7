// Random histories: after each change every list is read as a reader follows its links, and compared with a simple
// model. HISTORY_SEED=<seed> begins with the histories of a failure, HISTORIES=<number> plays more of them.
import { countsOf } from '../support/answered-by';
import { type Blog, expectedBlog } from '../support/history/blog';
import { crawl, Reader } from '../support/history/crawl';
import { Editor } from '../support/history/editor';
import { inOrder, isShown, type Known } from '../support/history/posts';
import { callUntilTaken, eventually, verdictOf } from '../support/http';
import { randomFrom } from '../support/model';
import { type RestSite, startRestSite } from '../support/rest-site';
import type { ScriptedSource } from '../support/scripted-source';
import { isAway, type SharedSite, startSharedSite, timesAway } from '../support/shared-site';
import type { Server } from '../support/site';

const SEED = Number(process.env.HISTORY_SEED ?? 20261120);
/** On each of the two kinds of site. */
const HISTORIES = Number(process.env.HISTORIES ?? 20) / 2;
/** So many histories play on the posts of the same beginning. */
const IN_A_ROW = 10;
const MAX_STEPS = 3;
const SOON_MS = 600;

// Time renews nothing, so what is new is so because of the call.
const SETTINGS = { REVALIDATE_SECONDS: 'false', FIRST_VISITS_PER_SECOND: '10000' };

interface Stage {
  source: ScriptedSource;
  servers: { server: Server; reader: Reader }[];
  isDated: boolean;
  /** How many posts there are, about. */
  posts: number;
}

let alone: RestSite;
let shared: SharedSite;

beforeAll(async () => {
  [alone, shared] = await Promise.all([startRestSite(SETTINGS), startSharedSite(2, SETTINGS)]);
});

afterAll(() => Promise.all([alone.stop(), shared.stop()]));

/** What is wrong with what a server shows; null where all is as the model says. */
async function trouble(
  { server, reader }: Stage['servers'][0],
  editor: Editor,
  ids: string[],
): Promise<string | null> {
  for (;;) {
    const before = timesAway(server);
    const expected = expectedBlog(editor.posts, ids);
    const found = await crawl(reader, ids).catch((error: Error) => error.message);
    if (JSON.stringify(found) === JSON.stringify(expected)) return null;
    // Whether it lasts: what is only late is another fault than what is wrong.
    const again = await crawl(reader, ids).catch((error: Error) => error.message);
    // By the server's own word this reader may have had to do without Redis, as on a machine that is too slow.
    if (isAway(server) || timesAway(server) > before) continue;
    const lasts = JSON.stringify(again) === JSON.stringify(found);
    const what = typeof found === 'string' ? found : difference(expected, found);
    return `${server.url}, ${lasts ? 'lasting' : 'for a moment'}: ${what}`;
  }
}

function difference(expected: Blog, found: Blog): string {
  const parts = Object.keys(expected) as (keyof Blog)[];
  const wrong = parts.filter((part) => JSON.stringify(expected[part]) !== JSON.stringify(found[part]));
  return wrong
    .map(
      (part) =>
        `${part}\n    expected ${JSON.stringify(expected[part])}\n    found    ${JSON.stringify(found[part])}`,
    )
    .join('\n  ');
}

/** The posts next to those that changed, whose pages name them. */
function neighbours(posts: Known[], ids: string[]): string[] {
  const shown = inOrder(posts.filter((known) => isShown(known))).map(({ post }) => post.id);
  return ids.flatMap((id) => {
    const place = shown.indexOf(id);
    return place === -1 ? [] : shown.slice(Math.max(0, place - 1), place + 2);
  });
}

/** Plays histories in a row. @returns what went wrong, with all that was done until then */
async function play(stage: Stage, seed: number): Promise<string | null> {
  const random = randomFrom(seed);
  const editor = new Editor(stage.source, random, `s${seed}`, stage.isDated);
  const done: string[] = [];
  const call = async (body: object) => {
    const { server } = random.of(stage.servers);
    let verdict = verdictOf(await callUntilTaken(server, body));
    // The deadline of the call came first. Who asks what was missed waits for what goes on.
    while (verdict.status === 202) verdict = verdictOf(await callUntilTaken(server, { sweep: true }));
    return verdict.status === 200 ? [] : [`${JSON.stringify(body)}: ${JSON.stringify(verdict)}`];
  };

  /** Makes changes, has them published, and gives the ids to look at. */
  const step = async (): Promise<{ ids: string[]; failed: string[] }> => {
    const kind = random.below(12);
    if (kind === 0) {
      // Nobody tells of them.
      const changes = editor.changes(1 + random.below(3), false);
      done.push(...changes.map(({ what }) => `lost: ${what}`));
      return { ids: changes.flatMap(({ ids }) => ids), failed: await call({ sweep: true }) };
    }
    if (kind === 1 && random.below(3) === 0)
      return scheduled(random.of(['publishedAt', 'unpublishAt'] as const));
    const several = kind === 2 ? 2 + random.below(3) : 1;
    const changes = editor.changes(several, true);
    done.push(changes.map(({ what }) => what).join(' and '));
    const failed = await Promise.all(changes.map(({ message }) => call(message)));
    return { ids: changes.flatMap(({ ids }) => ids), failed: failed.flat() };
  };

  const scheduled = async (field: 'publishedAt' | 'unpublishAt') => {
    const dueMs = Date.now() + SOON_MS;
    const { what, message, ids } = editor.schedule(field, dueMs);
    done.push(what);
    const failed = await call(message);
    const { id } = message;
    const status = field === 'publishedAt' ? 200 : 404;
    for (const { reader } of stage.servers) {
      await eventually(`${id} with ${status}`, async () => {
        return Date.now() > dueMs && (await reader.read(`/blog/${encodeURIComponent(id)}`)).status === status;
      });
    }
    // What stands around it is made at once, by the site itself.
    await eventually('home without old posts', async () => {
      const found = await Promise.all(stage.servers.map((one) => trouble(one, editor, [])));
      return found.every((each) => each === null);
    });
    return { ids, failed };
  };

  editor.begin(stage.posts);
  const begun = await call({ sweep: true });
  if (begun.length > 0) return begun.join();
  for (let history = 0; history < IN_A_ROW; history++) {
    const steps = 1 + random.below(MAX_STEPS);
    for (let n = 0; n < steps; n++) {
      const before = editor.posts.map((known) => ({ ...known }));
      const { ids, failed } = await step();
      const around = [...neighbours(before, ids), ...neighbours(editor.posts, ids)];
      const looked = [...new Set([...ids, ...around])];
      const found = await Promise.all(stage.servers.map((one) => trouble(one, editor, looked)));
      const wrong = [...failed, ...found.flatMap((each) => each ?? [])];
      if (wrong.length > 0) return `${done.slice(-12).join('\n  ')}\n  ${wrong.join('\n  ')}`;
    }
  }
  const everywhere = editor.posts.map(({ post }) => post.id);
  const found = await Promise.all(stage.servers.map((one) => trouble(one, editor, everywhere)));
  return found.find((each) => each !== null) ?? null;
}

async function playAll(stage: Stage): Promise<{ seed: number; trouble: string } | null> {
  for (let seed = SEED; (seed - SEED) * IN_A_ROW < HISTORIES; seed++) {
    const found = await play(stage, seed);
    if (found) return { seed, trouble: found };
    // Of a long run somebody wants to know how far it is.
    if (process.env.HISTORIES)
      process.stdout.write(`${stage.posts} posts: histories of seed ${seed} are exact\n`);
  }
  return null;
}

const onStage = (server: Server) => ({ server, reader: new Reader(server.url) });

test(`after every change of ${2 * HISTORIES} random histories every list is exact`, async () => {
  const stages = [
    { source: alone.source, servers: [onStage(alone.server)], isDated: false, posts: 60 },
    { source: shared.source, servers: shared.servers.map(onStage), isDated: true, posts: 110 },
  ];
  const startedMs = Date.now();
  expect(await Promise.all(stages.map(playAll))).toEqual([null, null]);
  console.info(
    `seed ${SEED}: ${2 * HISTORIES} histories in ${Math.round((Date.now() - startedMs) / 1000)} s`,
  );
  for (const { servers } of stages) for (const { reader } of servers) reader.close();
}, 3_600_000);

test('readers had answers from the memory of each server', async () => {
  for (const server of [alone.server, ...shared.servers]) {
    await server.stop();
    expect(countsOf(server).fromMemory).toBeGreaterThan(0);
  }
});
