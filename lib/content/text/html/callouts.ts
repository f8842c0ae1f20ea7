// Boxes of Notion's and Hashnode's editors, by the names that Ghost has for the same, which the stylesheet knows.
import type { Element } from 'hast';
import { attribute, hasClass, isBlankText } from './element';

/** A sign, and beside it the words. */
export function toCallout(node: Element): void {
  const isNotions = node.tagName === 'figure' && hasClass(node, 'callout');
  if (!isNotions && attribute(node, 'dataNodeType') !== 'callout') return;
  const parts = node.children.filter((child) => !isBlankText(child));
  node.tagName = 'div';
  node.properties.className = ['kg-card', 'kg-callout-card'];
  const [sign, words] = parts;
  if (parts.length !== 2 || sign?.type !== 'element' || words?.type !== 'element') return;
  sign.properties.className = ['kg-callout-emoji'];
  words.properties.className = ['kg-callout-text'];
}
