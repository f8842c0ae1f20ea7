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

const outside = (markdown: string, code: Iterable<Range>, change: Change): string =>
  rewritten(markdown, code, (whole) => whole, change);

type Groups = Record<string, string | undefined>;
type Found = Range & { groups?: Groups };

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
  return rewritten(markdown, matchesOf(form, markdown, indentedCode(markdown)), (whole, groups) =>
    groups?.sign === undefined ? whole : into(whole, groups),
  );
}

/** The text with something else in place of what was found, and of what stands between. */
function rewritten(
  markdown: string,
  found: Iterable<Found>,
  within: (whole: string, groups?: Groups) => string,
  between: Change = (text) => text,
): string {
  let result = '';
  let at = 0;
  for (const { from, to, groups } of found) {
    result += between(markdown.slice(at, from), false) + within(markdown.slice(from, to), groups);
    at = to;
  }
  return result + between(markdown.slice(at), true);
}

/** What has the form outside of ranges, and the ranges that are not within it, in order. */
function* matchesOf(form: RegExp, markdown: string, ranges: Range[]): Generator<Found> {
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
    .replace(CODE, (code, ...rest) => maskOf(code, rest.at(-1)))
    .replace(SAMPLE, (code) => '\n'.repeat(code.length));

/** The text with something else in place of each character of what `outsideCode` takes for code. */
export const codeMasked = (markdown: string): string =>
  rewritten(markdown, matchesOf(CODE, markdown, indentedCode(markdown)), maskOf);

const maskOf = (code: string, groups?: Groups) => (groups?.ticks ? IN_LINE : '\n').repeat(code.length);

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
