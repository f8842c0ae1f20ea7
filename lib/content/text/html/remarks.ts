// What those who wrote a text together said about it, in Word and in Google's documents: it is not for readers.
import type { Element } from 'hast';
import { attribute, hasClass, isBlankText } from './element';

const IN_WORD = /(?<![\w-])mso-element\s*:\s*comment(?:-list)?\s*(?:;|$)/i;

export const isRemark = (node: Element): boolean =>
  hasClass(node, 'MsoCommentReference') ||
  IN_WORD.test(attribute(node, 'style')) ||
  /^#cmnt\d+$/.test(attribute(node.tagName === 'sup' ? firstIn(node) : node, 'href')) ||
  // Google's begins with a link back.
  (node.tagName === 'div' && /^#cmnt_ref\d+$/.test(attribute(firstIn(firstIn(node)), 'href')));

const NONE: Element = { type: 'element', tagName: '', properties: {}, children: [] };

function firstIn({ children }: Element): Element {
  const first = children.find((node) => !isBlankText(node));
  return first?.type === 'element' ? first : NONE;
}
