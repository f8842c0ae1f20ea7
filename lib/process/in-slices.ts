// Long work that leaves readers their turn in between.
import { setImmediate as nextTurn } from 'node:timers/promises';

export const SLICE_MS = 4;
const AT_ONCE = 100;

/** Does the steps, as many in a turn of the event loop as a slice of time holds. Gives what they return. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let endMs = performance.now() + SLICE_MS;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < endMs) continue;
    await nextTurn();
    endMs = performance.now() + SLICE_MS;
  }
}

/**
 * Like Promise.all over what `work` makes of the items, with a turn for others after each hundred.
 * @param sliceMs where to begin work takes long, after how long others have a turn too
 */
export async function inParts<T, Result>(
  items: readonly T[],
  work: (item: T) => Promise<Result>,
  sliceMs = Number.POSITIVE_INFINITY,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    if (from > 0) await nextTurn();
    const begun: Promise<Result>[] = [];
    let endMs = performance.now() + sliceMs;
    for (const item of items.slice(from, from + AT_ONCE)) {
      if (performance.now() >= endMs) {
        await nextTurn();
        endMs = performance.now() + sliceMs;
      }
      const result = work(item);
      // It may fail before it is waited for.
      result.catch(() => {});
      begun.push(result);
    }
    results.push(...(await Promise.all(begun)));
  }
  return results;
}
