// The version in a page's props: it tells an open tab which of two pages is the newer one.
import { isDeepStrictEqual } from 'node:util';
import { type Entry, lastVersionOf, propsIn } from '../../cache/entry';

/** What every page's props have beside its own. */
export interface Versioned {
  /** Grows with each page that replaces another one at its path; 0 for one that was built. */
  version: number;
}

/**
 * Gives a page's props their version: the time, in milliseconds, and in any case more than that of the page it
 * replaces, or of the last one before it was gone, so that no server's clock can make a newer page look older. A page
 * that is as it was keeps its version, and with it its bytes and its ETag.
 * @param made what was made of the source
 * @param replaced what the cache has at the path
 */
export function withVersion<Props extends object>(made: Props, replaced: Entry | null): Props & Versioned {
  const before = (replaced && propsIn(replaced)) ?? {};
  const { lastVersion: known } = lastVersionOf(replaced);
  const unchanged = { ...made, version: known };
  return isDeepStrictEqual(unchanged, before)
    ? unchanged
    : { ...made, version: Math.max(Date.now(), known + 1) };
}
