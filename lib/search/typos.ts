// Whether two terms differ by one slip of the fingers.

/** Shorter words have too many neighbours. */
export const MIN_LETTERS = 4;

/** Whether one letter is wrong, missing or too many, or two neighbours changed places. */
export function isOneTypo(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const VOWELS = 21;

/** The same of a pair of Korean syllables: in one of them one letter is another, missing or too many. */
export function isOneKoreanTypo(a: string, b: string): boolean {
  if (a.length !== 2 || b.length !== 2) return false;
  if (a[0] === b[0]) return isOneLetterOff(a.charCodeAt(1), b.charCodeAt(1));
  return a[1] === b[1] && isOneLetterOff(a.charCodeAt(0), b.charCodeAt(0));
}

function isOneLetterOff(a: number, b: number): boolean {
  if (!isSyllable(a) || !isSyllable(b)) return false;
  const [lettersA, lettersB] = [lettersIn(a), lettersIn(b)];
  return lettersA.filter((letter, at) => letter !== lettersB[at]).length === 1;
}

const isSyllable = (code: number) => code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;

/** First consonant, vowel, last consonant. */
function lettersIn(syllable: number): number[] {
  const place = syllable - FIRST_SYLLABLE;
  const pair = Math.floor(place / FINALS);
  return [Math.floor(pair / VOWELS), pair % VOWELS, place % FINALS];
}
