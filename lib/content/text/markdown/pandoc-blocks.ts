// Pandoc's blocks that stand in columns: tables whose columns lines of dashes show, and lines that each stand on their own.
import { replacedOutside } from './outside-code';

const TABLE =
  /(?<=^|\n[ \t]*\n)(?<head>(?!\s)[^\n]{1,2000}\n|[ ]{1,20}(?!\s)[^\n]{1,2000}\n)?(?<rule>[ ]{0,9}-{2,200}(?:[ ]{1,40}-{2,200}){1,30}[ ]*\n)(?<rows>(?:(?![ \t]*(?:\n|$))[^\n]{1,2000}(?:\n|$)){1,500})/;
const LINES =
  /(?<=^|\n[ \t]*\n)(?!\|[^\n]*\n\|[ \t]*:?-+:?[ \t]*(?:\n|$))(?:\|[ \t][^|\n]{0,1000}(?:\n|$)){2,200}(?=[ \t]*(?:\n|$))/;
const IS_RULE = /^[ ]*-{2,}(?:[ ]+-{2,})*[ ]*$/;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

export function withPandocBlocks(markdown: string): string {
  const withTables = /^[ ]*-{2,}[ ]+-{2,}/m.test(markdown)
    ? replacedOutside(
        markdown,
        TABLE,
        (whole, { head = '', rule = '', rows = '' }) => asTable(head, rule, rows) ?? whole,
      )
    : markdown;
  if (!/^\|[ \t][^|\n]*\n\|[ \t][^|\n]*$/m.test(withTables)) return withTables;
  return replacedOutside(withTables, LINES, (whole) =>
    whole.replace(
      /^\|[ \t]([ ]*)([^\n]*)(\n(?=\|)|)/gm,
      (_, indent, words, end) => `${'&nbsp;'.repeat(indent.length)}${words.trimEnd()}${end && '\\\n'}`,
    ),
  );
}

/** Null where words stand between its columns, or nothing ends it: then it is none. */
function asTable(head: string, rule: string, rows: string): string | null {
  const starts = [...rule.matchAll(/-+/g)].map(({ index }) => index);
  const all = rows.trimEnd().split('\n');
  // Without a head a line of dashes ends it, too.
  if (head === '' && !IS_RULE.test(all.at(-1) ?? '')) return null;
  const lines = all.filter((line) => !IS_RULE.test(line));
  const cells = [...(head === '' ? [] : [head.trimEnd()]), ...lines].map((line) => cellsOf(line, starts));
  if (lines.length === 0 || cells.includes(null)) return null;
  const written = cells.map((row) => `| ${row?.join(' | ')} |`);
  if (head === '') written.unshift(`|${' |'.repeat(starts.length)}`);
  written.splice(1, 0, `|${starts.map((start) => sideOf(head, rule, start)).join('|')}|`);
  return `${written.join('\n')}\n\n`;
}

function cellsOf(line: string, starts: number[]): string[] | null {
  const columns = inColumns(line);
  const isParted = starts.slice(1).every((start) => (columns[start - 1] ?? ' ') === ' ');
  const cells = starts.map((start, at) =>
    columns
      .slice(at === 0 ? 0 : start, starts[at + 1])
      .join('')
      .trim(),
  );
  return isParted ? cells.map((cell) => cell.replaceAll('|', '\\|')) : null;
}

/** Where the words above the dashes stand at their right end alone, the column is aligned so. */
function sideOf(head: string, rule: string, start: number): string {
  const end = start + (/-+/.exec(rule.slice(start))?.[0].length ?? 0);
  const columns = inColumns(head.trimEnd());
  const [isLeft, isRight] = [start, end - 1].map(
    (place) => (columns[place] ?? ' ').trim() !== '' || columns[place] === '',
  );
  if (head === '' || isLeft) return '---';
  return isRight ? '---:' : ':---:';
}

/** A sign a column, of which letters of East Asia take two. */
const inColumns = (line: string): string[] =>
  [...line].flatMap((sign) => (WIDE.test(sign) ? [sign, ''] : [sign]));
