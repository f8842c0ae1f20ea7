// Step 5 of a publish: make the pages again, from what was read after the call arrived.
import pLimit from 'p-limit';
import { type Baselines, baselinesOf } from '../cache/baselines';
import { NO_BASELINE } from '../cache/generations';
import { anyAddressAt } from '../content/post/former-path';
import { ownTurn } from '../process/own-turn';
import { processWide } from '../process/process-wide';
import { singleFlight } from '../process/single-flight';
import { type Asked, type Revalidate, regeneratePath } from './regenerate-path';
import type { Result } from './result';

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
    results[index] = await regenerations.run(path, {
      baseline,
      readsSource: fromSource.has(path),
      revalidate,
    });
  });
  return {
    results: () => {
      const ms = Math.round(performance.now() - startedMs);
      return results.map((result) => (result.outcome === 'pending' ? { ...result, ms } : result));
    },
    ended: Promise.all(all).then(() => results),
  };
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
    return regeneratePath(path, { ...latest, readsSource: asked.some(({ readsSource }) => readsSource) });
  },
});
