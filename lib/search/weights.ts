// How much each term of a post counts: by where it stands, and a little by how often.
import type { PostSummary } from '../content/post/post';
import { MAX_WEIGHT } from './postings';
import { fold, termsOf, wordsIn } from './words';

/** A term that stands there once counts half of it; more often, up to the whole. */
const AT_MOST = { title: 200, tags: 120, excerpt: 60, text: 40 };
/** Of a text that is longer the beginning is found. */
const MAX_TEXT_TERMS = 1000;
export const MAX_TEXT_CHARACTERS = 100_000;

/** The terms of title, tags and excerpt. */
export function weightsOfSummary({ title, tags, excerpt }: PostSummary): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [text, most] of [
    [title, AT_MOST.title],
    [tags.join(' '), AT_MOST.tags],
    [excerpt, AT_MOST.excerpt],
  ] as const) {
    for (const [term, count] of countsIn(text, MAX_TEXT_TERMS)) {
      const weight = (weights.get(term) ?? 0) + weightOf(count, most);
      weights.set(term, Math.min(weight, MAX_WEIGHT));
    }
  }
  return weights;
}

/** The terms of a post's text, as far as it is looked at. */
export function weightsOfText(text: string): Map<string, number> {
  const counts = countsIn(text.slice(0, MAX_TEXT_CHARACTERS), MAX_TEXT_TERMS);
  for (const [term, count] of counts) counts.set(term, weightOf(count, AT_MOST.text));
  return counts;
}

const weightOf = (count: number, most: number) => Math.round((most * count) / (count + 1));

function countsIn(text: string, most: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsIn(fold(text))) {
    for (const term of termsOf(word)) {
      const count = counts.get(term);
      if (count !== undefined) counts.set(term, count + 1);
      else if (counts.size < most) counts.set(term, 1);
    }
  }
  return counts;
}
