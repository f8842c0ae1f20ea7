// Samples that a plugin has set in lines: in a table beside their numbers, or each in an element of its own.
import type { Element } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { classesOf, findIn, hasClass } from './element';

// What a few have as it was written, above its lines.
const WRITTEN = /(?:crayon|highlighter)-plain$/;
const NUMBERS = /gutter|line-?_?no|line-?_?num|ln-numbers|blob-num/i;
const CODE = /(?:^|-)code(?:-inner)?$/;
const LINE = /^(?:line|ql-code-block)$/;

/** What a sample says; null for what is none of these. */
export function linesIn(node: Element): string | null {
  if (classesOf(node).some((name) => /-syntax$/.test(name))) {
    const written = findIn(node, (each) => classesOf(each).some((name) => WRITTEN.test(name)));
    return written && wordsIn(written);
  }
  if (hasClass(node, 'ql-code-block-container')) return textOf(node);
  if (node.tagName === 'pre') {
    const table = findIn(node, ({ tagName }) => tagName === 'table');
    return table && linesIn(table);
  }
  if (node.tagName !== 'table') return null;
  const cells = cellsOf(node);
  const isSample = cells.some(isNumbers) && cells.every((cell) => isNumbers(cell) || isCode(cell));
  const codes = cells.filter((cell) => !isNumbers(cell));
  return isSample ? codes.map(textOf).join('\n') : null;
}

function cellsOf(parent: Element): Element[] {
  return parent.children.flatMap((node) => {
    if (node.type !== 'element') return [];
    return /^t[dh]$/.test(node.tagName) ? [node] : cellsOf(node);
  });
}

const isNumbers = (cell: Element) =>
  classesOf(cell).some((name) => NUMBERS.test(name)) && /^[\d\s]*$/.test(wordsIn(cell));

const isCode = (cell: Element) =>
  classesOf(cell).some((name) => CODE.test(name)) ||
  findIn(cell, ({ tagName }) => tagName === 'pre') !== null;

/** With a line break where one is, in whatever way. */
function textOf(node: Element): string {
  const text = node.children.map((child) => {
    if (child.type === 'text') return child.value.replaceAll('\u00a0', ' ');
    if (child.type !== 'element') return '';
    if (child.tagName === 'br') return '\n';
    const isLine = child.tagName === 'div' && classesOf(child).some((name) => LINE.test(name));
    return textOf(child) + (isLine ? '\n' : '');
  });
  return text.join('').replace(/\n$/, '');
}
