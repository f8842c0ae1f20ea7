// Long work that leaves readers their turn in between.
import { setImmediate as nextTurn } from 'node:timers/promises';

const SLICE_MS = 4;

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
