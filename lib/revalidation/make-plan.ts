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
import { gather } from './gather';
import { plan } from './plan';
import { inPool } from './pool';
import type { Result } from './regenerate';
import { keepShown, readShown, type Shown } from './shown';
import type { Change } from './understand';

export type Planned =
  | { paths: string[]; laid?: Grounds; settle?: (results: Result[]) => Promise<void> }
  /** The source does not have the announced revision yet. */
  | { behind: true }
  /** The source fails: nothing can be planned, and the last good pages stay. */
  | { trouble: Result[] };

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 1000;

/**
 * Plans a change.
 * @param endMs until when the source may take to have the change
 */
export async function makePlan(change: Change, endMs: number): Promise<Planned> {
  const startedMs = Date.now();
  try {
    const found = await postOnceThere(change, endMs);
    if (found === 'behind') return { behind: true };
    const { post, laid, since } = found;
    const planned = await inPool(() => sharingReadsSince(since, () => planWith(change, post)));
    return { ...planned, laid };
  } catch (error) {
    const failed = { outcome: 'failed' as const, ms: Date.now() - startedMs, reason: reasonOf(error) };
    return { trouble: [paths.post(change.id), paths.home()].map((path) => ({ path, ...failed })) };
  }
}

async function planWith(change: Change, post: Post | null): Promise<Extract<Planned, { paths: string[] }>> {
  const { id, previousId } = change;
  const here = await readShown(id);
  const there = previousId === undefined ? null : await readShown(previousId);
  const shown: Shown = {
    post: here.post ?? there?.post ?? null,
    neighbours: [...here.neighbours, ...(there?.neighbours ?? [])],
    owed: [...here.owed, ...(there?.owed ?? [])],
  };
  const facts = await gather(change, shown, post);
  const made = [...new Set([...plan(facts), ...shown.owed])];
  const now = { post: post && summaryOf(post), neighbours: facts.neighboursNow };

  // What is owed is written first: should this process end meanwhile, the next call still makes it.
  await keepShown(id, { ...now, owed: made });
  if (previousId !== undefined) {
    await keepShown(previousId, { post: null, neighbours: [], owed: [] });
    if (post) await noteMove(previousId, id);
  }
  const settle = async (results: Result[]) => {
    const owed = results.filter(({ outcome }) => outcome === 'failed').map(({ path }) => path);
    await keepShown(id, { ...now, owed });
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

function isThere({ updatedAt, removed }: Change, post: Post | null): boolean {
  if (removed) return post === null;
  if (updatedAt === undefined) return true;
  // A source that keeps no revisions can't be behind one.
  return post !== null && (post.updatedAt === null || Date.parse(post.updatedAt) >= Date.parse(updatedAt));
}
