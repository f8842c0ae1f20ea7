// What a question asks for: each of its parts has to be in a post, in one of the forms that the index knows.
import type { Comparisons, Terms } from './terms';
import { fold, isJoinedTerm, termsAskedFor, wordsIn } from './words';

/** In characters, and in words or pairs of letters. What is beyond does not count. */
export const MAX_QUESTION = 200;
const MAX_PARTS = 40;

/** The terms that a part may be, and how much each counts of what is asked. */
export type Part = { term: string; share: number }[];

const MAX_BEGINNINGS = 500;
/** Of a question with terms of the index: for beginnings, and once more for typos. It takes a few milliseconds. */
const MAX_COMPARISONS = 200_000;
/** Of a word with more words after it, which is not being typed any more. */
const MIN_BEGINNING = 3;
const BEGINNING = 0.5;
const TYPO = 0.4;

/** The terms that a question asks for. */
export function askedIn(question: string): string[] {
  const words = [...wordsIn(fold(question.slice(0, MAX_QUESTION)))];
  return [...new Set(words.flatMap(termsAskedFor))].slice(0, MAX_PARTS);
}

/** The parts of a question, by the terms that it asks for, as far as the index knows these or what they begin. */
export function partsOf(terms: Terms, asked: string[]): Part[] {
  const comparisons = { left: MAX_COMPARISONS };
  // The last word comes first: it may be one that is being typed, and be in no post as it is.
  return [...asked]
    .reverse()
    .map((term, index) => [
      ...(terms.get(term) === undefined ? [] : [{ term, share: 1 }]),
      ...(index === 0 || term.length >= MIN_BEGINNING ? beginningWith(terms, term, comparisons) : []),
    ])
    .reverse();
}

/** The same, where each may have a typo in it: those first that are nothing as they are written. */
export function withTypos(terms: Terms, asked: string[], parts: Part[]): Part[] {
  const comparisons = { left: MAX_COMPARISONS };
  const forgiving = [...parts];
  const unknownFirst = [...asked.entries()].sort(([a], [b]) => lengthOf(parts[a]) - lengthOf(parts[b]));
  for (const [index, term] of unknownFirst) {
    const near = terms.near(term, comparisons).map((other) => ({ term: other, share: TYPO }));
    forgiving[index] = [...(parts[index] ?? []), ...near];
  }
  return forgiving;
}

const lengthOf = (part: Part | undefined) => part?.length ?? 0;

/** Words that go on, for the reader may be typing still. A pair of letters is whole. */
function beginningWith(terms: Terms, term: string, comparisons: Comparisons): Part {
  if (isJoinedTerm(term) && [...term].length > 1) return [];
  return terms.startingWith(term, MAX_BEGINNINGS, comparisons).map((longer) => ({
    term: longer,
    share: (BEGINNING * term.length) / longer.length,
  }));
}
