// How well posts answer the question at hand, by their slots in the index.
import { entryAt, lengthOf, type Postings, slotIn, weightIn } from './postings';

export class Scores {
  /** Of each slot: how many parts of the question are there, how well, and how well the last one. */
  private hits = new Uint8Array(0);
  private scores = new Float32Array(0);
  private lastScores = new Float32Array(0);

  /** Begins a question, with room for so many slots. */
  clear(length: number): void {
    if (this.hits.length >= length) {
      this.hits.fill(0);
      return;
    }
    this.hits = new Uint8Array(length * 2);
    this.scores = new Float32Array(length * 2);
    this.lastScores = new Float32Array(length * 2);
  }

  /** Counts the posts of a list for a part, where they have all parts before it. */
  count(list: Postings, number: number, factor: number): void {
    const { hits, scores, lastScores } = this;
    const length = lengthOf(list);
    for (let at = 0; at < length; at++) {
      const entry = entryAt(list, at);
      const slot = slotIn(entry);
      const score = weightIn(entry) * factor;
      if (hits[slot] === number) {
        hits[slot] = number + 1;
        scores[slot] = (number === 0 ? 0 : (scores[slot] ?? 0)) + score;
        lastScores[slot] = score;
      } else if (hits[slot] === number + 1 && score > (lastScores[slot] ?? 0)) {
        scores[slot] = (scores[slot] ?? 0) + score - (lastScores[slot] ?? 0);
        lastScores[slot] = score;
      }
    }
  }

  /** Whether the post has all of so many parts. */
  hasAll(slot: number, parts: number): boolean {
    return this.hits[slot] === parts;
  }

  of(slot: number): number {
    return this.scores[slot] ?? 0;
  }
}
