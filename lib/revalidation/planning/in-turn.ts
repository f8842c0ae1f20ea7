// Works that have the same key are done one after the other.
import { processWide } from '../../process-wide';

const last = processWide('in-turn', () => new Map<string, Promise<unknown>>());

/** Does the work when all earlier ones of the key have ended. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
  last.set(key, mine);
  try {
    return await mine;
  } finally {
    if (last.get(key) === mine) last.delete(key);
  }
}
