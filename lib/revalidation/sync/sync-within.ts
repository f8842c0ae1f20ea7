// Syncs that are asked for: now, shared by all who ask at the same time; or, for pages that time has made stale, once a
// period.
import type { Applied } from '../../catalogue/known-posts';
import { currentCatalogue } from '../../catalogue/open';
import { publishFound } from '../../catalogue/reading/found';
import { contentSource } from '../../content/pick';
import { singleFlight } from '../../process/single-flight';
import { type SyncOptions, sync } from './sync';

interface Synced {
  applied: Applied[];
  /** Somebody publishes it. */
  isTaken: boolean;
}

const syncs = singleFlight<SyncOptions, Synced>({
  name: 'syncs',
  work: async (_, asked) => {
    const catalogue = await currentCatalogue();
    // The first fill reads everything anyway.
    if (!catalogue.isComplete) return { applied: [], isTaken: false };
    const applied = await sync({ catalogue, source: contentSource() }, together(asked));
    return { applied, isTaken: false };
  },
});

/** What serves all who ask: the latest start, or none where somebody wants to know how it is now. */
function together(asked: SyncOptions[]): SyncOptions {
  const starts = asked.map(({ start }) => start);
  return {
    start: starts.reduce((a, b) => (a && b && (a.since > b.since ? a : b)) || undefined),
    isWhole: asked.some(({ isWhole }) => isWhole),
  };
}

/**
 * Syncs now. All who ask before it begins share it, so that what it finds is published once.
 */
export async function syncNow(options: SyncOptions = {}): Promise<Applied[]> {
  const synced = await syncs.run('', options);
  if (synced.isTaken) return [];
  synced.isTaken = true;
  return synced.applied;
}

/**
 * Sees to it that the catalogue is as the source was so long ago, or later. What is found is published by itself.
 * @param maxAgeMs 0: what the source has now
 */
export async function syncWithin(maxAgeMs: number): Promise<void> {
  if (maxAgeMs > 0) {
    const catalogue = await currentCatalogue();
    if (!(await catalogue.facts.lease('renewal', Math.max(1, Math.floor(maxAgeMs / 1000))))) return;
  }
  publishFound(await syncNow());
}
