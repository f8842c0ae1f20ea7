// Changes Markdown as text, and leaves the code in it alone.

// Fences (closed, or up to the end), and code in a line.
const CODE =
  /(?<=^|\n)(?<indent>(?:[ \t]|>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+)*)(?<fence>`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:\n[ \t>]*\k<fence>[`~]*[ \t]*(?=\n|$)|$)|$)|(?<!`)(?<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)/g;

// Indented lines below an empty one, and samples in HTML.
const SAMPLE =
  /(?<=^|\n)(?<=^|\n[ \t]*\n)(?:(?: {4}|\t)[^\n]*(?:\n|$)(?:[ \t]*\n(?= {4}|\t))*)+|<(pre|code|samp|script|style)\b[^>]{0,1000}>[\s\S]*?<\/\1>/gi;

type Change = (text: string, isLast: boolean) => string;

/** @param change is given each stretch of the text that is no code, and whether nothing is below it */
export const outsideCode = (markdown: string, change: Change): string => outside(CODE, markdown, change);

/** The same, where what is indented, or between HTML's own words for code, is none either. */
export const outsideSamples = (markdown: string, change: Change): string => outside(SAMPLE, markdown, change);

/** Stands for a character of code in a line. */
export const IN_LINE = '\ue0f6';

/** The text with something else in place of each character of code: where it is a block, an empty line. */
export const masked = (markdown: string): string =>
  markdown
    .replace(CODE, (code, ...rest) => (rest.at(-1).ticks ? IN_LINE : '\n').repeat(code.length))
    .replace(SAMPLE, (code) => '\n'.repeat(code.length));

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

function outside(code: RegExp, markdown: string, change: Change): string {
  let result = '';
  let from = 0;
  for (const match of markdown.matchAll(code)) {
    result += change(markdown.slice(from, match.index), false) + match[0];
    from = match.index + match[0].length;
  }
  return result + change(markdown.slice(from), true);
}
