// From a change to a plan: waits until the source has the change, gathers the facts, and keeps what is shown from
// now on, so that the next change is compared with it.
import { randomUUID } from 'node:crypto';
import { contentSource } from '../content/pick';
import { type Post, summaryOf } from '../content/post';
import { sharingReadsSince } from '../content/shared-reads';
import { extendGround, type Grounds } from '../ground';
import { reasonOf } from '../log';
import { noteMove, oldIdsOf } from '../moves';
import { paths } from '../paths';
import type { Change } from './dialects/dialect';
import { plan } from './plan';
import { gather } from './planning/gather';
import { inTurn } from './planning/in-turn';
import { noteLastAddress } from './planning/known-posts';
import { previousIdsOf, shownAt } from './planning/previous-ids';
import { settle } from './planning/settle';
import { keepSeen, keepShown, type Shown } from './planning/shown';
import { waitForSource } from './planning/wait-for-source';
import { inPool } from './pool';
import type { Result } from './regenerate';

export interface Plan {
  paths: string[];
  laid?: Grounds;
  /** What could not even be planned. */
  failed?: Result[];
  /** To be called with the results: takes note of what is shown now. */
  settle?: (results: Result[]) => Promise<void>;
}

export type Planned =
  | Plan
  /** The source does not have the announced revision yet. */
  | { behind: Change }
  /** The source fails: nothing can be planned, and the last good pages stay. */
  | { trouble: Result[] };

/**
 * Plans a change.
 * @param endMs until when the source may take to have the change
 */
export async function makePlan(change: Change, endMs: number): Promise<Planned> {
  const startedMs = Date.now();
  try {
    const found = await waitForSource(change, endMs);
    if (found === 'behind') return { behind: change };
    const { post, laid, since } = found;
    // Each plan of a post compares with what the one before it leaves shown.
    const planned = await inTurn(change.id, () =>
      inPool(() => sharingReadsSince(since, () => planWith(change, post))),
    );
    return { ...planned, laid: await extendGround(laid, planned.paths, since) };
  } catch (error) {
    const failed = { outcome: 'failed' as const, ms: Date.now() - startedMs, reason: reasonOf(error) };
    return { trouble: [paths.post(change.id), paths.home()].map((path) => ({ path, ...failed })) };
  }
}

async function planWith(change: Change, post: Post | null): Promise<Plan> {
  const { id } = change;
  const previousIds = await previousIdsOf(change, post);
  const shown = await shownAt(change, previousIds, post);
  const left = await leave(previousIds, post);
  const facts = await gather([id, ...previousIds], shown, post).catch((error) => reasonOf(error));
  if (typeof facts === 'string') {
    // The lists can't be asked. The post is made all the same, so what it showed is kept: the next call plans anew.
    if (shown.post) await keepShown(id, shown);
    const failed = { path: paths.archive(), outcome: 'failed' as const, ms: 0, reason: facts };
    return { paths: [...[id, ...previousIds].map(paths.post), paths.home()], failed: [failed] };
  }
  // Where the document is now, only a later call tells; by then the lists no longer say where it was.
  if (!post && !change.removed && facts.before) await noteLastAddress(facts.before);
  // Addresses that lead to the post lead nowhere once it is gone, and to it again when it is back.
  const led = post && shown.post ? [] : await Promise.all([id, ...previousIds].map(oldIdsOf));
  const made = [...new Set([...plan(facts), ...shown.owed, ...led.flat().map(paths.post)])];
  // Pages of other posts are made for this one's sake: what they showed is known only until then.
  await Promise.all([...facts.neighboursBefore, ...facts.neighboursNow, ...facts.relatedFrom].map(keepSeen));

  const name = randomUUID();
  const nothing: Shown = { post: null, neighbours: [], owed: [], plan: name };
  // What is owed is written first: should this process end meanwhile, the next call still makes it.
  const now = { post: post && summaryOf(post), neighbours: facts.neighboursNow, owed: made };
  await keepShown(id, { ...nothing, ...now });
  for (const previousId of left) await keepShown(previousId, nothing);
  return {
    paths: made,
    settle: (results) => settle(results, { change, post, before: facts.before, made, name }),
  };
}

/** Has addresses lead to where their post is now; not those that another post has taken. Gives the others. */
async function leave(previousIds: string[], post: Post | null): Promise<string[]> {
  const left: string[] = [];
  for (const previousId of previousIds) {
    if (await contentSource().post(previousId)) continue;
    left.push(previousId);
    if (post) await noteMove(previousId, post.id);
  }
  return left;
}
