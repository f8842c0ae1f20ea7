// Changes Markdown as text, and leaves the code in it alone.
import { indentedCode, type Range } from './indented-code';

// Fences (closed, or up to the end), and code in a line.
const CODE =
  /(?<=^|\n)(?<indent>(?:[ \t]|>|[-*+][ \t]|\d+[.)][ \t])*)(?<fence>`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:\n[ \t>]*\k<fence>[`~]*[ \t]*(?=\n|$)|$)|$)|(?<!`)(?<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)/g;

// Whatever is indented below an empty line, and samples in HTML.
const SAMPLE =
  /(?<=^|\n)(?<=^|\n[ \t]*\n)(?:(?: {4}|\t)[^\n]*(?:\n|$)(?:[ \t]*\n(?= {4}|\t))*)+|<(pre|code|samp|script|style)\b[^>]{0,1000}>[\s\S]*?<\/\1>/gi;

type Change = (text: string, isLast: boolean) => string;

/** @param change is given each stretch of the text that is no code, and whether nothing is below it */
export const outsideCode = (markdown: string, change: Change): string =>
  outside(markdown, matchesOf(CODE, markdown, indentedCode(markdown)), change);

/** The same, where what is indented in a list, or between HTML's own words for code, is none either. */
export const outsideSamples = (markdown: string, change: Change): string =>
  outside(markdown, matchesOf(SAMPLE, markdown, []), change);

function outside(markdown: string, code: Iterable<Range>, change: Change): string {
  let result = '';
  let at = 0;
  for (const { from, to } of code) {
    result += change(markdown.slice(at, from), false) + markdown.slice(from, to);
    at = to;
  }
  return result + change(markdown.slice(at), true);
}

type Groups = Record<string, string | undefined>;

/**
 * Replaces what begins outside of code, though it may have code in it: such a sign in a sample is none.
 * @param sign without groups but those that have a name, and with a lookbehind in place of `^`
 * @param into is given what was found, and its groups
 */
export function replacedOutside(
  markdown: string,
  sign: RegExp,
  into: (whole: string, groups: Groups) => string,
): string {
  const form = new RegExp(`(?<sign>${sign.source})|${CODE.source}`, 'g');
  let result = '';
  let at = 0;
  for (const { from, to, groups } of matchesOf(form, markdown, indentedCode(markdown))) {
    const whole = markdown.slice(from, to);
    result += markdown.slice(at, from) + (groups?.sign === undefined ? whole : into(whole, groups));
    at = to;
  }
  return result + markdown.slice(at);
}

/** What has the form outside of ranges, and the ranges that are not within it, in order. */
function* matchesOf(form: RegExp, markdown: string, ranges: Range[]): Generator<Range & { groups?: Groups }> {
  const next = new RegExp(form);
  const matchFrom = (at: number) => {
    next.lastIndex = at;
    return next.exec(markdown);
  };
  let at = 0;
  let match = matchFrom(at);
  for (const range of [...ranges, { from: markdown.length, to: markdown.length }]) {
    for (; match !== null && match.index < range.from; match = matchFrom(at)) {
      at = match.index + match[0].length;
      yield { from: match.index, to: at, ...(match.groups ? { groups: match.groups } : {}) };
    }
    if (range.from < at || range.from === range.to) continue;
    yield range;
    at = range.to;
    if (match !== null && match.index < at) match = matchFrom(at);
  }
}

/** Stands for a character of code in a line. */
export const IN_LINE = '\ue0f6';

/** The text with something else in place of each character of code: where it is a block, an empty line. */
export const masked = (markdown: string): string =>
  markdown
    .replace(CODE, (code, ...rest) => (rest.at(-1).ticks ? IN_LINE : '\n').repeat(code.length))
    .replace(SAMPLE, (code) => '\n'.repeat(code.length));

/** The text with something else in place of each character of what `outsideCode` takes for code. */
export function codeMasked(markdown: string): string {
  let result = '';
  let at = 0;
  for (const { from, to, groups } of matchesOf(CODE, markdown, indentedCode(markdown))) {
    result += markdown.slice(at, from) + (groups?.ticks ? IN_LINE : '\n').repeat(to - from);
    at = to;
  }
  return result + markdown.slice(at);
}

/** The stretches that are code in neither way. */
export function proseIn(markdown: string): string[] {
  const parts: string[] = [];
  outsideCode(markdown, (text) => {
    outsideSamples(text, (part) => {
      parts.push(part);
      return part;
    });
    return text;
  });
  return parts;
}
