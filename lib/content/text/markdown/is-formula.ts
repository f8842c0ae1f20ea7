// Whether what stands between the signs of a formula is one: authors write prices and brackets with the same signs.

export const SIGNS = /\\[a-zA-Z]|[\^_=<>+*/{}|]/;

// Short forms without such a sign: numbers, `x`, `2n`, `n!`, `f'`; `f(x)`, `P(X, Y)`, `dp[i][j]`; `(0, 1]`; `a, b, …`.
const IN_BRACKETS = '[^\\s()[\\]$"=][^()[\\]$"=\\n]{0,30}';
const SHORT = new RegExp(
  `^(?:\\d+(?:\\.\\d+)?[a-zA-Z]?|[^\\s\\d]['!]?|[a-zA-Z]\\w{0,2}['!]?|` +
    `[a-zA-Z]\\w{0,3}'?(?:[([]${IN_BRACKETS}[)\\]]){1,3}|[([][\\w.'+-]{1,8}(?:,\\s?[\\w.'+-]{1,8}){1,5}[)\\]]|` +
    `(?:[a-zA-Z]|\\d{1,2})(?:,\\s?(?:[a-zA-Z]|\\d{1,2}|\\.\\.\\.|…)){1,9})$`,
);

/**
 * Pandoc's rule, and signs of one: `$5 and $6` is none, `$x$` and `$a_1$` are.
 * @param written what is between the dollars
 * @param next the character behind them
 */
export function isFormula(written: string, next: string): boolean {
  if (/[\d{]/.test(next)) return false;
  // A command of TeX's says it where its author has spaces beside the dollars, as other programs let them.
  if (/^\s|\s$/.test(written))
    return /\\[a-z]{2,}(?![a-z\\/:.])/.test(written) && !WORD.test(written.replace(COMMAND, ''));
  // Names of a shell's and of programs': `$HOME/bin:$PATH`, `$a->b($c)`.
  if (/(?<!\\)[=:/([{,<>&|^+*-]$/.test(written) && /[A-Za-z_]/.test(next)) return false;
  if (/\\[a-zA-Z{}]/.test(written)) return true;
  // Words in a row are a sentence.
  if (/(?<!\p{L})\p{L}{3,}\s+\p{L}{2,}/u.test(written)) return false;
  if (SIGNS.test(written) || /[-≤≥≠≈±×÷∈√∞∑∫]/.test(written)) return true;
  // `$a(b)$c` are names of programs'.
  return SHORT.test(written) && !(/[([]/.test(written) && /[A-Za-z_(]/.test(next));
}

const COMMAND = /\\[a-zA-Z]+(?:\{[a-z ]*\})?/g;
const WORD = /\p{L}{4,}/u;

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
