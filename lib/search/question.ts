// What a question asks for: each of its parts has to be in a post, in one of the forms that the index knows.
import type { Terms } from './terms';
import { fold, isJoinedTerm, termsAskedFor, wordsIn } from './words';

/** In characters, and in words or pairs of letters. What is beyond does not count. */
export const MAX_QUESTION = 200;
const MAX_PARTS = 40;

/** The terms that a part may be, and how much each counts of what is asked. */
export type Part = { term: string; share: number }[];

const MAX_BEGINNINGS = 500;
/** Of a word with more words after it, which is not being typed any more. */
const MIN_BEGINNING = 3;
const BEGINNING = 0.5;
const TYPO = 0.4;

/**
 * The parts of a question.
 * @param forgivesTypos whether each part may have a typo in it
 */
export function questionParts(terms: Terms, question: string, forgivesTypos: boolean): Part[] {
  const asked = [...new Set([...wordsIn(fold(question.slice(0, MAX_QUESTION)))].flatMap(termsAskedFor))];
  return asked
    .slice(0, MAX_PARTS)
    .map((term, index, { length }) => [
      ...(terms.get(term) === undefined ? [] : [{ term, share: 1 }]),
      ...(index === length - 1 || term.length >= MIN_BEGINNING ? beginningWith(terms, term) : []),
      ...(forgivesTypos ? terms.near(term).map((near) => ({ term: near, share: TYPO })) : []),
    ]);
}

/** Words that go on, for the reader may be typing still. A pair of letters is whole. */
function beginningWith(terms: Terms, term: string): Part {
  if (isJoinedTerm(term) && [...term].length > 1) return [];
  return terms.startingWith(term, MAX_BEGINNINGS).map((longer) => ({
    term: longer,
    share: (BEGINNING * term.length) / longer.length,
  }));
}
