// One run of getStaticProps for a path, or of a document's making: a start order, a deadline and an outcome.
import type { GetStaticPropsResult } from 'next';
import { propsIn } from './cache/entry';
import { pageCache } from './cache/open';
import { sharingReadsSince } from './content/shared-reads';
import { env } from './env';
import { admitFirstVisit } from './first-visits';
import { layGround } from './ground';
import { groundOf, isFollowed, noteEnd, noteSeen } from './ledger';
import { reasonOf } from './log';
import { takeOrder } from './order';
import { addressAt, href } from './paths';

/** What is built without asking the source (PRERENDER_COUNT=0). It is never served; the first visit makes the page. */
export interface Placeholder {
  placeholder: true;
}

/** Says that what was at a path is at another one now. */
export class Moved {
  constructor(readonly to: string) {}
}

/**
 * Runs a page's reading of its content.
 * @param path the page's path
 * @param read gives the page's props, where it moved, or null when the source itself says "not found"
 * @returns what getStaticProps has to return
 * @throws what `read` throws, or when it takes too long: then the last good page stays
 */
export async function generate<Props extends object>(
  path: string,
  read: () => Promise<Props | Moved | null>,
): Promise<GetStaticPropsResult<Props | Placeholder>> {
  const { REVALIDATE_SECONDS: revalidate, PRERENDER_COUNT, NEXT_PHASE } = env();
  if (NEXT_PHASE === 'phase-production-build' && PRERENDER_COUNT === 0)
    return { props: { placeholder: true } };
  if (!addressAt(path)) return { notFound: true, revalidate };

  noteSeen(path, undefined);
  const ground = groundOf(path) ?? (await layGround([path])).get(path);
  const seen = ground?.seen ?? 0;
  try {
    const made = await runGeneration(path, ground?.since, read);
    // Whatever Next is given now may replace only what was there before the reading.
    noteSeen(path, seen);
    const newer = await newerThan<Props>(seen, path);
    if (newer) return newer;
    if (made === null) return { notFound: true, revalidate };
    if (!(made instanceof Moved)) return { props: made, revalidate };
    return { redirect: { destination: href(made.to), permanent: true }, revalidate };
  } catch (error) {
    const newer = await newerThan<Props>(seen, path);
    if (!newer) throw error;
    noteSeen(path, seen);
    return newer;
  }
}

/**
 * Makes what is at a path, within the deadline, and notes how that ended.
 * @param since from which place in the order on readings of the source may be shared
 * @throws what `read` throws, or when it takes too long
 */
export async function runGeneration<T>(
  path: string,
  since: number | undefined,
  read: () => Promise<T | null>,
): Promise<T | null> {
  if (pageCache() && !isFollowed(path)) await admitFirstVisit();
  const start = takeOrder();
  try {
    const made = await withDeadline(sharingReadsSince(since ?? start, read));
    noteEnd(path, { start, outcome: made === null ? 'gone' : 'updated' });
    return made;
  } catch (error) {
    noteEnd(path, { start, outcome: 'failed', reason: reasonOf(error) });
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
