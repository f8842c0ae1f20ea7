// Opens what a server keeps its pages and its catalogue in: Redis where it is set, or else LMDB.
import { createHash } from 'node:crypto';
import { Lmdb } from '../cache/lmdb/database';
import { LmdbStore } from '../cache/lmdb/store';
import { BuiltPages } from '../cache/next/built-pages';
import { releaseIn } from '../cache/next/release';
import { setPageCache } from '../cache/open';
import { PageCache } from '../cache/page-cache';
import { RedisConnection } from '../cache/redis/connection';
import { RedisStore } from '../cache/redis/store';
import type { Catalogue } from '../catalogue/catalogue';
import { openCatalogue } from '../catalogue/open';
import { LmdbRecords } from '../catalogue/records/lmdb-records';
import { RedisRecords } from '../catalogue/records/redis-records';
import { env, MEGABYTE } from '../env';
import { builtOptions } from '../process/built-options';

interface Opened {
  cache: PageCache;
  catalogue: Catalogue;
}

interface Options {
  /** Whether pages may go now to make room. */
  mayEvict: () => boolean;
  /** What else to do when Redis has lost what was in it. */
  onLoss: (redisId: string) => void;
}

/**
 * Opens the stores. Pages belong to a release, for the names of its scripts are in them; the catalogue belongs to the
 * content source.
 */
export async function openStores({ mayEvict, onLoss }: Options): Promise<Opened> {
  const { REVALIDATE_SECONDS, REDIS_URL, CACHE_DIR, CACHE_MAX_MB } = env();
  const release = releaseIn(builtOptions.distDir);
  const opened: Partial<Opened & { redis: RedisStore }> = {};
  const onReturn = () => {
    opened.redis?.noticeEmptied().catch(() => {});
    void opened.cache?.writeBack();
    void opened.catalogue?.writeBack().catch(() => {});
  };
  const onEmptied = (redisId: string) => {
    void opened.cache?.writeAllAgain();
    opened.catalogue?.storeAgain();
    onLoss(redisId);
  };
  const redis = REDIS_URL ? new RedisConnection(REDIS_URL, onReturn) : null;
  await redis?.open();
  opened.redis = redis ? new RedisStore(redis, release, onEmptied) : undefined;
  const { store, records } =
    redis && opened.redis
      ? { store: opened.redis, records: new RedisRecords(redis, sourceName()) }
      : await inLmdb(CACHE_DIR, release);
  const cache = new PageCache({
    store,
    builtPages: new BuiltPages(builtOptions.distDir, REVALIDATE_SECONDS),
    memoryBytes: halfOfMemoryBytes(),
    storeBytes: CACHE_MAX_MB * MEGABYTE,
    mayEvict,
  });
  setPageCache(cache);
  opened.cache = cache;
  opened.catalogue = openCatalogue(records);
  return { cache, catalogue: opened.catalogue };
}

/** Of what is kept in memory of each page one half is the page, and one the answers that are made of it. */
export const halfOfMemoryBytes = () => (env().CACHE_MEMORY_MB * MEGABYTE) / 2;

async function inLmdb(dir: string, release: string) {
  const lmdb = await Lmdb.in(dir);
  return { store: new LmdbStore(lmdb, release), records: new LmdbRecords(lmdb, sourceName()) };
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
