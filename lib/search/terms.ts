// All terms, found whole, by how they begin, or with a typo in them.
import type { Postings } from './postings';
import { isOneKoreanTypo, isOneTypo, MIN_LETTERS } from './typos';
import { isJoinedTerm } from './words';

/** With how many terms a question may still be compared: of a large vocabulary thousands begin, or end, alike. */
export interface Comparisons {
  left: number;
}

export class Terms {
  private readonly postings = new Map<string, Postings>();
  /** By their first letters, and by their last ones: a typo leaves one of them as it is. */
  private readonly starts = new Map<string, string[]>();
  private readonly ends = new Map<string, string[]>();
  /** Terms that are no more, and are in the groups yet. */
  private readonly forgotten = new Set<string>();

  get size(): number {
    return this.postings.size;
  }

  get(term: string): Postings | undefined {
    return this.postings.get(term);
  }

  set(known: string, postings: Postings): void {
    if (this.postings.has(known)) {
      this.postings.set(known, postings);
      return;
    }
    const term = ownCopy(known);
    this.postings.set(term, postings);
    if (this.forgotten.delete(term)) return;
    addTo(this.starts, startOf(term), term);
    addTo(this.ends, endOf(term), term);
  }

  /** Forgets a term; `tidied` is to be called after the last of many. */
  delete(term: string): void {
    this.postings.delete(term);
    this.forgotten.add(term);
  }

  /** Takes forgotten terms out of their groups, step by step. One that comes back meanwhile may be in a group twice. */
  *tidied(): Generator<void> {
    const starts = new Set<string>();
    const ends = new Set<string>();
    for (const term of this.forgotten) {
      starts.add(startOf(term));
      ends.add(endOf(term));
    }
    this.forgotten.clear();
    for (const start of starts) yield this.tidyGroup(this.starts, start);
    for (const end of ends) yield this.tidyGroup(this.ends, end);
  }

  private tidyGroup(groups: Map<string, string[]>, group: string): void {
    const left = [...new Set(groups.get(group))].filter((term) => this.postings.has(term));
    if (left.length === 0) groups.delete(group);
    else groups.set(group, left);
  }

  *entries(): Iterable<[string, Postings]> {
    yield* this.postings;
  }

  /** The terms that begin with a text, and are longer, up to a number of them. */
  startingWith(text: string, most: number, comparisons: Comparisons): string[] {
    const found: string[] = [];
    for (const group of this.groupsStartingWith(text)) {
      for (const term of group) {
        if (found.length === most || comparisons.left === 0) return found;
        comparisons.left -= 1;
        if (term.length > text.length && term.startsWith(text) && this.postings.has(term)) found.push(term);
      }
    }
    return found;
  }

  private *groupsStartingWith(text: string): Iterable<string[]> {
    const start = startOf(text);
    if (start.length === GROUP_LETTERS || isJoinedTerm(text)) {
      yield this.starts.get(start) ?? [];
      return;
    }
    for (const [group, terms] of this.starts) if (group.startsWith(text)) yield terms;
  }

  /** The terms that differ from one by a typo. */
  near(term: string, comparisons: Comparisons): string[] {
    const isNear = isJoinedTerm(term) ? isOneKoreanTypo : isOneTypo;
    if (!isJoinedTerm(term) && term.length < MIN_LETTERS) return [];
    const found = new Set<string>();
    for (const group of [this.starts.get(startOf(term)), this.ends.get(endOf(term))]) {
      for (const other of group ?? []) {
        if (comparisons.left === 0) return [...found];
        comparisons.left -= 1;
        if (isNear(term, other) && this.postings.has(other)) found.add(other);
      }
    }
    return [...found];
  }
}

const GROUP_LETTERS = 2;
/** V8 makes what is cut out of a text, and is so long, a reference to the whole of it, which would stay in memory. */
const SLICED_LETTERS = 13;

const ownCopy = (term: string) => (term.length < SLICED_LETTERS ? term : Buffer.from(term).toString());

const startOf = (term: string) => (isJoinedTerm(term) ? ([...term][0] ?? '') : term.slice(0, GROUP_LETTERS));
const endOf = (term: string) => (isJoinedTerm(term) ? ([...term].at(-1) ?? '') : term.slice(-GROUP_LETTERS));

function addTo(groups: Map<string, string[]>, group: string, term: string): void {
  const terms = groups.get(group);
  if (terms) terms.push(term);
  else groups.set(group, [term]);
}
