// What a publish has to make: a job is taken in, and the pages that it makes old are planned.
import { pageCache } from '../cache/open';
import { anyAddressAt } from '../content/post/former-path';
import { env } from '../env';
import { paths } from '../paths';
import { inParts, inSlices } from '../process/in-slices';
import { ownPaths, plan } from './plan';
import { type Paths, underWayEnded } from './regenerate';
import { failedResults, type Result } from './result';
import type { Change, Job } from './senders/dialect';
import { stillOld } from './still-old';
import { lookAtSource, takeInOfFolder } from './sync/look';
import { syncWithin } from './sync/sync-within';
import { NOTHING_TAKEN, type TakenIn, takeIn } from './take-in';

/** Of more posts that came at once, as in an import, each page is made on its first visit. */
const MAX_NEW_PAGES = 50;

interface Planned extends Paths {
  /** The source does not have it yet: nothing is to be made. */
  behind?: Change;
  failed: Result[];
  /** To be called when all is published. */
  done: () => Promise<void>;
}

/**
 * Takes in what is asked for, and plans what that makes old.
 * @param endMs until when the source may take to have what was announced
 */
export async function planJob(job: Job, endMs: number): Promise<Planned> {
  const nothing = { failed: [], done: async () => {} };
  if (job.kind === 'paths') {
    return { ...nothing, ...(await planPaths(job)) };
  }
  if (job.kind === 'found') {
    // The page that found them may still be made, by a publish. Feeds take its text, or else would ask the source for it.
    await underWayEnded(job.applied.flatMap(({ changes }) => changes.flatMap(ownPaths)));
    return { ...nothing, ...(await planTaken({ ...NOTHING_TAKEN, applied: job.applied })) };
  }
  if (job.kind === 'changes') {
    const isFiles = env().CONTENT_SOURCE === 'markdown';
    const taken = await (isFiles ? takeInOfFolder : takeIn)(job.changes, endMs);
    return { ...nothing, ...(await planTaken(taken)), failed: taken.failed, behind: taken.behind };
  }
  const { done, ...taken } = await lookAtSource(job, endMs);
  const made = await planTaken(taken);
  const isNothing = made.paths.length === 0 && taken.failed.length === 0;
  // An earlier publish may have failed for what every change concerns, and the source tells of that change no more.
  const paths = isNothing ? await stillOld([]) : made.paths;
  return { ...made, paths, failed: taken.failed, done };
}

/** Lists are made of what the source has now; where that can't be found out, they fail and the posts do not. */
async function planPaths({
  paths: asked,
  syncedWithinMs = 0,
}: Extract<Job, { kind: 'paths' }>): Promise<Paths & { failed: Result[] }> {
  const startedMs = performance.now();
  const posts = asked.filter(isPost);
  const fromSource = new Set(posts);
  if (posts.length === asked.length) return { paths: asked, fromSource, failed: [] };
  try {
    await syncWithin(syncedWithinMs);
    return { paths: asked, fromSource, failed: [] };
  } catch (error) {
    const lists = asked.filter((path) => !isPost(path));
    return { paths: posts, fromSource, failed: failedResults(lists, error, startedMs) };
  }
}

const isPost = (path: string) => anyAddressAt(path)?.page === 'post';
const isFormer = (path: string) => anyAddressAt(path)?.page === 'former';

async function planTaken({ applied, named, fromSource, baselines }: TakenIn): Promise<Paths> {
  const planned: string[] = [];
  for (const step of applied) planned.push(...(await inSlices(plan(step))));
  const own = new Set(applied.flatMap(({ changes }) => changes.flatMap(ownPaths)));
  const isFew = own.size <= MAX_NEW_PAGES;
  // Nothing is known to have changed, so what the caller means is the post and where it is announced.
  const isRepeated = planned.length === 0 && named.length > 0;
  const others = isRepeated ? [paths.home(), ...(await stillOld(named.flatMap(idIn)))] : planned;
  const made = await inParts(others, async (path) => (isFew && own.has(path)) || (await isMade(path)));
  const all = new Set([...named, ...others.filter((_, index) => made[index])]);
  return { paths: [...all], fromSource: new Set(fromSource), baselines };
}

/** A post's page that nobody has read yet can't be old, and to make it would cost a request; nor can a redirect be. */
async function isMade(path: string): Promise<boolean> {
  return !(isPost(path) || isFormer(path)) || ((await pageCache()?.knows(path)) ?? true);
}

function idIn(path: string): string[] {
  const address = anyAddressAt(path);
  return address?.page === 'post' ? [address.id] : [];
}
