// All terms, found whole, by how they begin, or with a typo in them.
import type { Postings } from './postings';
import { isOneKoreanTypo, isOneTypo, MIN_LETTERS } from './typos';
import { isJoinedTerm } from './words';

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

  /** Forgets a term; `tidy` is to be called after the last of many. */
  delete(term: string): void {
    this.postings.delete(term);
    this.forgotten.add(term);
  }

  tidy(): void {
    const forgotten = [...this.forgotten];
    for (const start of new Set(forgotten.map(startOf))) this.tidyGroup(this.starts, start);
    for (const end of new Set(forgotten.map(endOf))) this.tidyGroup(this.ends, end);
    this.forgotten.clear();
  }

  private tidyGroup(groups: Map<string, string[]>, group: string): void {
    const left = groups.get(group)?.filter((term) => !this.forgotten.has(term)) ?? [];
    if (left.length === 0) groups.delete(group);
    else groups.set(group, left);
  }

  *entries(): Iterable<[string, Postings]> {
    yield* this.postings;
  }

  /** The terms that begin with a text, and are longer, up to a number of them. */
  startingWith(text: string, most: number): string[] {
    const found: string[] = [];
    for (const group of this.groupsStartingWith(text)) {
      for (const term of group) {
        if (term.length > text.length && term.startsWith(text) && this.postings.has(term)) found.push(term);
        if (found.length === most) return found;
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
  near(term: string): string[] {
    const isNear = isJoinedTerm(term) ? isOneKoreanTypo : isOneTypo;
    if (!isJoinedTerm(term) && term.length < MIN_LETTERS) return [];
    const groups = [this.starts.get(startOf(term)), this.ends.get(endOf(term))];
    const found = groups.flatMap((group) => group?.filter((other) => isNear(term, other)) ?? []);
    return [...new Set(found)].filter((other) => this.postings.has(other));
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
