// Tables without a head, as kramdown has them: lines between pipes, and no line of dashes below the first.
import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { visit } from '../visit';
import { replacedOutside } from './outside-code';

const ROWS =
  /(?<=^|\n[ \t]*\n|(?:^|\n)#{1,6}[ \t][^\n]*\n)(?:[ ]{0,3}\|[^\n]{0,5000}\|[ \t]*(?:\n|$)){2,2000}(?=[ \t]*(?:\n|$))/;
const DELIMITER = /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/;
/** kramdown has such lines anywhere. */
const RULE = /^[ \t]*\|(?:[ \t]*:?(?:-{2,}|={2,}):?[ \t]*[|+])+[ \t]*$/;

/** Gives each an empty head, for the parser asks for one. */
export function withHeads(markdown: string): string {
  if (!/^[ ]{0,3}\|[^\n]*\|[ \t]*\n[ ]{0,3}\|/m.test(markdown)) return markdown;
  return replacedOutside(markdown, ROWS, (whole) => {
    const rows = whole.trimEnd().split('\n');
    const body = rows.filter((row) => !RULE.test(row));
    const cells = body.map((row) => row.trim().slice(1, -1).replaceAll('\\|', '').split('|'));
    const columns = Math.max(...cells.map(({ length }) => length));
    if (DELIMITER.test(rows[1] ?? '') || body.length === 0 || columns < 2) return whole;
    const isRuled = body.length < rows.length;
    if (!isRuled && !cells.every((row) => row.length === columns && row.every(isApart))) return whole;
    return `|${' |'.repeat(columns)}\n|${'---|'.repeat(columns)}\n${body.join('\n')}\n`;
  });
}

/** Bars in words stand close to them: `|x + y| ≤ |x| + |y|`. */
const isApart = (cell: string): boolean => /^\s(?:.*\s)?$/.test(cell);

/** A rehype plugin: readers see no empty head. */
export function rehypeNoEmptyHeads() {
  return (tree: Root, file: VFile) => {
    if (!/\|[ \t]*\|/.test(String(file))) return;
    visit(tree, { tagName: 'table' }, (table: Element) => {
      table.children = table.children.filter(
        (part) => part.type !== 'element' || part.tagName !== 'thead' || !isEmpty(part),
      );
    });
  };
}

const isEmpty = ({ children }: Element): boolean =>
  children.every((part) =>
    part.type === 'text'
      ? part.value.trim() === ''
      : part.type === 'element' && /^t[rh]$/.test(part.tagName) && isEmpty(part),
  );
