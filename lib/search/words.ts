// How texts and questions become terms: words in lower case and without accents. Chinese, Japanese and Korean texts are
// found by parts of their words, so there each pair of letters is a term.

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Letters of scripts that write no spaces between words, and of Korean, which joins particles to them. */
const JOINED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u30fc\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const PART = new RegExp(`[${JOINED}]+|[^${JOINED}]+`, 'gu');
const HAS_JOINED = new RegExp(`[${JOINED}]`, 'u');
/** Those scripts begin here; to compare numbers is quicker than to ask a regular expression. */
const FIRST_JOINED = 0x0e00;
const ACCENTED = /[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]/g;
const ASCII = /^[\0-\x7f]*$/;
/** Longer words are found by their beginning. */
const MAX_LETTERS = 40;

interface Word {
  text: string;
  /** Whether its terms are pairs of letters. */
  isJoined: boolean;
}

/** A text in the form in which words are compared: width, case and accents do not count. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(ACCENTED, (letter) => letter.normalize('NFD').charAt(0))
    .toLowerCase();
}

/** The words of a folded text. */
export function* wordsIn(folded: string): Generator<Word> {
  for (const { 0: word, index } of folded.matchAll(WORD)) {
    if (word.length === 1 && !isJoinedTerm(word) && isElided(folded, index)) continue;
    const parts = HAS_JOINED.test(word) ? (word.match(PART) ?? []) : [word];
    for (const part of parts) {
      const isJoined = isJoinedTerm(part);
      yield { text: isJoined ? part : part.slice(0, MAX_LETTERS), isJoined };
    }
  }
}

/** Whether a letter is what an apostrophe cuts off of a word, as in `don't` and `l'eau`. */
const isElided = (text: string, at: number) =>
  /\p{L}['’]$/u.test(text.slice(Math.max(at - 2, 0), at)) || /^['’]\p{L}/u.test(text.slice(at + 1, at + 3));

/** Whether a term is of those scripts. */
export function isJoinedTerm(term: string): boolean {
  return term.charCodeAt(0) >= FIRST_JOINED && HAS_JOINED.test(term.slice(0, 2));
}

/** The terms of a word in a text. The last letter alone is one, so that single letters are found at any place. */
export function termsOf({ text, isJoined }: Word): string[] {
  if (!isJoined) return [text];
  const letters = [...text];
  return letters.map((letter, at) => letter + (letters[at + 1] ?? ''));
}

/** The terms of a word in a question. */
export function termsAskedFor(word: Word): string[] {
  const terms = termsOf(word);
  return word.isJoined && terms.length > 1 ? terms.slice(0, -1) : terms;
}
