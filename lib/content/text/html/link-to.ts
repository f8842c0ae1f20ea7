// A link in the place of what can't be on the page.
import type { Element, ElementContent, Parents } from 'hast';
import { wordsFor } from './addresses';
import { element, isIn, showsSomething, text } from './element';

const INLINE =
  /^(p|a|span|strong|b|em|i|small|sup|sub|mark|h[1-6]|summary|figcaption|cite|u|s|code|label|button|dt)$/;

/** Whether no paragraph may stand there: browsers would close the one that is open. */
export function isInline(ancestors: Parents[]): boolean {
  const parent = ancestors.at(-1);
  return (parent?.type === 'element' && INLINE.test(parent.tagName)) || isIn(ancestors, 'p');
}

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
  return [isInline(ancestors) ? link : alone(link)];
}

/** A paragraph that is no part of the text: no excerpt is made of it. */
const alone = (link: Element): Element => element('p', { className: ['embed-link'] }, [link]);

function labelOf(address: string, words: string | ElementContent[]): ElementContent[] {
  if (typeof words !== 'string' && words.some(showsSomething)) return words;
  const title = typeof words === 'string' ? words.trim() : '';
  return [text(isName(title, address) ? title : wordsFor(address))];
}

const OF_PLAYERS =
  /^(?:video|audio|music|media|podcast|embed|embedded|player|post|content|frame|iframe|widget)$/;

/** Whether a title says more than what it is, and at which site: so players call themselves. */
export function isName(title: string, address: string): boolean {
  const hostname = URL.canParse(address) ? new URL(address).hostname : '';
  const ofSite = [...hostname.split('.'), hostname.replaceAll('.', '')];
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    words.some((word) => !OF_PLAYERS.test(word) && !ofSite.includes(word)) &&
    !/\b(?:video|audio|media|music) player$/i.test(title)
  );
}
