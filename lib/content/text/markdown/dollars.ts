// Which dollars of a text stand around a formula, and which mean money: "It costs $5, where $x^2$ is more." Here the text
// is looked at before it is parsed; `math.ts` has the plugins of the tree.
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { IN_LINE, masked } from '../outside-code';
import { visit } from '../visit';

// Of addresses, tags and escaped signs nothing is looked at; two dollars are no question.
const TOKEN = /\]\([^()\n]{0,2000}\)|https?:\/\/[^\s<>]{1,2000}|<\/?[a-zA-Z][^<>]{0,2000}>|\\[\s\S]|\$+/g;
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

// A character of Unicode's private use stands for a dollar of money until the text is parsed. A backslash would be seen in
// HTML.
const MONEY = '\ue0f5';

/** Where a dollar of money is before a formula, the parser would take the two of them for a pair. */
export function withMoneyHidden(markdown: string): string {
  if (!/\$[^$]*\$[^$]*\$/.test(markdown)) return markdown;
  let from = 0;
  const money: number[] = [];
  for (const part of masked(markdown).split(/(\n[ \t]*\n)/)) {
    if (/\$[^$]+\$[^$]*\$/.test(part)) for (const at of moneyIn(part)) money.push(from + at);
    from += part.length;
  }
  return [...money, markdown.length]
    .map((to, at) => (at === 0 ? '' : MONEY) + markdown.slice(at === 0 ? 0 : (money[at - 1] ?? 0) + 1, to))
    .join('');
}

/** Where the dollars are that mean money. @param paragraph with signs in place of its code */
function moneyIn(paragraph: string): number[] {
  const dollars = [...paragraph.matchAll(TOKEN)].filter(([token]) => token === '$').map(({ index }) => index);
  const money: number[] = [];
  let hasFormula = false;
  for (let at = 0; at < dollars.length; at += 1) {
    const [from = 0, to = 0] = dollars.slice(at, at + 2);
    const inside = paragraph.slice(from + 1, to);
    const isOne =
      to > from + 1 &&
      to - from < MAX_FORMULA &&
      // GitHub has code between dollars.
      (IS_CODE.test(inside) || isFormula(inside, paragraph.charAt(to + 1)));
    if (isOne) at += 1;
    else money.push(from);
    hasFormula ||= isOne;
  }
  return hasFormula ? money : [];
}

const IS_CODE = new RegExp(`^${IN_LINE}+$`);

/** A remark plugin, the first: puts back the dollars of money, before anything asks for an address or a word. */
export function remarkMoneyBack() {
  return (tree: Root, file: VFile) => {
    if (String(file).includes(MONEY)) visit(tree, (node) => putBack(node));
  };
}

function putBack(part: object): void {
  for (const [name, value] of Object.entries(part))
    if (typeof value === 'string') Object.assign(part, { [name]: value.replaceAll(MONEY, '$') });
    // A formula has its text for HTML here, and a directive its attributes.
    else if (/^(?:data|attributes|hChildren|\d+)$/.test(name) && value) putBack(value);
}
