// Changes Markdown as text, and leaves the code in it alone.

// Fences (closed, or up to the end), code in a line, and HTML comments are not looked into.
const CODE =
  /(?<=^|\n)(?<indent>(?:[ \t]|>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+)*)(?<fence>`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:\n[ \t>]*\k<fence>[`~]*[ \t]*(?=\n|$)|$)|$)|(?<!`)(?<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)/g;

/** @param change is given each stretch of the text that is no code */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  let result = '';
  let from = 0;
  for (const match of markdown.matchAll(CODE)) {
    result += change(markdown.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return result + change(markdown.slice(from));
}
