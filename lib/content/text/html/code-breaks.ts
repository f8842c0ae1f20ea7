// Lines of a sample that only a style sets below each other: each is an element, and no break stands between them.
import type { Element, ElementContent } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, classesOf, text } from './element';

const LINE = /(?:^|[-_])line$/i;
const OWN_LINE = /(?<![\w-])display:\s*(?:block|flex|grid)\b/;

export function breakLines(sample: Element): void {
  if (wordsIn(sample).trim().includes('\n')) return;
  const lines = sample.children.filter((child) => child.type === 'element');
  if (lines.length > 1 && lines.every((line) => isLine(line, sample)) && !sample.children.some(isBetween))
    sample.children = lines.flatMap((line, at) => (at > 0 ? [text('\n'), line] : [line]));
  else for (const child of lines) breakLines(child);
}

const isLine = (node: Element, parent: Element) =>
  node.tagName === 'code'
    ? parent.tagName === 'pre'
    : node.tagName === 'span' &&
      (OWN_LINE.test(attribute(node, 'style')) || classesOf(node).some((name) => LINE.test(name)));

const isBetween = (node: ElementContent) => node.type === 'text' && !/^(?:|\s*\n\s*)$/.test(node.value);
