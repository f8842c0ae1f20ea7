// Dollars that mean money, in a text with formulas: "It costs $5, where $x^2$ is more." They are hidden from the parser.
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from '../visit';
import { isFormula } from './is-formula';
import { IN_LINE, masked } from './outside-code';

// Of addresses, tags and escaped signs nothing is looked at; two dollars are no question.
const TOKEN = /\]\([^()\n]{0,2000}\)|https?:\/\/[^\s<>]{1,2000}|<\/?[a-zA-Z][^<>]{0,2000}>|\\[\s\S]|\$+/g;
const MAX_FORMULA = 2000;

// A character of Unicode's private use stands for a dollar of money until the text is parsed. A backslash would be seen in
// HTML.
const MONEY = '\ue0f5';

/** Dollars as ones that the parser does not see. */
export const asMoney = (dollars: string) => MONEY.repeat(dollars.length);

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
