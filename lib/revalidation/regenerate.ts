// Step 4 of a publish: make the pages again, from content that is read after the call arrived.
import { follow, type Generation, takeOrder } from '../generation';
import { reasonOf } from '../log';
import { href } from '../paths';
import { processWide } from '../process-wide';

export interface Result {
  /** Decoded, as in a browser's address. */
  path: string;
  outcome: Generation['outcome'] | 'pending';
  ms: number;
  /** Why it failed, for an editor to read. */
  reason?: string;
}

/** What `res.revalidate` is: makes the page at an encoded path again. */
export type Revalidate = (encodedPath: string) => Promise<void>;

const AT_ONCE = 4;
const MAX_ATTEMPTS = 8;

/**
 * Regenerates paths, a few at a time; one that fails does not stop the others.
 * @param deadlineMs after it, paths still at work are `pending`; they go on
 * @returns a result for each path, in their order
 */
export async function regenerateAll(
  paths: string[],
  revalidate: Revalidate,
  deadlineMs: number,
): Promise<Result[]> {
  const results = paths.map((path): Result => ({ path, outcome: 'pending', ms: 0 }));
  const waiting = paths.entries();
  const worker = async () => {
    for (const [index, path] of waiting) results[index] = await regenerate(path, revalidate);
  };
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, deadlineMs);
  });
  await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, worker)), deadline]);
  clearTimeout(timer);
  return results.map((result) => (result.outcome === 'pending' ? { ...result, ms: deadlineMs } : result));
}

type Run = { ends: Promise<Result>; next?: Promise<Result> };

const runs = processWide('regenerations', () => new Map<string, Run>());

/**
 * Regenerates one path. A run under way may have read the source before this call, so calls that come
 * meanwhile share the one run after it.
 */
function regenerate(path: string, revalidate: Revalidate): Promise<Result> {
  const current = runs.get(path);
  if (!current) return begin(path, revalidate);
  current.next ??= current.ends.then(() => begin(path, revalidate));
  return current.next;
}

function verdict(last: Generation, trouble: string | null): Pick<Result, 'outcome' | 'reason'> {
  if (last.outcome === 'failed') return { outcome: 'failed', reason: last.reason };
  if (trouble !== null) return { outcome: 'failed', reason: trouble };
  if (last.written === 'here') {
    return { outcome: 'failed', reason: 'Redis is away: only this server has the new page so far.' };
  }
  return { outcome: last.outcome };
}

function begin(path: string, revalidate: Revalidate): Promise<Result> {
  const run: Run = {
    ends: runOnce(path, revalidate).finally(() => {
      if (runs.get(path) === run) runs.delete(path);
    }),
  };
  runs.set(path, run);
  return run.ends;
}

/**
 * Next joins `res.revalidate` to a generation of the path that is already under way, which may have read the
 * source too early. So it is called again until a generation that began after now has ended.
 */
async function runOnce(path: string, revalidate: Revalidate): Promise<Result> {
  const startedMs = performance.now();
  const order = takeOrder();
  const generations = follow(path);
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const trouble = await revalidate(href(path)).then(() => null, reasonOf);
      const last = generations.last();
      // Refused: another server wrote a page meanwhile, from content that it may have read too early.
      const refused = last?.outcome !== 'failed' && last?.written === 'refused';
      if (last && last.start > order && !refused) return result(verdict(last, trouble));
    }
    return result({ outcome: 'failed', reason: 'Others kept replacing the page meanwhile.' });
  } finally {
    generations.stop();
  }

  function result(what: Pick<Result, 'outcome' | 'reason'>): Result {
    const { outcome, reason } = what;
    const ms = Math.round(performance.now() - startedMs);
    return { path, outcome, ms, ...(reason === undefined ? {} : { reason }) };
  }
}
