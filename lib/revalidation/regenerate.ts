// Step 5 of a publish: make the pages again, from what was read after the call arrived.
import pLimit from 'p-limit';
import { type Baselines, baselinesOf } from '../cache/baselines';
import { type Baseline, follow, type Generation, NO_BASELINE } from '../cache/generations';
import { anyAddressAt } from '../content/former-path';
import { reasonOf } from '../log';
import { isPage } from '../paths';
import { address } from '../paths/base-path';
import { tick } from '../process/logical-clock';
import { ownTurn } from '../process/own-turn';
import { processWide } from '../process/process-wide';
import { singleFlight } from '../process/single-flight';
import { generateDocument } from '../rendering/documents/document';
import type { Result } from './result';

/** What `res.revalidate` is: makes the page at an encoded path again. */
export type Revalidate = (encodedPath: string) => Promise<void>;

/** What is to be made again. */
export interface Paths {
  paths: string[];
  /** Those whose content is to be read from the source again; the others show what the catalogue says. */
  fromSource: ReadonlySet<string>;
  /** Of paths whose content was read already. */
  baselines?: Baselines;
}

/** Regenerations that were asked for together. */
interface Work {
  /** The results so far; those that are `pending` go on. */
  results(): Result[];
  /** Resolves when all have ended. */
  ended: Promise<Result[]>;
}

const MAX_ATTEMPTS = 8;
/** Pages of posts, which may ask the source. */
const POSTS_AT_ONCE = 4;
/** Lists and documents. Those that are made together are written to the disk together, which takes the longest. */
const LISTS_AT_ONCE = 16;

/** Regenerates paths; one that fails does not stop the others. */
export function regenerateAll({ paths, fromSource, baselines }: Paths, revalidate: Revalidate): Work {
  const startedMs = performance.now();
  const results = paths.map((path): Result => ({ path, outcome: 'pending', ms: 0 }));
  const rest = baselinesOf(paths.filter((path) => !baselines?.has(path)));
  arriving.paths += paths.length;
  const all = paths.map(async (path, index) => {
    const baseline = baselines?.get(path) ?? (await rest).get(path) ?? NO_BASELINE;
    arriving.paths -= 1;
    results[index] = await regenerations.run(path, { baseline, readsSource: fromSource.has(path), revalidate });
  });
  return {
    results: () => {
      const ms = Math.round(performance.now() - startedMs);
      return results.map((result) => (result.outcome === 'pending' ? { ...result, ms } : result));
    },
    ended: Promise.all(all).then(() => results),
  };
}

interface Asked {
  baseline: Baseline;
  readsSource: boolean;
  revalidate: Revalidate;
}

// Those whose baseline is being looked up wait too, or calls that come meanwhile would all find the queue empty.
const arriving = processWide('arriving', () => ({ paths: 0 }));

/** How many paths are at work or wait. */
export const pathsAtWork = () => regenerations.size() + arriving.paths;

/** Resolves when those regenerations of these paths that are under way now have ended. */
export async function underWayEnded(paths: string[]): Promise<void> {
  await Promise.allSettled(paths.map(regenerations.underWay));
}

const pools = processWide('regeneration-pools', () => ({
  posts: pLimit(POSTS_AT_ONCE),
  lists: pLimit(LISTS_AT_ONCE),
}));

const regenerations = singleFlight<Asked, Result>({
  name: 'regenerations',
  limit: async (work, path) => {
    if (anyAddressAt(path)?.page === 'post') return pools.posts(work);
    // Lists have their turn among the posts, so that hundreds of publishes at once share a few runs of each.
    await pools.posts(async () => {});
    return pools.lists(async () => {
      await ownTurn();
      return work();
    });
  },
  work: (path, asked) => {
    const latest = asked.reduce((a, b) => (b.baseline.since > a.baseline.since ? b : a));
    return runOnce(path, { ...latest, readsSource: asked.some(({ readsSource }) => readsSource) });
  },
});

/**
 * Next joins `res.revalidate` to a generation of the path that is already under way, which may have read the
 * source too early. So it is called again until a generation that began after now has ended.
 */
async function runOnce(path: string, { baseline: known, readsSource, revalidate }: Asked): Promise<Result> {
  const startedMs = performance.now();
  const calledAt = tick();
  const generations = follow(path, readsSource);
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // Somebody may have written since the baseline was looked up, for instance the run before this one.
      const now = (await baselinesOf([path])).get(path) ?? NO_BASELINE;
      const baseline = attempt === 0 && now.seen === known.seen ? known : now;
      generations.startFrom(baseline);
      const { generation, trouble } = await make(path, revalidate, baseline);
      const last = generation ?? generations.last();
      // Refused: another server wrote a page meanwhile, from content that it may have read too early.
      const refused = last?.outcome !== 'failed' && last?.written === 'refused';
      if (last && last.start > calledAt && !refused) return result(verdict(last, trouble));
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
  /** Of a document, which a visitor may have made at the same time; of a page the generations tell. */
  generation?: Generation;
  /** What Next said when it could not make the page. */
  trouble: string | null;
}

async function make(path: string, revalidate: Revalidate, baseline: Baseline): Promise<Made> {
  const at = anyAddressAt(path);
  const start = tick();
  try {
    if (!at || !isPage(at)) {
      const { document, written } = await generateDocument(path, baseline);
      const generation = { start, outcome: document ? ('updated' as const) : ('gone' as const), written };
      const [lacking] = document?.lacking ?? [];
      return {
        generation,
        trouble: lacking ? `It lacks the text of ${lacking.post}: ${lacking.reason}` : null,
      };
    }
    // What Next would redirect, as the address without the slash of `trailingSlash`, it calls an error.
    await revalidate(address(path));
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
