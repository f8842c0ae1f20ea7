// One run of getStaticProps for a path: a start order, a deadline and an outcome. Pages read their content
// inside `generate`, and `regenerate` learns here what became of the path.
import type { GetStaticPropsResult } from 'next';
import { propsIn } from './cache/entry';
import { pageCache } from './cache/open';
import type { Written } from './cache/page-cache';
import { env } from './env';
import { admitFirstVisit } from './first-visits';
import { reasonOf } from './log';
import { addressAt } from './paths';
import { processWide } from './process-wide';

export interface Generation {
  /** Its place in the order in which this process starts generations. */
  start: number;
  outcome: 'updated' | 'gone' | 'failed';
  /** Why it failed. */
  reason?: string;
  /** What the cache did with the page. */
  written?: Written;
}

const ledger = processWide('generations', () => ({
  order: 0,
  sourceFailing: false,
  // Only paths that somebody regenerates are kept, so that readers' requests don't fill memory.
  followed: new Map<string, Generation | undefined>(),
  // What the cache had before the content was read, of pages that Next is about to set.
  seen: new Map<string, number>(),
}));

/** The next number of the order. A generation with a greater one begins after this call. */
export function takeOrder(): number {
  ledger.order += 1;
  return ledger.order;
}

/** Follows a path: `last` is its last finished generation since now. Call `stop` when done. */
export function follow(path: string): { last: () => Generation | undefined; stop: () => void } {
  ledger.followed.set(path, undefined);
  return {
    last: () => ledger.followed.get(path),
    stop: () => ledger.followed.delete(path),
  };
}

/** Whether the path is being regenerated, rather than made for a visitor. */
export function isFollowed(path: string): boolean {
  return ledger.followed.has(path);
}

/** Notes what the cache did with the page that the last generation of the path made. */
export function noteWritten(path: string, written: Written): void {
  const last = ledger.followed.get(path);
  if (last) last.written = written;
}

/** The version that the cache had of a path before the content was read that Next now sets. */
export function takeSeen(path: string): number | undefined {
  const seen = ledger.seen.get(path);
  ledger.seen.delete(path);
  return seen;
}

/** Whether the last generation of any path failed. */
export function isSourceFailing(): boolean {
  return ledger.sourceFailing;
}

/** What is built without asking the source (PRERENDER_COUNT=0). It is never served; the first visit makes the page. */
export interface Placeholder {
  placeholder: true;
}

/**
 * Runs a page's reading of its content.
 * @param path the page's path, decoded
 * @param read gives the page's props, or null when the source itself says "not found"
 * @returns what getStaticProps has to return
 * @throws what `read` throws, or when it takes too long: then the last good page stays
 */
export async function generate<Props extends object>(
  path: string,
  read: () => Promise<Props | null>,
): Promise<GetStaticPropsResult<Props | Placeholder>> {
  const { REVALIDATE_SECONDS: revalidate, PRERENDER_COUNT, NEXT_PHASE } = env();
  if (NEXT_PHASE === 'phase-production-build' && PRERENDER_COUNT === 0)
    return { props: { placeholder: true } };
  if (!addressAt(path)) return { notFound: true, revalidate };
  if (pageCache() && !isFollowed(path)) await admitFirstVisit();

  const start = takeOrder();
  ledger.seen.delete(path);
  const seen = (await pageCache()?.version(path)) ?? 0;
  const finish = (generation: Omit<Generation, 'start'>) => {
    ledger.sourceFailing = generation.outcome === 'failed';
    if (ledger.followed.has(path)) ledger.followed.set(path, { start, ...generation });
  };
  try {
    const props = await withDeadline(read());
    finish({ outcome: props ? 'updated' : 'gone' });
    const newer = await newerThan<Props>(seen, path);
    if (newer) return newer;
    ledger.seen.set(path, seen);
    return props ? { props, revalidate } : { notFound: true, revalidate };
  } catch (error) {
    finish({ outcome: 'failed', reason: reasonOf(error) });
    const newer = await newerThan<Props>(seen, path);
    if (newer) return newer;
    throw error;
  }
}

/**
 * What another server has put in the cache meanwhile. Readers who wait for this generation may have come after
 * that server said 200, so they get its page; the cache refuses the one that was made here.
 */
async function newerThan<Props>(seen: number, path: string): Promise<GetStaticPropsResult<Props> | null> {
  const cache = pageCache();
  if (!cache || (await cache.version(path)) <= seen) return null;
  const { entry } = await cache.get(path);
  const { REVALIDATE_SECONDS: revalidate } = env();
  if (entry?.value === null) return { notFound: true, revalidate };
  const props = entry && propsIn(entry);
  return props ? { props: props as Props, revalidate } : null;
}

/** Next waits for ever for a generation that hangs, and joins every later call to it. */
async function withDeadline<T>(work: Promise<T>): Promise<T> {
  const deadlineMs = env().CONTENT_TIMEOUT_MS * 2;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The page was not made within ${deadlineMs} ms.`)), deadlineMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
