// Step 4 of a publish: make the pages again, from content that is read after the call arrived.
import { generateDocument } from '../documents/document';
import { follow, type Generation } from '../ledger';
import { reasonOf } from '../log';
import { takeOrder } from '../order';
import { addressAt, href, isPage } from '../paths';
import { processWide } from '../process-wide';
import { inPool } from './pool';

export interface Result {
  /** As in a browser's address. */
  path: string;
  outcome: Generation['outcome'] | 'pending';
  ms: number;
  /** Why it failed, for an editor to read. */
  reason?: string;
}

/** What `res.revalidate` is: makes the page at an encoded path again. */
export type Revalidate = (encodedPath: string) => Promise<void>;

/** Regenerations that were asked for together. */
export interface Work {
  /** The results so far; those that are `pending` go on. */
  results(): Result[];
  /** Resolves when all have ended. */
  ended: Promise<Result[]>;
}

const MAX_ATTEMPTS = 8;

/**
 * Regenerates paths; one that fails does not stop the others.
 * @param since when the call arrived: what is read of the source later may be shared among the paths
 */
export function regenerateAll(paths: string[], revalidate: Revalidate, since: number): Work {
  const startedMs = performance.now();
  const results = paths.map((path): Result => ({ path, outcome: 'pending', ms: 0 }));
  const all = paths.map(async (path, index) => {
    results[index] = await regenerate(path, revalidate, since);
  });
  return {
    results: () => {
      const ms = Math.round(performance.now() - startedMs);
      return results.map((result) => (result.outcome === 'pending' ? { ...result, ms } : result));
    },
    ended: Promise.all(all).then(() => results),
  };
}

interface Run {
  began: boolean;
  /** When the latest of those arrived who share it. */
  since: number;
  ends: Promise<Result>;
  next?: Run;
}

const runs = processWide('runs', () => new Map<string, Run>());

/** How many paths are at work or wait. */
export const pathsAtWork = () => runs.size;

/**
 * Regenerates one path. A run that has begun may have read the source before this call, so calls that come
 * meanwhile share the one run after it.
 */
function regenerate(path: string, revalidate: Revalidate, since: number): Promise<Result> {
  const current = runs.get(path);
  const run = current?.began
    ? (current.next ?? addRun(path, revalidate, current))
    : (current ?? addRun(path, revalidate));
  run.since = Math.max(run.since, since);
  return run.ends;
}

function addRun(path: string, revalidate: Revalidate, after?: Run): Run {
  const run: Run = { began: false, since: 0, ends: undefined as never };
  if (after) after.next = run;
  else runs.set(path, run);
  run.ends = (async () => {
    await after?.ends;
    runs.set(path, run);
    const result = await inPool(() => {
      run.began = true;
      return runOnce(path, revalidate, run.since);
    });
    if (!run.next) runs.delete(path);
    return result;
  })();
  return run;
}

/**
 * Next joins `res.revalidate` to a generation of the path that is already under way, which may have read the
 * source too early. So it is called again until a generation that began after now has ended.
 */
async function runOnce(path: string, revalidate: Revalidate, since: number): Promise<Result> {
  const startedMs = performance.now();
  const order = takeOrder();
  const generations = follow(path, since);
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const trouble = await make(path, revalidate).then(() => null, reasonOf);
      const last = generations.last();
      // Refused: another server wrote a page meanwhile, from content that it may have read too early.
      const refused = last?.outcome !== 'failed' && last?.written === 'refused';
      if (last && last.start > order && !refused) return result(verdict(last, trouble));
    }
    return result({ outcome: 'failed', reason: 'Others kept replacing the page meanwhile.' });
  } finally {
    generations.stop();
  }

  function result({ outcome, reason }: Pick<Result, 'outcome' | 'reason'>): Result {
    const ms = Math.round(performance.now() - startedMs);
    return { path, outcome, ms, ...(reason === undefined ? {} : { reason }) };
  }
}

async function make(path: string, revalidate: Revalidate): Promise<void> {
  const address = addressAt(path);
  if (address && isPage(address)) await revalidate(href(path));
  else await generateDocument(path);
}

function verdict(last: Generation, trouble: string | null): Pick<Result, 'outcome' | 'reason'> {
  if (last.outcome === 'failed') return { outcome: 'failed', reason: last.reason };
  if (trouble !== null) return { outcome: 'failed', reason: trouble };
  if (last.written === 'here') {
    return { outcome: 'failed', reason: 'Redis is away: only this server has the new page so far.' };
  }
  return { outcome: last.outcome };
}
