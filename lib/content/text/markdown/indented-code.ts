// Where a Markdown text has code that is only indented: four spaces below an empty line.

export interface Range {
  from: number;
  to: number;
}

const IS_THERE = /(?:^|\n[ \t]*\n)(?: {4}|\t)[ \t]*\S/;
// Lists, notes, definitions, boxes, tags and template code go on in lines that are indented.
const GOES_ON =
  /^ {0,3}(?:[-*+:]|\d{1,9}[.)]|!!!|\?\?\?\+?|===)(?:[ \t]|$)|^(?:[<{]|:::|%%|\$\$|\[\^|\[\S+\]:)/;

/** The ranges of lines that are code, in order; those that something above goes on with are none. */
export function indentedCode(markdown: string): Range[] {
  const ranges: Range[] = [];
  if (!IS_THERE.test(markdown)) return ranges;
  let open: Range | null = null;
  let isBelowEmpty = true;
  let goesOn = false;
  for (let from = 0; from < markdown.length; ) {
    const end = markdown.indexOf('\n', from);
    const to = end < 0 ? markdown.length : end + 1;
    const line = markdown.slice(from, to);
    const isEmpty = line.trim() === '';
    if (/^(?: {4}|\t)/.test(line) && !isEmpty) {
      if (open === null && isBelowEmpty && !goesOn) {
        open = { from, to };
        ranges.push(open);
      }
      if (open) open.to = to;
    } else if (!isEmpty) {
      open = null;
      // Without an empty line between, or indented a little, it goes on as well.
      goesOn = GOES_ON.test(line) || (goesOn && !(isBelowEmpty && /^\S/.test(line)));
    }
    isBelowEmpty = isEmpty;
    from = to;
  }
  return ranges;
}
