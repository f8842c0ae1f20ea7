// A link in the place of what can't be on the page.
import type { Element, ElementContent, Parents } from 'hast';
import { wordsFor } from './addresses';
import { element, isIn, showsSomething } from './element';

export const INLINE =
  /^(p|a|span|strong|b|em|i|small|sup|sub|mark|h[1-6]|summary|figcaption|cite|u|s|code|label|button|dt)$/;
// What players call themselves.
const NO_NAME =
  /^(?:(?:youtube|vimeo|video|spotify|audio|embedded)\b.{0,20}(?:player|post|content|frame)?|iframe|embed|media|player|widget|frame|[\w ]{0,20}\b(?:video|audio|media|music) player)$/i;

/** @param words what it is called; without words the address is shown */
export function linkTo(
  address: string | null,
  words: string | ElementContent[],
  ancestors: Parents[],
): ElementContent[] {
  if (address === null) return [];
  const label = labelOf(address, words);
  if (isIn(ancestors, 'a')) return label;
  const link = element('a', { href: address }, label);
  const parent = ancestors.at(-1);
  return parent?.type === 'element' && INLINE.test(parent.tagName) ? [link] : [alone(link)];
}

/** A paragraph that is no part of the text: no excerpt is made of it. */
export const alone = (link: Element): Element => element('p', { className: ['embed-link'] }, [link]);

function labelOf(address: string, words: string | ElementContent[]): ElementContent[] {
  if (typeof words !== 'string' && words.some(showsSomething)) return words;
  const title = typeof words === 'string' ? words.trim() : '';
  return [{ type: 'text', value: title && !NO_NAME.test(title) ? title : wordsFor(address) }];
}
