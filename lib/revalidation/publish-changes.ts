// The core of a publish, whoever asks for it: take in → plan → regenerate, and the report of what became of it.
import { pageCache } from '../cache/open';
import { anyAddressAt } from '../content/former-path';
import { env } from '../env';
import { paths } from '../paths';
import { processWide } from '../process/process-wide';
import { ownPaths, plan } from './plan';
import { type Paths, type Revalidate, regenerateAll, underWayEnded } from './regenerate';
import { type Report, tell } from './report';
import { failedResults, type Result } from './result';
import type { Asking, Change } from './senders/dialect';
import { stillOld } from './still-old';
import { lookAtSource, takeInOfFolder } from './sync/look';
import { syncWithin } from './sync/sync-within';
import { NOTHING_TAKEN, type TakenIn, takeIn } from './take-in';
import { addUnfinished, unfinishedEnded } from './unfinished';
import { tellHub } from './websub';

export interface Work {
  /** The result of each path so far; before there is a plan, of the paths that are certain to be in it. */
  results(): Result[];
  /** Resolves when all is done. */
  ended: Promise<Report>;
}

/** How long the source may take to have what was announced: less than most senders wait, so that they hear of it. */
const SOURCE_MS = 7500;

/** Of more posts that came at once, as in an import, each page is made on its first visit. */
const MAX_NEW_PAGES = 50;

/** Publishes of what pages' own generations found. */
const foundUnderWay = processWide('found-under-way', () => new Set<Promise<Report>>());

const NOTHING_MISSED = 'The site shows what the source has.';

// A look at the source waits for the publishes under way. All who ask for one meanwhile share it.
const looks = processWide('looks', (): { waiting?: Work } => ({}));

/**
 * Begins what is asked for. It goes on whether or not whoever asked waits.
 * @param revalidate how Next is asked for a page: `res.revalidate`, or the site's own
 */
export function publishChanges(asking: Asking, revalidate: Revalidate): Work {
  if (asking.kind !== 'look' || asking.changes !== null || asking.isPush || asking.isWhole)
    return begin(asking, revalidate);
  looks.waiting ??= begin(asking, revalidate);
  return looks.waiting;
}

function begin(asking: Asking, revalidate: Revalidate): Work {
  let results = () => pendingResults(asking);

  async function run(): Promise<Report> {
    const { behind, failed: unread, done, ...toMake } = await takenIn(asking);
    if (behind) return tell.behind(behind);
    const failed = unread.filter(({ path }) => !toMake.paths.includes(path));
    if (toMake.paths.length === 0 && failed.length === 0) {
      await done();
      return tell.ignored(NOTHING_MISSED);
    }
    const regeneration = regenerateAll(toMake, revalidate);
    results = () => [...regeneration.results(), ...failed];
    const made = await regeneration.ended;
    // What the making of these pages has found out is published like a change, before whoever asked hears of them.
    if (asking.kind === 'paths') await Promise.allSettled(foundUnderWay);
    // Who asks for paths has them made again, whether or not something changed.
    if (asking.kind !== 'paths') tellHub(made);
    const report = tell.results([...made, ...failed]);
    if (report.status === 200) await done();
    return report;
  }

  const ended = run();
  addUnfinished(ended);
  if (asking.kind === 'found') {
    foundUnderWay.add(ended);
    const forget = () => foundUnderWay.delete(ended);
    ended.then(forget, forget);
  }
  return { results: () => results(), ended };
}

interface ToPublish extends Paths {
  behind?: Change;
  failed: Result[];
  /** To be called when all is published. */
  done: () => Promise<void>;
}

/** Takes in what is asked for, and plans what that makes old. */
async function takenIn(asking: Asking): Promise<ToPublish> {
  const endMs = Date.now() + SOURCE_MS;
  const nothing = { failed: [], done: async () => {} };
  if (asking.kind === 'paths') {
    return { ...nothing, ...(await pathsToMake(asking)) };
  }
  if (asking.kind === 'found') {
    // The page that found them may still be made, by a publish. Feeds take its text, or else would ask the source for it.
    await underWayEnded(asking.applied.flatMap(({ changes }) => changes.flatMap(ownPaths)));
    return { ...nothing, ...(await toMake({ ...NOTHING_TAKEN, applied: asking.applied })) };
  }
  if (asking.kind === 'changes') {
    const isFiles = env().CONTENT_SOURCE === 'markdown';
    const taken = await (isFiles ? takeInOfFolder : takeIn)(asking.changes, endMs);
    return { ...nothing, ...(await toMake(taken)), failed: taken.failed, behind: taken.behind };
  }
  if (asking.changes === null && !asking.isPush) {
    // What is being published now is not missed.
    await unfinishedEnded();
    looks.waiting = undefined;
  }
  const { done, ...taken } = await lookAtSource(asking, endMs);
  return { ...(await toMake(taken)), failed: taken.failed, done };
}

/** Lists are made of what the source has now; where that can't be found out, they fail and the posts do not. */
async function pathsToMake({
  paths: asked,
  syncedWithinMs = 0,
}: Extract<Asking, { kind: 'paths' }>): Promise<Paths & { failed: Result[] }> {
  const startedMs = Date.now();
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

async function toMake({ applied, named, fromSource, baselines }: TakenIn): Promise<Paths> {
  const planned = applied.flatMap(plan);
  const own = new Set(applied.flatMap(({ changes }) => changes.flatMap(ownPaths)));
  const isFew = own.size <= MAX_NEW_PAGES;
  // Nothing is known to have changed, so what the caller means is the post and where it is announced.
  const isRepeated = planned.length === 0 && named.length > 0;
  const others = isRepeated ? [paths.home(), ...(await stillOld(named.flatMap(idIn)))] : planned;
  const made = await Promise.all(
    others.map(async (path) => (isFew && own.has(path)) || (await isMade(path))),
  );
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

function pendingResults(asking: Asking): Result[] {
  const changes = 'changes' in asking ? (asking.changes ?? []) : [];
  const known =
    asking.kind === 'paths' ? asking.paths : [...changes.map(({ id }) => paths.post(id)), paths.home()];
  return known.map((path) => ({ path, outcome: 'pending', ms: 0 }));
}
