// How large the blog's name can be on home: its length decides, so that short names are large and long ones fit.

const WIDE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const NARROW = /[ijlt.,:;'’!|()[\] ]/;
const LARGE = /[\p{Lu}mw&@%]/u;

const MAX_EMS = [11, 26];

/** @returns how wide its widest line is, in ems, and in how many lines it is set */
export function nameplateSize(name: string): { ems: number; lines: number } {
  const total = widthOf(name);
  const lines = 1 + MAX_EMS.filter((most) => total > most).length;
  const longestWord = Math.max(...name.split(/\s+/).map(widthOf));
  // Words are no bricks: a line takes less than its share, or more.
  const ems = lines === 1 ? total : Math.max((total / lines) * 1.25, longestWord);
  return { ems: Math.round(ems * 10) / 10, lines };
}

const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0);

function widthOfLetter(letter: string): number {
  if (WIDE.test(letter)) return 1;
  if (NARROW.test(letter)) return 0.32;
  return LARGE.test(letter) ? 0.76 : 0.54;
}
