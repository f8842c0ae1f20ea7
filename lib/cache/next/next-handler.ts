// What Next asks of a cacheHandler, answered from the page cache. Next makes one instance per request. The
// one whose `get` began a generation is the one whose `set` ends it.
import { log } from '../../log';
import { addressAt } from '../../paths';
import { type Entry, isStale, type Value } from '../entry';
import { isFollowed, isSourceFailing, NOT_TO_WRITE, noteWritten, takeSeen } from '../generations';
import type { PageCache } from '../page-cache';
import { noteRead } from '../reads';
import { pathOf } from './path';

/** What Next is given for a hit. */
interface Hit {
  value: Value | null;
  lastModified: number;
  cacheControl: { revalidate: number | false };
}

interface Options {
  cache: PageCache;
  /** Asked for a path whose page time has made stale. */
  renew: (path: string) => void;
  /** Whether the entry shows what it has to show by now. */
  isCurrent: (path: string, entry: Entry) => Promise<boolean>;
  debug: boolean;
}

export class NextHandler {
  private seen = 0;
  private served: Entry | null = null;

  constructor(private readonly options: Options) {}

  async get(key: string): Promise<Hit | null> {
    const path = pathIn(key);
    // Next gives one answer to all who ask for a page before it is there. Looking it up a moment later lets the
    // requests of this turn share it, and none of them comes after the look-up.
    await new Promise(setImmediate);
    const { entry, version } = await this.options.cache.get(path);
    this.seen = version;
    this.served = entry;
    const isKept = entry !== null && (isFollowed(path) || (await this.isServable(path, entry)));
    if (this.options.debug) log.info(isKept ? 'cache hit' : 'cache miss', { path, version });
    noteRead({ path, entry: isKept ? entry : null, version });
    if (!isKept) return null;

    // Next never hears that a page is stale. It would make the page itself, with the old one in its hands for
    // every reader who comes meanwhile, whatever other servers publish. So stale pages are renewed as a
    // webhook's are, and an edge is told to ask again in a second.
    const stale = isStale(entry);
    if (stale && !isFollowed(path)) this.options.renew(path);
    const revalidate = stale ? 1 : entry.revalidateSeconds;
    // Next compares with the clock that began with the process, which a correction of the time does not move.
    const lastModified = performance.timeOrigin + performance.now();
    return { value: entry.value, lastModified, cacheControl: { revalidate } };
  }

  /** What shows old posts is made anew before its reader gets it; a post's page not while that would only fail. */
  private async isServable(path: string, entry: Entry): Promise<boolean> {
    if (await this.options.isCurrent(path, entry)) return true;
    if (addressAt(path)?.page !== 'post' || !isSourceFailing()) return false;
    this.options.renew(path);
    return true;
  }

  async set(key: string, value: Value | null, revalidateSeconds: number | false): Promise<void> {
    const path = pathIn(key);
    const seen = takeSeen(path);
    if (seen === NOT_TO_WRITE) return;
    // After a failed generation Next sets what it was given once more; that is no new page, nor a new 404.
    if (seen === undefined && this.served && value === this.served.value) return;
    const written = await this.options.cache.set({
      path,
      value,
      revalidateSeconds,
      seen: seen ?? this.seen,
      isTrusted: isFollowed(path),
    });
    if (this.options.debug) log.info('cache set', { path, written });
    noteWritten(path, written);
    if (written !== 'refused' || !value) return;
    // Readers who wait for this page get what is in this very object: the newer page, then.
    const newer = (await this.options.cache.get(path)).entry?.value;
    if (newer) Object.assign(value, newer);
  }
}

/** Next's keys look like /route-cache/PAGES/<hash of the route>/$/blog/hello. */
function pathIn(key: string): string {
  return pathOf(key.slice(key.indexOf('/$') + 2));
}
