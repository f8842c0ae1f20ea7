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

/**
 * Adds paths to ground that was laid already. Where the cache is known to have had then what it has now, what was
 * read in between may be shared with them as well; the others get ground of their own.
 * @param since the place in the order at which it was laid
 */
export async function extendGround(laid: Grounds, paths: string[], since: number): Promise<Grounds> {
  const extended = new Map(laid);
  for (const path of paths) {
    const seen = extended.has(path) ? null : await pageCache()?.versionAt(path, since);
    if (typeof seen === 'number') extended.set(path, { seen, since });
  }
  const rest = await layGround(paths.filter((path) => !extended.has(path)));
  return new Map([...extended, ...rest]);
}
