// From a change to a plan: waits until the source has the change, gathers the facts, and keeps what is shown from
// now on, so that the next change is compared with it.
import { contentSource } from '../content/pick';
import { type Post, summaryOf } from '../content/post';
import { sharingReadsSince } from '../content/shared-reads';
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
  | { paths: string[]; settle?: (results: Result[]) => Promise<void> }
  /** The source does not have the announced revision yet. */
  | { behind: true }
  /** The source fails: nothing can be planned, and the last good pages stay. */
  | { trouble: Result[] };

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 1000;

/**
 * Plans a change.
 * @param arrival the call's place in the order: what is read of the source later counts as new
 * @param endMs until when the source may take to have the change
 */
export async function makePlan(change: Change, arrival: number, endMs: number): Promise<Planned> {
  const startedMs = Date.now();
  try {
    const post = await postOnceThere(change, arrival, endMs);
    if (post === 'behind') return { behind: true };
    return await inPool(() => sharingReadsSince(arrival, () => planWith(change, post)));
  } catch (error) {
    const failed = { outcome: 'failed' as const, ms: Date.now() - startedMs, reason: reasonOf(error) };
    return { trouble: [paths.post(change.id), paths.home()].map((path) => ({ path, ...failed })) };
  }
}

async function planWith(change: Change, post: Post | null): Promise<Planned> {
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

/** Reads the post, again and again until it is at the announced revision, or gone if that was announced. */
async function postOnceThere(
  change: Change,
  arrival: number,
  endMs: number,
): Promise<Post | null | 'behind'> {
  let since = arrival;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS)) {
    const post = await sharingReadsSince(since, () => contentSource().post(change.id));
    if (isThere(change, post)) return post;
    if (Date.now() + pauseMs >= endMs) return 'behind';
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    since = takeOrder();
  }
}

function isThere({ updatedAt, removed }: Change, post: Post | null): boolean {
  if (removed) return post === null;
  if (updatedAt === undefined) return true;
  // A source that keeps no revisions can't be behind one.
  return post !== null && (post.updatedAt === null || Date.parse(post.updatedAt) >= Date.parse(updatedAt));
}
