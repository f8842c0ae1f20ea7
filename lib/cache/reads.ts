// What an answer reads of the cache. Whoever wants to know has the answer made within `trackReads`.
import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '../process/process-wide';
import type { Entry } from './entry';

/** What the cache gave for a path; null where it had nothing to give. */
export interface CacheRead {
  path: string;
  entry: Entry | null;
  version: number;
}

/** What is begun meanwhile and goes on, such as an open connection, holds this for as long: so it is emptied. */
interface Tracked {
  reads: CacheRead[] | null;
}

const tracked = processWide('cache reads', () => new AsyncLocalStorage<Tracked>());

/** Notes what the cache has given; costs nothing where nobody wants to know. */
export function noteRead(read: CacheRead): void {
  tracked.getStore()?.reads?.push(read);
}

/** Does the work, and tells what it read of the cache. */
export async function trackReads<T>(work: () => Promise<T>): Promise<{ result: T; reads: CacheRead[] }> {
  const reads: CacheRead[] = [];
  const store: Tracked = { reads };
  try {
    return { result: await tracked.run(store, work), reads };
  } finally {
    store.reads = null;
  }
}
