// Formulas of several lines between `$$`. The parser ends one only where the closing dollars stand alone: of a sentence
// behind them, and of an opening that nobody ended, all that follows would be a formula.
import { isDelimited, isFormula } from './is-formula';
import { asMoney } from './money';
import { codeMasked, outsideCode } from './outside-code';

const DOLLARS = /(?<![\\$])\${2}(?!\$)/g;
// More of them say how dear something is.
const DEAR = /(?<![\\$])\${3,}/g;
const PREFIX = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/;
const INDENT = /^[ \t>]*/gm;
const EMPTY_LINE = /\n[ \t>]*\n/;
const MAX_LENGTH = 5000;

/** What is written between two places of a text is replaced. */
type Edit = [from: number, to: number, into: string];

interface Block {
  from: number;
  to: number;
  /** What stands before the opening dollars, where it is no word. */
  prefix: string;
  isFirst: boolean;
  /** In the line of the opening dollars, and between them and the next. */
  firstLine: string;
  inside: string;
}

/** @returns the text with each `$$` where the parser takes it as it is meant, and how those begin that nobody ended */
export function withFormulasEnded(written: string): { markdown: string; unclosed: string[] } {
  if (!written.includes('$$')) return { markdown: written, unclosed: [] };
  const markdown = withLabels(written);
  const at = [...codeMasked(markdown).matchAll(DOLLARS)].map(({ index }) => index);
  const edits: Edit[] = [];
  const unclosed: string[] = [];
  for (let next = 0; next < at.length; next += 1) {
    const [from = 0, to = markdown.length, after = markdown.length] = at.slice(next, next + 3);
    const inside = markdown.slice(from + 2, to);
    const hasNext = next + 1 < at.length;
    if (hasNext && !inside.includes('\n')) {
      next += 1;
      continue;
    }
    const block = blockAt(markdown, from, to, inside);
    // `$$y$$` in a line of its own ends nothing above it.
    const isOther =
      /\n[ \t>]*$/.test(inside) && after < markdown.length && !markdown.slice(to, after).includes('\n');
    if (hasNext && !isOther && isOne(block)) {
      edits.push(...(block.isFirst ? onOwnLines(block, markdown) : [inOneLine(block)]));
      next += 1;
    } else if (block.isFirst && !block.firstLine.includes('$')) {
      edits.push([from, from + 2, asMoney('$$')]);
      if (/^[ \t]*$|[\\^_=]/.test(block.firstLine)) unclosed.push(begun(inside));
    }
  }
  return { markdown: edited(markdown, edits), unclosed };
}

/** A label behind the closing dollars would keep them from closing; below them it is one as well. */
const withLabels = (markdown: string) =>
  outsideCode(markdown, (text) =>
    text
      .replace(DEAR, asMoney)
      .replace(/^([ \t]*\$\$)[ \t]*(?:\{(#[^{}\n]*)\}|\(\d+\))[ \t]*$/gm, (_, end, id) =>
        id ? `${end}\n\n{: ${id}}\n` : end,
      ),
  );

const begun = (inside: string) => inside.replace(INDENT, '').trim().split('\n', 1)[0]?.slice(0, 30) ?? '';

function blockAt(markdown: string, from: number, to: number, inside: string): Block {
  const before = markdown.slice(markdown.lastIndexOf('\n', from) + 1, from);
  const [prefix = ''] = PREFIX.exec(before) ?? [];
  const [firstLine = ''] = inside.split('\n', 1);
  return { from, to, prefix, isFirst: prefix === before, firstLine, inside };
}

/** Whether what stands between dollars in different lines is a formula. */
function isOne({ inside, prefix, isFirst, firstLine }: Block): boolean {
  const formula = inside.slice(0, MAX_LENGTH).replace(INDENT, '').trim();
  if (isFirst ? !isWithin(inside, prefix) : EMPTY_LINE.test(inside)) return false;
  const paragraphs = formula.split(/\n{2,}/);
  if (paragraphs.length > 1 && paragraphs.some(isProse)) return false;
  // Prose may begin and end with what something costs.
  return (
    (isFirst && firstLine.trim() === '') || isFormula(formula, '') || isDelimited(formula, false, isFirst)
  );
}

/** Whether no line is outside of the quote or of the item in which the first one is. */
function isWithin(inside: string, prefix: string): boolean {
  const depth = prefix.split('>').length;
  const columns = /[-*+\d]/.test(prefix) ? prefix.length : 0;
  return inside
    .split('\n')
    .slice(1)
    .map((line, at, { length }) => (at === length - 1 ? `${line}$$` : line))
    .every((line) => {
      const [indent = ''] = /^[ \t>]*/.exec(line) ?? [];
      return indent.split('>').length >= depth && (indent.length >= columns || line.trim() === '');
    });
}

/** A heading, an item, stressed words or words in a row, which are in no `\text{…}`. */
function isProse(paragraph: string): boolean {
  const bare = paragraph.replace(/\\[a-zA-Z]+(?:\{[^{}]*\})*/g, ' ');
  return /^#{1,6}[ \t]|^[-*+][ \t]+\p{L}{2}|^(?:`{3}|~{3}|!\[|:{3})|\*\*\p{L}|(?<!\p{L})\p{L}{3,},?[ \t]+\p{L}{2}|[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/mu.test(
    bare,
  );
}

function onOwnLines({ from, to, prefix, firstLine, inside }: Block, markdown: string): Edit[] {
  const below = `\n${prefix.replace(/[^ \t>]/g, ' ')}`;
  const end = markdown.indexOf('\n', to);
  const behind = markdown.slice(to + 2, end < 0 ? markdown.length : end);
  const sentence = behind.trim();
  // The end of a sentence belongs to the formula.
  const isSign = /^[.,;:!?]$/.test(sentence);
  const isAlone = /\n[ \t>]*$/.test(inside);
  const edits: Edit[] = [];
  if (firstLine.trim() !== '') edits.push([from + 2, from + 2, below]);
  if (isSign) edits.push([to, to + 2 + behind.length, `${isAlone ? '' : below}${sentence}${below}$$`]);
  else {
    if (!isAlone) edits.push([to, to, below]);
    if (sentence !== '') edits.push([to + 2, to + 2 + (behind.length - behind.trimStart().length), below]);
  }
  return edits;
}

/** Within a sentence its lines are one, as a line of a formula may look like an item or a heading. */
const inOneLine = ({ from, to, inside }: Block): Edit => [
  from + 2,
  to,
  inside
    .replace(INDENT, '')
    .trim()
    .replace(/\s*\n\s*/g, ' '),
];

function edited(markdown: string, edits: Edit[]): string {
  let result = '';
  let at = 0;
  for (const [from, to, into] of edits) {
    result += markdown.slice(at, from) + into;
    at = to;
  }
  return result + markdown.slice(at);
}
