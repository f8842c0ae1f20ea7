// Looking up what generations start from: first what the cache has, then the time.
import { inParts } from '../process/in-slices';
import { tick } from '../process/logical-clock';
import type { Baseline } from './generations';
import { pageCache } from './open';

export type Baselines = Map<string, Baseline>;

/** The baselines of paths as they are now: what is read of the source from now on may be shared among them. */
export async function baselinesOf(paths: string[]): Promise<Baselines> {
  const versions = await inParts(paths, async (path) => pageCache()?.version(path) ?? 0);
  const since = tick();
  return new Map(paths.map((path, index) => [path, { seen: versions[index] ?? 0, since }]));
}
