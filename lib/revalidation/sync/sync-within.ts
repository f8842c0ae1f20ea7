// Syncs that are asked for: now, shared by all who ask at the same time; or, for pages that time has made stale, once a
// period.
import type { Applied } from '../../catalogue/known-posts';
import { currentCatalogue, publishFound } from '../../catalogue/open';
import type { ReadingStart } from '../../catalogue/read-post';
import { contentSource } from '../../content/pick';
import { type Run, shareNextRun } from '../../process/next-run';
import { processWide } from '../../process/process-wide';
import { sync } from './sync';

interface Synced {
  applied: Applied[];
  /** Somebody publishes it. */
  isTaken: boolean;
}

/** From which time on readings may be shared; undefined: what is read now. */
type Asked = ReadingStart | undefined;

const runs = processWide('syncs', () => new Map<string, Run<Asked, Synced>>());

const share = shareNextRun<Asked, Synced>({
  runs,
  limit: (work) => work(),
  work: async (_, asked) => {
    const catalogue = await currentCatalogue();
    const latest = asked.reduce((a, b) => (a && b && (a.since > b.since ? a : b)) || undefined);
    // The first fill reads everything anyway.
    const applied = catalogue.isComplete ? await sync({ catalogue, source: contentSource() }, latest) : [];
    return { applied, isTaken: false };
  },
});

/**
 * Syncs now. All who ask before it begins share it, so that what it finds is published once.
 * @param start what a source that sees what changes was asked since then need not be asked again
 */
export async function syncNow(start?: ReadingStart): Promise<Applied[]> {
  const synced = await share('', start);
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
    if (!(await catalogue.claim('renewal', Math.max(1, Math.floor(maxAgeMs / 1000))))) return;
  }
  publishFound(await syncNow());
}
