// Which dollars of a sentence stand around a formula, and which mean money: "It costs $5, where $x^2$ is more."
import { outsideCode, outsideSamples } from '../outside-code';

// Of addresses, tags and escaped signs nothing is looked at; two dollars are no question.
const TOKEN = /https?:\/\/[^\s<>]{1,2000}|<\/?[a-zA-Z][^<>]{0,2000}>|\\[\s\S]|\$+/g;
const MAX_FORMULA = 2000;

export const SIGNS = /\\[a-zA-Z]|[\^_=<>+*/{}|]/;

/**
 * Pandoc's rule, and signs of one: `$5 and $6` is none, `$x$` and `$a_1$` are.
 * @param written what is between the dollars
 * @param next the character behind them
 */
export function isFormula(written: string, next: string): boolean {
  if (/^\s|\s$/.test(written) || /\d/.test(next)) return false;
  if (/\\[a-zA-Z{}]/.test(written)) return true;
  // Words in a row are a sentence.
  if (/[\p{L}]{3,}\s+[\p{L}]{2,}/u.test(written)) return false;
  return SIGNS.test(written) || /^[^\s\d]$|^\d+$|^[a-zA-Z]\w{0,2}$|^\d+[a-z]$|-/.test(written.trim());
}

/** Whether nothing else stands on the lines of a part of a text. */
export const isOwnLines = (text: string, offset: number, length: number) =>
  /(^|\n)[ \t>]*$/.test(text.slice(Math.max(0, offset - 100), offset)) &&
  /^[ \t]*(\n|$)/.test(text.slice(offset + length, offset + length + 100));

/**
 * Whether what is between LaTeX's own signs is a formula, and the signs are no brackets of a sentence.
 * @param isInline between `\(` and `\)`, not between `\[` and `\]`
 * @param isAlone nothing else stands on its lines
 */
export function isDelimited(formula: string, isInline: boolean, isAlone: boolean): boolean {
  const isVariable = isInline && /^[a-zA-Z]$/.test(formula);
  if (!(isVariable || SIGNS.test(formula)) || /\]\(|^\s*[x ]\s*$/.test(formula)) return false;
  // Exporters put a backslash before each bracket of a sentence.
  return isInline || /\\[a-zA-Z]/.test(formula) || (isAlone && !formula.includes('"'));
}

/** Where a dollar of money is before a formula, the parser would take the two of them for a pair. */
export function withMoneyEscaped(markdown: string): string {
  if (!/\$[^$]*\$[^$]*\$/.test(markdown)) return markdown;
  return outsideCode(markdown, (text) =>
    outsideSamples(text, (part) =>
      part
        .split(/(\n[ \t]*\n)/)
        .map((paragraph) => (/\$[^$]+\$[^$]*\$/.test(paragraph) ? escaped(paragraph) : paragraph))
        .join(''),
    ),
  );
}

function escaped(paragraph: string): string {
  const dollars = [...paragraph.matchAll(TOKEN)].filter(([token]) => token === '$').map(({ index }) => index);
  const money: number[] = [];
  let hasFormula = false;
  for (let at = 0; at < dollars.length; at += 1) {
    const [from = 0, to = 0] = dollars.slice(at, at + 2);
    const isOne =
      to > from + 1 &&
      to - from < MAX_FORMULA &&
      isFormula(paragraph.slice(from + 1, to), paragraph.charAt(to + 1));
    // At an end of it code may be next, which GitHub has between dollars.
    const isAtEnd = from === 0 || from === paragraph.length - 1;
    if (isOne) at += 1;
    else if (!isAtEnd || /\d/.test(paragraph.charAt(from + 1))) money.push(from);
    hasFormula ||= isOne;
  }
  if (!hasFormula) return paragraph;
  return [0, ...money].map((from, at) => (at === 0 ? '' : '\\') + paragraph.slice(from, money[at])).join('');
}
