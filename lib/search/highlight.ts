// Highlights in texts what was found in them.
import { fold, isJoinedTerm, wordsIn } from './words';

/** Pieces of a text, by turns as it is and found: `['How ', 'ISR', ' works']`. */
export type Highlighted = string[];

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** A longer text is cut, to begin a little before the first thing found. */
const MAX_LENGTH = 300;
const BEFORE = 60;

/** Makes the highlighter of texts that were found by a question. @param terms what was found of it */
export function highlighter(question: string, terms: ReadonlySet<string>): (text: string) => Highlighted {
  const runs = [...wordsIn(fold(question))].filter(({ isJoined }) => isJoined);
  const asked: Asked = {
    shortest: Math.min(...runs.map(({ text }) => text.length)),
    alone: new Set(runs.map(({ text }) => text).filter((text) => text.length === 1)),
  };
  function* rangesIn(text: string): Generator<Range> {
    for (const { 0: word, index } of text.matchAll(WORD)) {
      for (const [from, to] of rangesInWord(word, terms, asked)) yield [index + from, index + to];
    }
  }
  return (text) => pieces(text, near(rangesIn(text)));
}

type Range = readonly [from: number, to: number];

/** Of the words that were asked for whose letters hang together, as in Korean. */
interface Asked {
  /** How long the shortest is. */
  shortest: number;
  /** Those of one letter: what is found begins with it, and no more of it was asked for. */
  alone: ReadonlySet<string>;
}

function rangesInWord(word: string, terms: ReadonlySet<string>, asked: Asked): Range[] {
  const folded = fold(word);
  const isSameLength = folded.length === word.length;
  const ranges: Range[] = [];
  let from = 0;
  for (const { text, isJoined } of wordsIn(folded)) {
    const found: Range[] = isJoined
      ? stretches(text, terms, asked)
      : terms.has(text)
        ? [[0, text.length]]
        : [];
    ranges.push(...found.map(([start, end]) => [from + start, from + end] as const));
    from += text.length;
  }
  // Where letters became others, in number too, the whole word is highlighted.
  return isSameLength || ranges.length === 0 ? ranges : [[0, word.length]];
}

/** What is covered by pairs of letters, as far as it is as long as a word that was asked for. */
function stretches(text: string, terms: ReadonlySet<string>, { shortest, alone }: Asked): Range[] {
  const found: [number, number][] = [];
  for (let at = 0; at < text.length; at++) {
    const letters = [2, 1].find((count) => terms.has(text.slice(at, at + count)) && isJoinedTerm(text));
    if (letters === undefined) continue;
    const length = alone.has(text.charAt(at)) ? 1 : letters;
    const last = found.at(-1);
    if (last && at < last[1]) last[1] = Math.max(last[1], at + length);
    else found.push([at, Math.min(at + length, text.length)]);
  }
  return found.filter(([from, to]) => to - from >= shortest);
}

/** The first ones, as far as they are shown: of a long text no more is looked at. */
function near(ranges: Iterable<Range>): Range[] {
  const found: Range[] = [];
  for (const range of ranges) {
    if (found[0] && range[0] > found[0][0] + MAX_LENGTH) break;
    found.push(range);
  }
  return found;
}

function pieces(text: string, ranges: Range[]): Highlighted {
  const first = ranges[0]?.[0] ?? 0;
  const isCut = text.length > MAX_LENGTH && first > MAX_LENGTH - BEFORE;
  const start = isCut ? wordAfter(text, first - BEFORE, first) : 0;
  const end = start + MAX_LENGTH < text.length ? wordsEnd(text, start + MAX_LENGTH) : text.length;
  const highlighted: Highlighted = [];
  let at = start;
  for (const [from, to] of ranges) {
    if (from < at || to > end) continue;
    highlighted.push(text.slice(at, from), text.slice(from, to));
    at = to;
  }
  highlighted.push(text.slice(at, end));
  if (start > 0) highlighted[0] = `…${highlighted[0]}`;
  if (end < text.length) highlighted[highlighted.length - 1] += '…';
  return highlighted;
}

/** Where the next whole word begins; or here, where none does before `limit`. */
function wordAfter(text: string, at: number, limit: number): number {
  const gap = text.indexOf(' ', at);
  return gap !== -1 && gap < limit ? gap + 1 : at;
}

/** Where the last whole word ends that is near enough; or here, as in a text without spaces. */
function wordsEnd(text: string, at: number): number {
  const gap = text.lastIndexOf(' ', at);
  return gap > at - BEFORE ? gap : at;
}
