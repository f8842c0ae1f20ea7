// Tables without a head, as kramdown has them: lines between pipes, and no line of dashes below the first. And Pandoc's
// grids: lines between pipes, and `+---+---+` above, below and between the rows.
import type { Element, Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { VFile } from 'vfile';
import { isBlankText } from '../html/element';
import { visit } from '../visit';
import { replacedOutside } from './outside-code';

const ROWS =
  /(?<=^|\n[ \t]*\n|(?:^|\n)#{1,6}[ \t][^\n]*\n)(?:[ ]{0,3}\|[^\n]{0,5000}\|[ \t]*(?:\n|$)){2,2000}(?=[ \t]*(?:\n|$))/;
const DELIMITER = /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/;
/** kramdown has such lines anywhere. */
const RULE = /^[ \t]*\|(?:[ \t]*:?(?:-{2,}|={2,}):?[ \t]*[|+])+[ \t]*$/;

const GRID_LINE = '[ ]{0,3}\\+(?:[-=:]{2,500}\\+){2,100}[ \\t]*(?:\\n|$)';
const GRID = new RegExp(
  `(?<=^|\\n)${GRID_LINE}(?:(?:[ ]{0,3}\\|[^\\n]{0,5000}\\|[ \\t]*\\n){1,100}${GRID_LINE}){1,1000}`,
);

/** With pipes alone, where each line has as many cells as the one above. */
function withGrids(markdown: string): string {
  if (!/^ {0,3}\+[-=:]{2,}\+/m.test(markdown)) return markdown;
  return replacedOutside(markdown, GRID, (whole) => {
    const rows: string[][] = [];
    let head = 0;
    let isNew = true;
    for (const line of whole.trim().split('\n')) {
      const inside = line.trim().slice(1, -1);
      if (line.trim().startsWith('+')) {
        isNew = true;
        if (inside.includes('=')) head = rows.length;
        continue;
      }
      const cells = inside.split('|').map((cell) => cell.trim());
      const above = isNew ? undefined : rows.pop();
      rows.push(cells.map((cell, at) => `${above?.[at] ?? ''} ${cell}`.trim()));
      isNew = false;
    }
    const columns = rows[0]?.length ?? 0;
    if (rows.some((row) => row.length !== columns)) return whole;
    const lines = rows.map((row) => `| ${row.join(' | ')} |`);
    if (head === 0) lines.unshift(`|${' |'.repeat(columns)}`);
    lines.splice(1, 0, `|${'---|'.repeat(columns)}`);
    return `${lines.join('\n')}\n`;
  });
}

/** Gives each an empty head, for the parser asks for one. */
export function withHeads(written: string): string {
  const markdown = withGrids(written);
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

const CAPTION = /^(?:table)?:[ \t]+/i;

/** A remark plugin. Pandoc's captions stand below a table behind a colon, which is a sign and no word. */
export function remarkTableCaptions() {
  return (tree: MdastRoot) => {
    visit(tree, 'table', (_, index = 0, parent) => {
      const below = parent?.children[index + 1];
      if (below?.type !== 'paragraph') return;
      const [first, last] = [below.children[0], below.children.at(-1)];
      if (first?.type !== 'text' || !CAPTION.test(first.value)) return;
      first.value = first.value.replace(CAPTION, '');
      if (last?.type === 'text') last.value = last.value.replace(/[ \t]*\{#[^{}]*\}[ \t]*$/, '');
    });
  };
}

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
    part.type === 'element' ? /^t[rh]$/.test(part.tagName) && isEmpty(part) : isBlankText(part),
  );
