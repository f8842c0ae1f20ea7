// Opens this process's page cache, with the store that the settings choose.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '../env';
import { processWide } from '../process-wide';
import { fileRecords } from './file-records';
import { FileStore } from './file-store';
import { PageCache } from './page-cache';
import type { Records } from './records';
import { RedisStore } from './redis-store';
import { Seeds } from './seeds';
import type { Store } from './store';

const DIST_DIR = '.next';
const MEGABYTE = 1024 * 1024;

export interface Opened {
  cache: PageCache;
  store: Store;
  seeds: Seeds;
  records: Records;
}

const process = processWide('page-cache', (): { opened?: Opened; renew?: (path: string) => void } => ({}));

/** The process's page cache; none during a build and in development. */
export const pageCache = () => process.opened?.cache;

/** Asks for the renewal of a path that time made stale. */
export const renewer = () => process.renew;

export function setRenewer(renew: (path: string) => void): void {
  process.renew = renew;
}

/** The process's records; none during a build and in development. */
export const records = () => process.opened?.records;

/**
 * Opens the cache. Entries belong to a release: the names of its scripts are in them.
 * @param mayEvict whether pages may go now to make room
 */
export async function openPageCache(mayEvict: () => boolean): Promise<Opened> {
  const { REVALIDATE_SECONDS, REDIS_URL, CACHE_DIR, CACHE_MAX_MB, CACHE_MEMORY_MB } = env();
  const release = readFileSync(join(DIST_DIR, 'BUILD_ID'), 'utf8').trim();
  const redis = REDIS_URL
    ? new RedisStore(REDIS_URL, release, {
        return: () => pageCache()?.payBack(),
        emptied: () => pageCache()?.payAgain(),
      })
    : null;
  await redis?.open();
  // Opened first: the file store removes what has not been used for long.
  const records = redis?.records() ?? fileRecords(CACHE_DIR);
  const store = redis ?? new FileStore(CACHE_DIR, release);
  const seeds = new Seeds(DIST_DIR, REVALIDATE_SECONDS);
  const cache = new PageCache({
    store,
    seeds,
    memoryBytes: CACHE_MEMORY_MB * MEGABYTE,
    storeBytes: CACHE_MAX_MB * MEGABYTE,
    mayEvict,
  });
  process.opened = { cache, store, seeds, records };
  return process.opened;
}
