// The posts that a term is in: a slot and a weight each, in 32 bits. Most terms are in one post alone, and a plain number
// is then the whole list; others have a typed array, which begins with how many entries it has.

export type Postings = number | Uint32Array;

const WEIGHT_BITS = 8;
export const MAX_WEIGHT = 2 ** WEIGHT_BITS - 1;

export const entryOf = (slot: number, weight: number) => slot * (MAX_WEIGHT + 1) + weight;
export const slotIn = (entry: number) => entry >>> WEIGHT_BITS;
export const weightIn = (entry: number) => entry & MAX_WEIGHT;

/** The list with one entry more. A typed array that has room is changed in place. */
export function withEntry(list: Postings | undefined, entry: number): Postings {
  if (list === undefined) return entry;
  if (typeof list === 'number') return Uint32Array.of(2, list, entry, 0);
  const count = lengthOf(list);
  const grown = count + 1 < list.length ? list : grownList(list);
  grown[count + 1] = entry;
  grown[0] = count + 1;
  return grown;
}

function grownList(list: Uint32Array): Uint32Array {
  const grown = new Uint32Array(Math.ceil(list.length * 1.3) + 2);
  grown.set(list);
  return grown;
}

export function lengthOf(list: Postings): number {
  return typeof list === 'number' ? 1 : (list[0] ?? 0);
}

export function entryAt(list: Postings, index: number): number {
  return typeof list === 'number' ? list : (list[index + 1] ?? 0);
}

/** The list without some entries, as small as can be; null when none is left. */
export function filtered(list: Postings, isKept: (entry: number) => boolean): Postings | null {
  if (typeof list === 'number') return isKept(list) ? list : null;
  const kept = list.subarray(1, lengthOf(list) + 1).filter(isKept);
  const [first] = kept;
  if (first === undefined) return null;
  if (kept.length === 1) return first;
  const small = new Uint32Array(kept.length + 1);
  small[0] = kept.length;
  small.set(kept, 1);
  return small;
}
