// The first fill: a server that knows no posts yet reads all of them, newest first, while it serves. One of the servers
// that share a store does it; where that one ends half-way, another goes on.
import { z } from 'zod';
import type { Catalogue } from '../../catalogue/catalogue';
import { listedPosts, type Parts, readAll } from '../../catalogue/reading/read-all';
import { readPages } from '../../catalogue/reading/read-pages';
import { log, reasonOf } from '../../log';
import { after } from '../../process/timeout';
import { isStopping, throwIfStopping } from '../unfinished';
import { writeBuiltPosts } from './built-posts';
import { keepCursor } from './cursor';
import { keepSyncState } from './state';
import { stateAfter, unlistedIn } from './sync';

const FACT = 'filled';
const LEASE = 'filling';
const LEASE_SECONDS = 10;
const RETRY_MS = 1000;

/** Fills the catalogue, however often the source fails; resolves when it is complete. */
export async function fillCatalogue(parts: Parts): Promise<void> {
  const { catalogue } = parts;
  let isMine = false;
  for (;;) {
    await catalogue.catchUp();
    if (catalogue.isComplete || isStopping()) return;
    try {
      isMine ||= await catalogue.facts.lease(LEASE, LEASE_SECONDS);
      if (isMine) return await fill(parts);
    } catch (error) {
      if (isStopping()) return;
      log.error('catalogue', { reason: reasonOf(error), retryMs: RETRY_MS });
    }
    await after(RETRY_MS);
  }
}

async function fill(parts: Parts): Promise<void> {
  const { catalogue } = parts;
  const startedMs = performance.now();
  const noteRead = async (page: number, total: number | null) => {
    await catalogue.facts.put(FACT, JSON.stringify({ page, total }));
    return keepLease(catalogue);
  };
  const { page, total: counted } = await filled(catalogue);
  if (page === 0) await writeBuiltPosts(catalogue);
  await readPages(parts);
  const { total, problems, isSteady, cursor } = await readAll(parts, {
    from: page + 1,
    counted,
    goOn: noteRead,
  });
  const isWhole = isSteady && unlistedIn(total, listedPosts(parts).length) === problems.length;
  if (isWhole) keepCursor(catalogue, cursor, []);
  const unlisted = isWhole ? problems.length : await readAgain(parts);
  await catalogue.mendDamaged();
  const posts = listedPosts(parts);
  await catalogue.facts.put(FACT, JSON.stringify(NOTHING_FILLED));
  await keepSyncState(catalogue, stateAfter(posts, unlisted));
  log.info('catalogue', { posts: posts.length, ms: Math.round(performance.now() - startedMs) });
}

/** The lease ends soon, so that another server goes on should this one be killed. */
async function keepLease(catalogue: Catalogue): Promise<true> {
  await catalogue.facts.lease(LEASE, LEASE_SECONDS);
  return throwIfStopping();
}

/** Reads what posts that came or went have moved to chunks that had been read. */
async function readAgain(parts: Parts): Promise<number> {
  const { total, listed } = await readAll(parts, { goOn: () => keepLease(parts.catalogue) });
  return unlistedIn(total, listed.size);
}

const Filled = z.object({ page: z.number(), total: z.number().nullable() });

const NOTHING_FILLED = { page: 0, total: null };

/** How far a fill came that did not end. */
async function filled(catalogue: Catalogue): Promise<z.infer<typeof Filled>> {
  if (catalogue.isDamaged) return NOTHING_FILLED;
  return (await catalogue.facts.getJson(FACT, Filled)) ?? NOTHING_FILLED;
}
