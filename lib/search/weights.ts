// How much each term of a post counts: by where it stands, and a little by how often.
import type { PostSummary } from '../content/post/post';
import { MAX_WEIGHT } from './postings';
import { fold, termsOf, wordsIn } from './words';

/** A term that stands there once counts half of it; more often, up to the whole. */
const AT_MOST = { title: 200, tags: 120, author: 120, excerpt: 60, text: 40 };
/** Of a text that is longer the beginning is found. */
const MAX_TERMS = 1000;
export const MAX_TEXT_CHARACTERS = 100_000;

/** The terms of title, tags, author and excerpt. */
export function weightsOfSummary({ title, tags, author, excerpt }: PostSummary): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [text, most] of [
    [title, AT_MOST.title],
    [tags.join(' '), AT_MOST.tags],
    [author ?? '', AT_MOST.author],
    [excerpt, AT_MOST.excerpt],
  ] as const) {
    for (const [term, count] of countsIn(text, true)) {
      const weight = (weights.get(term) ?? 0) + weightOf(count, most);
      weights.set(term, Math.min(weight, MAX_WEIGHT));
    }
  }
  return weights;
}

/** The terms of a post's text, as far as it is looked at. */
export function weightsOfText(text: string): Map<string, number> {
  const counts = countsIn(text.slice(0, MAX_TEXT_CHARACTERS), false);
  for (const [term, count] of counts) counts.set(term, weightOf(count, AT_MOST.text));
  return counts;
}

const weightOf = (count: number, most: number) => Math.round((most * count) / (count + 1));

/** @param isJoined whether words are also found that are asked for as one, as Koreans write 상태관리 for 상태 관리 */
function countsIn(text: string, isJoined: boolean): Map<string, number> {
  const counts = new Map<string, number>();
  let lastLetter = '';
  for (const word of wordsIn(fold(text))) {
    const terms = termsOf(word);
    const across = isJoined && word.isJoined && lastLetter ? [lastLetter + [...word.text][0]] : [];
    for (const term of [...across, ...terms]) {
      const count = counts.get(term);
      if (count !== undefined) counts.set(term, count + 1);
      else if (counts.size < MAX_TERMS) counts.set(term, 1);
    }
    lastLetter = word.isJoined ? (terms.at(-1) ?? '') : '';
  }
  return counts;
}
