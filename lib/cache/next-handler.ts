// What Next asks of a cacheHandler, answered from the page cache. Next makes an instance a request; the one
// that answered `get` for a generation is the one whose `set` ends it.
import { isFollowed, noteWritten, takeSeen } from '../ledger';
import { log } from '../log';
import { type Entry, isStale, type Value } from './entry';
import { pathOf } from './next-path';
import type { PageCache } from './page-cache';

/** What Next is given for a hit. */
interface Hit {
  value: Value | null;
  lastModified: number;
  cacheControl: { revalidate: number | false; expire: number | undefined };
}

interface Options {
  cache: PageCache;
  /** Asked for a path whose page time has made stale. */
  renew: (path: string) => void;
  debug: boolean;
}

const ONE_YEAR_SECONDS = 31_536_000;

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
    if (this.options.debug) log.info(entry ? 'cache hit' : 'cache miss', { path, version });
    if (!entry) return null;

    // Next never hears that a page is stale. It would make the page itself, with the old one in its hands for
    // every reader who comes meanwhile, whatever other servers publish. So stale pages are renewed as a
    // webhook's are, and an edge is told to ask again in a second.
    const stale = isStale(entry);
    if (stale && !isFollowed(path)) this.options.renew(path);
    const revalidate = stale ? 1 : entry.revalidateSeconds;
    const expire = revalidate === false ? undefined : ONE_YEAR_SECONDS;
    // Next compares with the clock that began with the process, which a correction of the time does not move.
    const lastModified = performance.timeOrigin + performance.now();
    return { value: entry.value, lastModified, cacheControl: { revalidate, expire } };
  }

  async set(key: string, value: Value | null, revalidateSeconds: number | false): Promise<void> {
    const path = pathIn(key);
    const seen = takeSeen(path);
    // After a failed generation Next sets what it was given once more; that is no new page, nor a new 404.
    if (seen === undefined && this.served && value === this.served.value) return;
    const trusted = isFollowed(path);
    const written = await this.options.cache.set(path, value, revalidateSeconds, seen ?? this.seen, trusted);
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
