// Step 5 of a publish: make the pages again, from content that is read after the call arrived.
import { generateDocument } from '../documents/document';
import { type Grounds, layGround } from '../ground';
import { follow, type Generation, type Ground, NO_GROUND } from '../ledger';
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
interface Work {
  /** The results so far; those that are `pending` go on. */
  results(): Result[];
  /** Resolves when all have ended. */
  ended: Promise<Result[]>;
}

const MAX_ATTEMPTS = 8;

/**
 * Regenerates paths; one that fails does not stop the others.
 * @param laid ground that was laid before the plan was made, of paths that were foreseen
 */
export function regenerateAll(paths: string[], revalidate: Revalidate, laid: Grounds = new Map()): Work {
  const startedMs = performance.now();
  const results = paths.map((path): Result => ({ path, outcome: 'pending', ms: 0 }));
  const rest = layGround(paths.filter((path) => !laid.has(path)));
  arriving.paths += paths.length;
  const all = paths.map(async (path, index) => {
    const ground = laid.get(path) ?? (await rest).get(path) ?? NO_GROUND;
    arriving.paths -= 1;
    results[index] = await regenerate(path, revalidate, ground);
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
  /** That of the latest of those who share it. */
  ground: Ground;
  ends: Promise<Result>;
  next?: Run;
}

const runs = processWide('runs', () => new Map<string, Run>());

// Those whose ground is being laid wait too, or calls that come meanwhile would all find the queue empty.
const arriving = processWide('arriving', () => ({ paths: 0 }));

/** How many paths are at work or wait. */
export const pathsAtWork = () => runs.size + arriving.paths;

/**
 * Regenerates one path. A run that has begun may have read the source before this call, so calls that come
 * meanwhile share the one run after it.
 */
function regenerate(path: string, revalidate: Revalidate, ground: Ground): Promise<Result> {
  const current = runs.get(path);
  const run = current?.began
    ? (current.next ?? addRun(path, revalidate, ground, current))
    : (current ?? addRun(path, revalidate, ground));
  if (ground.since > run.ground.since) run.ground = ground;
  return run.ends;
}

function addRun(path: string, revalidate: Revalidate, ground: Ground, after?: Run): Run {
  const run: Run = { began: false, ground, ends: undefined as never };
  if (after) after.next = run;
  else runs.set(path, run);
  run.ends = (async () => {
    await after?.ends;
    runs.set(path, run);
    const result = await inPool(() => {
      run.began = true;
      return runOnce(path, revalidate, run.ground);
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
async function runOnce(path: string, revalidate: Revalidate, laid: Ground): Promise<Result> {
  const startedMs = performance.now();
  const order = takeOrder();
  const generations = follow(path);
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // Somebody may have written since the ground was laid, for instance the run before this one.
      const now = (await layGround([path])).get(path) ?? NO_GROUND;
      const ground = attempt === 0 && now.seen === laid.seen ? laid : now;
      generations.buildOn(ground);
      const { generation, trouble } = await make(path, revalidate, ground);
      const last = generation ?? generations.last();
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

interface Made {
  /** Of a document, which a visitor may have made at the same time; of a page the ledger knows. */
  generation?: Generation;
  /** What the one who made it said went wrong. */
  trouble: string | null;
}

async function make(path: string, revalidate: Revalidate, ground: Ground): Promise<Made> {
  const address = addressAt(path);
  const start = takeOrder();
  try {
    if (!address || !isPage(address)) {
      const { document, written } = await generateDocument(path, ground);
      return { generation: { start, outcome: document ? 'updated' : 'gone', written }, trouble: null };
    }
    // With `trailingSlash` in next.config.js the address without it is a redirect, which Next calls an error.
    await revalidate(href(path)).catch((error) =>
      reasonOf(error).includes('Invalid response 308') ? revalidate(`${href(path)}/`) : Promise.reject(error),
    );
    return { trouble: null };
  } catch (error) {
    return { trouble: reasonOf(error) };
  }
}

function verdict(last: Generation, trouble: string | null): Pick<Result, 'outcome' | 'reason'> {
  if (last.outcome === 'failed') return { outcome: 'failed', reason: last.reason };
  if (trouble !== null) return { outcome: 'failed', reason: trouble };
  if (last.written === 'here') {
    return { outcome: 'failed', reason: 'Redis is away: only this server has the new page so far.' };
  }
  return { outcome: last.outcome };
}
