// What stands for readers without scripts, which all readers here are: the pictures and frames that would be loaded later.
import type { Element, ElementContent, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { addressesIn, isSameAddress } from './addresses';
import { attribute, findIn, near } from './element';

const MEDIA = /^(?:img|picture|video|audio|iframe|embed|object)$/;

/** What stands in its place: what is not beside it already, and no word to switch scripts on. */
export function inNoscript(noscript: Element, ancestors: Parents[]): ElementContent[] {
  const isAdvice = /java\s?script|스크립트/i.test(wordsIn(noscript));
  const children = isAdvice ? mediaIn(noscript) : noscript.children;
  return children.filter((child) => !hasTwin(child, noscript, ancestors));
}

/** Whether what is shown in it, or else linked to, is beside it too. A frame there may be a link by now. */
function hasTwin(child: ElementContent, noscript: Element, ancestors: Parents[]): boolean {
  const isMedium = ({ tagName }: Element) => MEDIA.test(tagName) && tagName !== 'picture';
  const medium = findIn(child, isMedium) ?? findIn(child, ({ tagName }) => tagName === 'a');
  if (!medium) return false;
  const addresses = sourcesOf(medium);
  // A picture above a film is none; for a frame anything may stand that a script would fill.
  const isLike = ({ tagName }: Element) => tagName === medium.tagName || medium.tagName !== 'img';
  const isTwin = (node: Element) =>
    isLike(node) && sourcesOf(node).some((one) => addresses.some((other) => isSameAddress(one, other)));
  const twin = near(noscript, ancestors)
    .map((node) => findIn(node, isTwin))
    .find((node) => node !== null);
  if (twin?.tagName === 'img') giveSize(medium, twin);
  return twin !== undefined;
}

/** Some say only here how large a picture is. */
function giveSize({ properties: { width, height } }: Element, { properties }: Element): void {
  if (width && height && !properties.width && !properties.height)
    Object.assign(properties, { width, height });
}

const sourcesOf = (node: Element) => [
  ...addressesIn(node),
  ...[attribute(node, 'src'), attribute(node, 'dataSrc')].filter(
    (src) => src !== '' && !src.startsWith('data:'),
  ),
];

function mediaIn({ children }: Element): ElementContent[] {
  return children.flatMap((node) => {
    if (node.type !== 'element') return [];
    return MEDIA.test(node.tagName) ? [node] : mediaIn(node);
  });
}
