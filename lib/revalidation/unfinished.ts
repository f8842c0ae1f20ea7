// The publishes that are under way in this process, and whether it is stopping: then it waits for them.
import { processWide } from '../process/process-wide';

const state = processWide('unfinished', () => ({ works: new Set<Promise<unknown>>(), isStopping: false }));

/** Keeps a publish until it has ended. */
export function addUnfinished(work: Promise<unknown>): void {
  state.works.add(work);
  const done = () => state.works.delete(work);
  work.then(done, done);
}

/** How many publishes are under way. */
export const unfinishedCount = () => state.works.size;

/** Resolves when those publishes have ended that are under way now. */
export async function unfinishedEnded(): Promise<void> {
  await Promise.allSettled(state.works);
}

/** Whether the server was told to stop: it begins no work of its own any more. */
export const isStopping = () => state.isStopping;

/** @throws Error when the server was told to stop: it waits for nothing that can be done next time */
export function throwIfStopping(): true {
  if (state.isStopping) throw new Error('The server stops.');
  return true;
}

export function markStopping(): void {
  state.isStopping = true;
}
