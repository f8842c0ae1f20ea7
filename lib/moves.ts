// Where posts moved: an old address leads to the new one for good, over restarts and releases.
import { z } from 'zod';
import { moves } from './cache/open';

const MAX_MOVES = 20;

const key = (id: string) => `moved ${id}`;
const comersKey = (id: string) => `moved here ${id}`;

const Ids = z.array(z.string());

/** Notes that post `from` is `to` now, which may be an address that once moved away. */
export async function noteMove(from: string, to: string): Promise<void> {
  const comers = await comersTo(to);
  if (!comers.includes(from)) {
    await moves()?.put(comersKey(to), JSON.stringify([...comers, from].slice(-MAX_MOVES)));
  }
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

/** The ids that lead to `id`, through any number of moves: the last few of them. */
export async function oldIdsOf(id: string): Promise<string[]> {
  const found = new Set([id]);
  for (const current of found) {
    for (const comer of await comersTo(current)) {
      const leadsHere = (await moves()?.get(key(comer))) === current;
      if (leadsHere && found.size <= MAX_MOVES) found.add(comer);
    }
  }
  found.delete(id);
  return [...found];
}

async function comersTo(id: string): Promise<string[]> {
  const text = await moves()?.get(comersKey(id));
  return text ? Ids.parse(JSON.parse(text)) : [];
}
