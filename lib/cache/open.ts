// This process's page cache; lib/server/stores.ts opens it.
import { processWide } from '../process/process-wide';
import type { Entry } from './entry';
import type { PageCache } from './page-cache';

interface Opened {
  cache?: PageCache;
  renew?: (path: string) => void;
}

const opened = processWide('page-cache', (): Opened => ({}));

/** The process's page cache; none during a build and in development. */
export const pageCache = () => opened.cache;

/** What the cache has at a path; null where it has nothing, or there is no cache. */
export const cachedEntry = async (path: string): Promise<Entry | null> =>
  (await opened.cache?.get(path))?.entry ?? null;

export function setPageCache(cache: PageCache): void {
  opened.cache = cache;
}

/** Asks for the renewal of a path that time made stale. */
export const renewer = () => opened.renew;

export function setRenewer(renew: (path: string) => void): void {
  opened.renew = renew;
}
