// Opens this process's page cache, with the store that the settings choose.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '../env';
import { isSourceFailing } from '../generation';
import { processWide } from '../process-wide';
import { FileStore } from './file-store';
import { PageCache } from './page-cache';
import { RedisStore } from './redis-store';
import { Seeds } from './seeds';

const DIST_DIR = '.next';
const MEGABYTE = 1024 * 1024;

interface Opened {
  cache?: PageCache;
  seeds?: Seeds;
}

const opened = processWide('page-cache', (): Opened => ({}));

/** The process's page cache; none during a build and in development. */
export const pageCache = () => opened.cache;

/** The pages built with this release. */
export const seeds = () => opened.seeds;

/** Entries belong to a release: the names of its scripts are in them. */
export async function openPageCache(): Promise<PageCache> {
  const { REDIS_URL, CACHE_DIR, CACHE_MAX_MB, CACHE_MEMORY_MB } = env();
  const release = readFileSync(join(DIST_DIR, 'BUILD_ID'), 'utf8').trim();
  const redis = REDIS_URL ? new RedisStore(REDIS_URL, release, () => opened.cache?.payBack()) : null;
  await redis?.open();
  opened.seeds = new Seeds(DIST_DIR);
  opened.cache = new PageCache({
    store: redis ?? new FileStore(join(CACHE_DIR, release)),
    seeds: opened.seeds,
    memoryBytes: CACHE_MEMORY_MB * MEGABYTE,
    storeBytes: CACHE_MAX_MB * MEGABYTE,
    mayEvict: () => !isSourceFailing(),
  });
  return opened.cache;
}
