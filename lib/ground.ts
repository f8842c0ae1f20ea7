// Laying the ground for generations: first what the cache has, then the place in the order.
import { pageCache } from './cache/open';
import type { Ground } from './ledger';
import { takeOrder } from './order';

export type Grounds = Map<string, Ground>;

/** Looks up what the cache has of each path; what is read of the source from now on may be shared among them. */
export async function layGround(paths: string[]): Promise<Grounds> {
  const versions = await Promise.all(paths.map((path) => pageCache()?.version(path) ?? 0));
  const since = takeOrder();
  return new Map(paths.map((path, index) => [path, { seen: versions[index] ?? 0, since }]));
}
