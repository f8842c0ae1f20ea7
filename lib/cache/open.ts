// Opens this process's page cache, with the store that the settings choose.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '../env';
import { processWide } from '../process-wide';
import type { Book } from './book';
import { fileBook } from './file-book';
import { FileStore } from './file-store';
import { PageCache } from './page-cache';
import { type Records, recordsIn } from './records';
import { claimInRedis, redisBook } from './redis-book';
import { RedisConnection } from './redis-connection';
import { RedisStore } from './redis-store';
import { Seeds } from './seeds';
import type { Store } from './store';

const DIST_DIR = '.next';
const MEGABYTE = 1024 * 1024;

interface Opened {
  cache: PageCache;
  store: Store;
  seeds: Seeds;
  /** When this release was built. */
  builtMs: number;
  /** Where posts moved, for all releases. */
  moves: Records;
  /** Which address each document has, for all releases that read this source. */
  addresses: Book;
  /** The posts that this release has taken note of. */
  posts: Book;
  /** Gives true to one of the servers of this release, in so many seconds. */
  claim: (name: string, seconds: number) => Promise<boolean>;
  /** What this release showed of posts. */
  shown: Records;
}

const opened = processWide('page-cache', (): { now?: Opened; renew?: (path: string) => void } => ({}));

/** The process's page cache; none during a build and in development. */
export const pageCache = () => opened.now?.cache;

/** Asks for the renewal of a path that time made stale. */
export const renewer = () => opened.renew;

export function setRenewer(renew: (path: string) => void): void {
  opened.renew = renew;
}

/** When this release was built; 0 during a build and in development. */
export const builtMs = () => opened.now?.builtMs ?? 0;

/** The records of where posts moved; none during a build and in development. */
export const moves = () => opened.now?.moves;

/** Which address each document has; none during a build and in development. */
export const addressBook = () => opened.now?.addresses;

/** The posts that this release has taken note of; none during a build and in development. */
export const postBook = () => opened.now?.posts;

/** The records of what this release showed; none during a build and in development. */
export const shownRecords = () => opened.now?.shown;

/**
 * Opens the cache. Entries belong to a release: the names of its scripts are in them.
 * @param mayEvict whether pages may go now to make room
 */
export async function openPageCache(mayEvict: () => boolean): Promise<Opened> {
  const { REVALIDATE_SECONDS, REDIS_URL, CACHE_DIR, CACHE_MAX_MB, CACHE_MEMORY_MB } = env();
  const buildId = join(DIST_DIR, 'BUILD_ID');
  const release = readFileSync(buildId, 'utf8').trim();
  const redis = REDIS_URL ? new RedisConnection(REDIS_URL, () => pageCache()?.payBack()) : null;
  await redis?.open();
  const store = redis
    ? new RedisStore(redis, release, () => pageCache()?.payAgain())
    : new FileStore(CACHE_DIR, release);
  const posts = redis ? redisBook(redis, `{${release}}:posts`) : fileBook(join(CACHE_DIR, release, 'posts'));
  // In folders of their own, in which there are no releases to tidy up.
  const records = join(CACHE_DIR, 'records');
  const moves = redis ? redisBook(redis, 'moves') : recordsIn(new FileStore(records, 'all'));
  const ofSource = `addresses-${sourceName()}`;
  const addresses = redis ? redisBook(redis, ofSource) : fileBook(join(records, ofSource));
  const claim = async (name: string, seconds: number) =>
    redis === null || (await claimInRedis(redis, `{${release}}:${name}`, seconds));
  const seeds = new Seeds(DIST_DIR, REVALIDATE_SECONDS);
  const cache = new PageCache({
    store,
    seeds,
    memoryBytes: CACHE_MEMORY_MB * MEGABYTE,
    storeBytes: CACHE_MAX_MB * MEGABYTE,
    mayEvict,
  });
  const builtMs = statSync(buildId).mtimeMs;
  opened.now = { cache, store, seeds, moves, addresses, posts, claim, builtMs, shown: recordsIn(store) };
  return opened.now;
}

/** Tells the content source from another, whose documents may have the same numbers. */
function sourceName(): string {
  const { CONTENT_SOURCE, CONTENT_DIR, CONTENT_API_URL = '' } = env();
  const place = CONTENT_SOURCE === 'markdown' ? CONTENT_DIR : withoutKeys(new URL(CONTENT_API_URL));
  return createHash('sha256').update(`${CONTENT_SOURCE} ${place}`).digest('hex').slice(0, 12);
}

/** A user or a key in an address may change, and it is the same source. */
function withoutKeys({ origin, pathname }: URL): string {
  return origin + pathname;
}
