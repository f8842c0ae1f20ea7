// A full-text index in memory. Libraries for this keep an object a posting, which takes many times the memory; figures of
// this one are in docs/search.md.
import { byNewest, type PostSummary } from '../content/post/post';
import { entryOf, filtered, lengthOf, slotIn, withEntry } from './postings';
import { askedIn, type Part, partsOf, withTypos } from './question';
import { Scores } from './scores';
import { Terms } from './terms';
import { weightsOfSummary, weightsOfText } from './weights';

export interface Found {
  /** The best ones first. */
  posts: PostSummary[];
  total: number;
  /** What was found of the question: to be highlighted. */
  terms: Set<string>;
}

/** So many entries of lists one question may read: what is beyond is not found by the beginnings of words. */
const MAX_READ = 500_000;
/** So many slots of posts that are gone are left before they are tidied up. */
const MAX_DEAD = 1000;

export class SearchIndex {
  readonly terms = new Terms();
  /** Each post has a slot, a number; one that is gone leaves it empty. */
  private readonly posts: (PostSummary | null)[] = [];
  private readonly slots = new Map<PostSummary, number>();
  private free: number[] = [];
  private dead: number[] = [];
  private readonly scores = new Scores();

  /** Grows with every change. */
  changes = 0;

  get size(): number {
    return this.slots.size;
  }

  has(post: PostSummary): boolean {
    return this.slots.has(post);
  }

  /** Adds a post without its text. */
  add(post: PostSummary): void {
    const slot = this.free.pop() ?? this.posts.length;
    this.posts[slot] = post;
    this.slots.set(post, slot);
    this.addTerms(slot, weightsOfSummary(post));
  }

  /** Adds its text to a post that was added. */
  addText(post: PostSummary, text: string): void {
    const slot = this.slots.get(post);
    if (slot !== undefined) this.addTerms(slot, weightsOfText(text));
  }

  remove(post: PostSummary): void {
    const slot = this.slots.get(post);
    if (slot === undefined) return;
    this.changes += 1;
    this.slots.delete(post);
    this.posts[slot] = null;
    this.dead.push(slot);
  }

  private addTerms(slot: number, weights: Map<string, number>): void {
    this.changes += 1;
    for (const [term, weight] of weights) {
      this.terms.set(term, withEntry(this.terms.get(term), entryOf(slot, weight)));
    }
  }

  /** Whether enough is left of posts that are gone. */
  get isUntidy(): boolean {
    return this.dead.length > Math.max(MAX_DEAD, this.slots.size / 5);
  }

  /** Forgets the terms of posts that are gone, step by step. */
  *tidied(): Generator<void> {
    const gone = new Set(this.dead);
    this.dead = [];
    for (const [term, list] of this.terms.entries()) {
      const kept = filtered(list, (entry) => !gone.has(slotIn(entry)));
      if (kept === null) this.terms.delete(term);
      else this.terms.set(term, kept);
      yield;
    }
    yield* this.terms.tidied();
    this.free = this.free.concat([...gone]);
  }

  /**
   * Finds the posts that have every word of a question. Where none has, each word may have a typo.
   * @param limit how many of them
   */
  find(question: string, limit: number): Found {
    const asked = askedIn(question);
    const parts = partsOf(this.terms, asked);
    const exact = this.findParts(parts, limit);
    return exact.total > 0 ? exact : this.findParts(withTypos(this.terms, asked, parts), limit);
  }

  private findParts(parts: Part[], limit: number): Found {
    const terms = new Set<string>();
    if (parts.length === 0 || parts.some(({ length }) => length === 0)) return { posts: [], total: 0, terms };
    this.scores.clear(this.posts.length);
    let left = MAX_READ;
    for (const [number, part] of parts.entries()) {
      for (const { term, share } of part) {
        const list = this.terms.get(term);
        if (list === undefined || (left <= 0 && share < 1)) continue;
        terms.add(term);
        left -= lengthOf(list);
        this.scores.count(list, number, share * Math.log2(1 + this.slots.size / lengthOf(list)));
      }
    }
    return { ...this.best(parts.length, limit), terms };
  }

  private best(parts: number, limit: number): { posts: PostSummary[]; total: number } {
    const best: { post: PostSummary; score: number }[] = [];
    let total = 0;
    for (const [slot, post] of this.posts.entries()) {
      if (post === null || !this.scores.hasAll(slot, parts)) continue;
      total += 1;
      const score = this.scores.of(slot);
      const last = best[limit - 1];
      if (last && !isBetter({ post, score }, last)) continue;
      const place = best.findIndex((other) => isBetter({ post, score }, other));
      best.splice(place === -1 ? best.length : place, 0, { post, score });
      best.length = Math.min(best.length, limit);
    }
    return { posts: best.map(({ post }) => post), total };
  }
}

type Scored = { post: PostSummary; score: number };

function isBetter(a: Scored, b: Scored): boolean {
  return a.score === b.score ? byNewest(a.post, b.post) < 0 : a.score > b.score;
}
