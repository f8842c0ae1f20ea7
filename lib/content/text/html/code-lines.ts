// Samples that a plugin has set in lines: in a table beside their numbers, or each in an element of its own.
import type { Element, ElementContent } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { classesOf, findIn, hasClass } from './element';

// Plugins such as Crayon have the sample as it was written, too: `crayon-plain` in `crayon-syntax`.
const SYNTAX = /^(.*(?:crayon|highlighter))-syntax$/;
const NUMBERS = /^(?:\S*-)?(?:gutter|lnt?|line[-_]?n(?:o|um|umber)s?|ln-numbers|blob-num)$/i;
const CODE = /^(?:(?:blob|hljs-ln|rouge)-)?code(?:-inner)?$/;

/** What a sample says; null for what is none of these, and for what shows more than a sample can. */
export function linesIn(node: Element): string | null {
  const lines = saidIn(node);
  return lines === null || findIn(node, isMore) ? null : lines;
}

const isMore = ({ tagName, properties }: Element) =>
  /^(?:img|video)$/.test(tagName) ||
  // To a line of its own it may lead.
  (tagName === 'a' && /^[^#]/.test(String(properties.href ?? '')));

function saidIn(node: Element): string | null {
  const [, plugin] = classesOf(node).flatMap((name) => SYNTAX.exec(name) ?? []);
  if (plugin !== undefined) {
    const written = findIn(node, (each) => hasClass(each, `${plugin}-plain`));
    return written && wordsIn(written);
  }
  if (hasClass(node, 'ql-code-block-container')) return textOf(node);
  if (node.tagName === 'pre') {
    const table = findIn(node, ({ tagName }) => tagName === 'table');
    return table && saidIn(table);
  }
  if (node.tagName !== 'table') return null;
  const cells = cellsOf(node);
  const isSample = cells.some(isNumbers) && cells.every((cell) => isNumbers(cell) || isCode(cell));
  const codes = cells.filter((cell) => !isNumbers(cell)).map(sampleIn);
  return isSample ? codes.map(textOf).join('\n') : null;
}

function cellsOf(parent: Element): Element[] {
  return parent.children.flatMap((node) => {
    if (node.type !== 'element') return [];
    return /^t[dh]$/.test(node.tagName) ? [node] : cellsOf(node);
  });
}

const hasNoWords = (node: Element) => /^[\d\s]*$/.test(wordsIn(node));
const isForNumbers = (node: Element) => classesOf(node).some((name) => NUMBERS.test(name));

/** Of a cell. A line with a number in it may have nothing else, and is a line. */
const isNumbers = (cell: Element) => hasNoWords(cell) && findIn(cell, isForNumbers) !== null;

/** Without the numbers that stand in elements of their own before its lines. */
export function withoutNumbers(sample: Element): void {
  sample.children = sample.children.filter(
    (node) => node.type !== 'element' || node.tagName === 'code' || !isForNumbers(node) || !hasNoWords(node),
  );
  for (const node of sample.children) if (node.type === 'element') withoutNumbers(node);
}

/** What is around a sample in its cell is no part of it. */
function sampleIn(cell: Element): Element {
  const pre = findIn(cell, ({ tagName }) => tagName === 'pre');
  return pre && wordsIn(pre).trim() === wordsIn(cell).trim() ? pre : cell;
}

const isCode = (cell: Element) =>
  classesOf(cell).some((name) => CODE.test(name)) ||
  findIn(cell, ({ tagName }) => tagName === 'pre') !== null;

const isLine = (node: ElementContent) => node.type === 'element' && /^(?:div|p)$/.test(node.tagName);

/** With a line break where one is, in whatever way. */
function textOf(node: Element): string {
  const hasLines = node.children.some(isLine);
  const text = node.children.map((child) => {
    // Between lines that are elements spaces mean nothing.
    if (child.type === 'text')
      return hasLines && child.value.trim() === '' ? '' : child.value.replaceAll('\u00a0', ' ');
    if (child.type !== 'element') return '';
    if (child.tagName === 'br') return '\n';
    return textOf(child) + (isLine(child) ? '\n' : '');
  });
  return text.join('').replace(/\n$/, '');
}
