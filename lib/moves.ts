// Where posts moved: an old address leads to the new one for good, over restarts and releases.
import { moves } from './cache/open';

const MAX_MOVES = 20;

const key = (id: string) => `moved ${id}`;

/** Notes that post `from` is `to` now, which may be an address that once moved away. */
export async function noteMove(from: string, to: string): Promise<void> {
  await moves()?.put(key(to), '');
  await moves()?.put(key(from), to);
}

/** The id that `id` has now, through any number of moves; null when it never moved, or in a circle. */
export async function movedTo(id: string): Promise<string | null> {
  const passed = new Set([id]);
  let current = id;
  while (passed.size <= MAX_MOVES) {
    const next = await moves()?.get(key(current));
    if (!next) return current === id ? null : current;
    if (passed.has(next)) return null;
    passed.add(next);
    current = next;
  }
  return null;
}
