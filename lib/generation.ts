// One run of getStaticProps for a path: a start order, a deadline and an outcome. Pages read their content
// inside `generate`, and `regenerate` learns here what became of the path.
import type { GetStaticPropsResult } from 'next';
import { env } from './env';
import { reasonOf } from './log';
import { processWide } from './process-wide';

export interface Generation {
  /** Its place in the order in which this process starts generations. */
  start: number;
  outcome: 'updated' | 'gone' | 'failed';
  /** Why it failed. */
  reason?: string;
}

const ledger = processWide('generations', () => ({
  order: 0,
  // Only paths that somebody regenerates are kept, so that readers' requests don't fill memory.
  followed: new Map<string, Generation | undefined>(),
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

/**
 * Runs a page's reading of its content.
 * @param path the page's path, decoded
 * @param read gives the page's props, or null when the source itself says "not found"
 * @returns what getStaticProps has to return
 * @throws what `read` throws, or when it takes too long: then Next keeps the last good page
 */
export async function generate<Props extends object>(
  path: string,
  read: () => Promise<Props | null>,
): Promise<GetStaticPropsResult<Props>> {
  const start = takeOrder();
  const finish = (generation: Omit<Generation, 'start'>) => {
    if (ledger.followed.has(path)) ledger.followed.set(path, { start, ...generation });
  };
  try {
    const props = await withDeadline(read());
    finish({ outcome: props ? 'updated' : 'gone' });
    const revalidate = env().REVALIDATE_SECONDS;
    return props ? { props, revalidate } : { notFound: true, revalidate };
  } catch (error) {
    finish({ outcome: 'failed', reason: reasonOf(error) });
    throw error;
  }
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
