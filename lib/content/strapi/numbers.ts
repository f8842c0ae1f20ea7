// Numbers of components: each with what it counts, and tables.
import { isObject } from '../is-object';
import { escaped } from '../text/entities';
import type { Fields } from './json';

const isScalar = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '');
const isScalarOrNone = (value: unknown) => isScalar(value) || value === null || value === '';

const find = (fields: Fields, names: RegExp) =>
  Object.entries(fields).find(
    (field): field is [string, string | number] => names.test(field[0]) && isScalar(field[1]),
  );

/** @returns what is counted, and how many; null where either is not said */
export function statIn({ __component: _, ...fields }: Fields): { html: string; used: string[] } | null {
  const [valueIn, value] = find(fields, /^(?:value|number|figure|stat|amount|count)$/i) ?? [];
  const [labelIn, label] = find(fields, /^(?:label|name|title|text|description)$/i) ?? [];
  if (valueIn === undefined || value === undefined || labelIn === undefined || label === undefined)
    return null;
  const [beforeIn, before = ''] = find(fields, /^prefix$/i) ?? [];
  const [behindIn, behind = ''] = find(fields, /^(?:suffix|unit)$/i) ?? [];
  return {
    html: `<p><strong>${escaped(`${before}${value}${behind}`)}</strong> ${escaped(String(label))}</p>`,
    used: [valueIn, labelIn, beforeIn, behindIn].flatMap((each) => each ?? []),
  };
}

/** @returns a table, and the fields that it is of; null where no rows are known */
export function tableIn(fields: Fields): { html: string; used: string[] } | null {
  const [rowsIn, rows] =
    Object.entries(fields).find(([name]) => /^(?:rows|data|body|cells|table)$/i.test(name)) ?? [];
  if (rowsIn === undefined || !Array.isArray(rows) || rows.length === 0) return null;
  const cells = rows.map(cellsIn);
  if (!cells.every((row) => row !== null)) return null;
  const [headIn, head] =
    Object.entries(fields).find(([name]) => /^(?:headers?|head|columns|headings)$/i.test(name)) ?? [];
  const names = cellsIn(head);
  const all = [...(names ? [rowOf(names, 'th')] : []), ...cells.map((row) => rowOf(row, 'td'))];
  return {
    html: `<table>${all.join('')}</table>`,
    used: [rowsIn, ...(names && headIn ? [headIn] : [])],
  };
}

const rowOf = (cells: string[], tagName: string) =>
  `<tr>${cells.map((cell) => `<${tagName}>${escaped(cell)}</${tagName}>`).join('')}</tr>`;

/** Of a list of words, or of components with a field each; null for anything else. */
function cellsIn(row: unknown): string[] | null {
  const list = Array.isArray(row) ? row : isObject(row) ? (row.cells ?? row.columns) : null;
  if (!Array.isArray(list)) return null;
  const cells = list.map((cell) => {
    const said = isObject(cell) ? find(cell, /^(?:text|content|value|label|title|name)$/i)?.[1] : cell;
    return isScalarOrNone(said) ? String(said ?? '') : null;
  });
  return cells.every((cell) => cell !== null) ? cells : null;
}
