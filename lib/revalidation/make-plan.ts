// From a change to a plan: waits until the source has the change, gathers the facts, and keeps what is shown from
// now on, so that the next change is compared with it.
import { contentSource } from '../content/pick';
import { type Post, summaryOf } from '../content/post';
import { sharingReadsSince } from '../content/shared-reads';
import { type Grounds, layGround } from '../ground';
import { reasonOf } from '../log';
import { noteMove } from '../moves';
import { takeOrder } from '../order';
import { paths } from '../paths';
import { processWide } from '../process-wide';
import type { Change } from './dialects/dialect';
import { gather } from './gather';
import { forgetKnown, keyOf, noteKnown } from './known-posts';
import { plan } from './plan';
import { inPool } from './pool';
import { previousIdsOf, shownAt } from './previous-ids';
import type { Result } from './regenerate';
import { keepShown, settleOwed } from './shown';

interface Plan {
  paths: string[];
  laid?: Grounds;
  /** What could not even be planned. */
  failed?: Result[];
  settle?: (results: Result[]) => Promise<void>;
}

type Planned =
  | Plan
  /** The source does not have the announced revision yet. */
  | { behind: true }
  /** The source fails: nothing can be planned, and the last good pages stay. */
  | { trouble: Result[] };

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 1000;

const queue = processWide('plans', () => ({ waiting: 0, last: new Map<string, Promise<unknown>>() }));

/** How many plans are being made or wait. */
export const plansAtWork = () => queue.waiting;

/**
 * Plans a change.
 * @param endMs until when the source may take to have the change
 */
export async function makePlan(change: Change, endMs: number): Promise<Planned> {
  const startedMs = Date.now();
  queue.waiting += 1;
  try {
    const found = await postOnceThere(change, endMs);
    if (found === 'behind') return { behind: true };
    const { post, laid, since } = found;
    const planned = await afterOthers(change.id, () =>
      inPool(() => sharingReadsSince(since, () => planWith(change, post))),
    );
    return { ...planned, laid };
  } catch (error) {
    const failed = { outcome: 'failed' as const, ms: Date.now() - startedMs, reason: reasonOf(error) };
    return { trouble: [paths.post(change.id), paths.home()].map((path) => ({ path, ...failed })) };
  } finally {
    queue.waiting -= 1;
  }
}

/** Plans several changes: one that is behind, or in trouble, does not stop the others. */
export async function makePlans(changes: Change[], endMs: number): Promise<Planned> {
  const [first, ...others] = changes;
  if (first && others.length === 0) return makePlan(first, endMs);
  const whole: Plan & { failed: Result[] } = { paths: [], failed: [] };
  const settles: Plan['settle'][] = [];
  await Promise.all(
    changes.map(async (change) => {
      const planned = await makePlan(change, endMs);
      if ('behind' in planned) whole.failed.push(behind(change));
      else if ('trouble' in planned) whole.failed.push(...planned.trouble);
      else {
        whole.paths.push(...planned.paths);
        whole.failed.push(...(planned.failed ?? []));
        settles.push(planned.settle);
      }
    }),
  );
  return {
    paths: [...new Set(whole.paths)],
    failed: whole.failed,
    settle: async (results) => {
      for (const settle of settles) await settle?.(results);
    },
  };
}

function behind({ id }: Change): Result {
  const reason = 'The content source does not have this revision yet.';
  return { path: paths.post(id), outcome: 'failed', ms: 0, reason };
}

/** Plans of one post are made one after the other: each compares with what the one before it leaves shown. */
async function afterOthers<T>(id: string, work: () => Promise<T>): Promise<T> {
  const mine = (queue.last.get(id) ?? Promise.resolve()).then(work, work);
  queue.last.set(id, mine);
  try {
    return await mine;
  } finally {
    if (queue.last.get(id) === mine) queue.last.delete(id);
  }
}

async function planWith(change: Change, post: Post | null): Promise<Plan> {
  const { id } = change;
  const previousIds = await previousIdsOf(change, post);
  const shown = await shownAt(id, previousIds, post?.documentId ?? change.documentId);
  const facts = await gather([id, ...previousIds], shown, post).catch((error) => reasonOf(error));
  if (typeof facts === 'string') {
    // The lists can't be asked. The post is made all the same, and as nothing is kept, the next call plans anew.
    const failed = { path: paths.archive(), outcome: 'failed' as const, ms: 0, reason: facts };
    return { paths: [...[id, ...previousIds].map(paths.post), paths.home()], failed: [failed] };
  }
  const made = [...new Set([...plan(facts), ...shown.owed])];

  // What is owed is written first: should this process end meanwhile, the next call still makes it.
  await keepShown(id, { post: post && summaryOf(post), neighbours: facts.neighboursNow, owed: made });
  for (const previousId of previousIds) {
    await keepShown(previousId, { post: null, neighbours: [], owed: [] });
    if (post) await noteMove(previousId, id);
  }
  const settle = async (results: Result[]) => {
    const good = results.filter(({ outcome }) => outcome === 'updated' || outcome === 'gone');
    const paid = good.map(({ path }) => path);
    await afterOthers(id, () => settleOwed(id, paid));
    if (!made.every((path) => paid.includes(path))) return;
    // Until this is written, the next sweep takes the post for missed.
    if (post) await noteKnown([post]);
    else await forgetKnown(keyOf({ id, documentId: change.documentId ?? facts.before?.documentId }));
  };
  return { paths: made, settle };
}

interface Found {
  post: Post | null;
  /** Ground for the pages that nearly every plan has: what is read for the plan may go into them. */
  laid: Grounds;
  since: number;
}

/** Reads the post, again and again until it is at the announced revision, or gone if that was announced. */
async function postOnceThere(change: Change, endMs: number): Promise<Found | 'behind'> {
  const foreseen = [
    paths.post(change.id),
    paths.home(),
    paths.archive(),
    ...paths.feeds(),
    paths.sitemapChunk(),
  ];
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS)) {
    const laid = await layGround(foreseen);
    const since = laid.get(paths.home())?.since ?? takeOrder();
    const post = await sharingReadsSince(since, () => contentSource().post(change.id));
    if (isThere(change, post)) return { post, laid, since };
    if (Date.now() + pauseMs >= endMs) return 'behind';
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function isThere({ updatedAt, removed, documentId }: Change, post: Post | null): boolean {
  // Another post may have the address by now.
  if (removed) return post === null || (documentId !== undefined && post.documentId !== documentId);
  if (updatedAt === undefined || Number.isNaN(Date.parse(updatedAt))) return true;
  if (post === null) return false;
  // A source that keeps no revisions can't be behind one, and some keep whole seconds only.
  if (post.updatedAt === null) return true;
  const wholeSeconds = post.updatedAt.endsWith('.000Z');
  const announcedMs = Date.parse(updatedAt);
  return Date.parse(post.updatedAt) >= (wholeSeconds ? announcedMs - (announcedMs % 1000) : announcedMs);
}
