// Lists of Word's are paragraphs there: each says by its style that it is an item, and how deep, and has its sign in words.
import type { Element, ElementContent, Nodes, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, element, findIn, showsSomething } from './element';

const ITEM = /(?<![\w-])mso-list:\s*l\d+\s+level(\d)/i;
// `1.`, `(a)`, `iv)`. What has no dot and no bracket is a letter of a font that has dots for letters.
const NUMBER = /^\(?(\d{1,4}|[a-z]{1,5})[.)]$/i;

const isSign = (node: Element) => /(?<![\w-])mso-list:\s*Ignore/i.test(attribute(node, 'style'));

/** Makes flat lists of them, as Quill has them, of which lists.ts makes nested ones. */
export function withWordLists(parent: Parents): void {
  const children: Nodes[] = [];
  let list: Element | null = null;
  for (const node of parent.children) {
    const item = node.type === 'element' && node.tagName === 'p' ? itemOf(node) : null;
    if (item !== null) {
      const open: Element = list ?? listOf(item);
      if (list === null) children.push(open);
      open.children.push(item.li);
      list = open;
    } else if (list === null || showsSomething(node)) {
      list = null;
      children.push(node);
      if (node.type === 'element') withWordLists(node);
    }
  }
  parent.children = children as typeof parent.children;
}

interface Item {
  li: Element;
  /** What stands before it, where it is counted. */
  number: string | null;
}

function itemOf(paragraph: Element): Item | null {
  const [, level] = ITEM.exec(attribute(paragraph, 'style')) ?? [];
  if (level === undefined) return null;
  const sign = findIn(paragraph, isSign);
  const [, number = null] = NUMBER.exec(sign ? wordsIn(sign).trim() : '') ?? [];
  const dataList = number === null ? 'bullet' : 'ordered';
  const className = [`ql-indent-${Number(level) - 1}`];
  return { li: element('li', { dataList, className }, without(paragraph.children, sign)), number };
}

const listOf = ({ number }: Item): Element =>
  element(number === null ? 'ul' : 'ol', Number(number) > 1 ? { start: Number(number) } : {}, []);

const without = (children: ElementContent[], sign: Element | null): ElementContent[] =>
  children.flatMap((node): ElementContent[] => {
    if (node === sign) return [];
    return node.type === 'element' ? [{ ...node, children: without(node.children, sign) }] : [node];
  });
