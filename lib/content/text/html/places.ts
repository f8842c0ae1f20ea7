// What only a script would fill has an address in an attribute, which the sanitiser takes away: a link to it stays, unless
// there is one already. One rule for all services.
import type { Element, Nodes, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import type { Lost } from '../tell-lost';
import { addressesIn, isSameAddress, nameOf, openedBy, wordsFor } from './addresses';
import { attribute, classesOf, element, findIn, showsSomething } from './element';
import { shown } from './frames';
import { alone, INLINE } from './link-to';
import { isWidget } from './lost';

const OWN_ADDRESS =
  /^(?:a|img|source|track|video|audio|picture|area|q|ins|del|math|br|hr|wbr|input|code|link|base|meta|head|param|style)$/;
// They are for sharing the page, and for talking about it.
const SHARES = /share|like|follow|comments?\b|plusone|save-button|sharing|background|-bg\b/i;
// What a script would make a card of, which says where it is beside its words.
const POINTS = /^(?:dataHref|dataUrl|dataEmbedUrl|data.*permalink)$/i;

/** Leaves links in a whole tree, the innermost first. */
export function leavePlaces(parent: Parents, lost: Set<Lost>): void {
  for (const node of parent.children) {
    if (node.type !== 'element') continue;
    leavePlaces(node, lost);
    if (node.tagName === 'a') nameLink(node, parent);
    else if (isBareAddress(node)) node.children = [linkWith(wordsIn(node).trim(), '')];
    else if (!OWN_ADDRESS.test(node.tagName)) leavePlace(node, lost);
  }
}

function leavePlace(node: Element, lost: Set<Lost>): void {
  const clicked = openedBy(attribute(node, 'onClick'));
  if (clicked && showsSomething(node) && !hasLink(node)) {
    node.children = [element('a', { href: clicked }, node.children)];
    return;
  }
  const [address] = addressesIn(node);
  if (!address && isWidget(node) && !showsSomething(node)) lost.add('widget');
  if (!address || classesOf(node).some((name) => SHARES.test(name))) return;
  const name = nameOf(node);
  if (!showsSomething(node)) {
    if (node.tagName === 'p') node.properties.className = ['embed-link'];
    const link = linkWith(address, name);
    node.children = shown(address, name) ?? [INLINE.test(node.tagName) ? link : alone(link)];
  } else if (isCard(node) && shown(address, '')?.[0]?.tagName !== 'img' && !leadsTo(node, address))
    node.children.push(alone(linkWith(address, name)));
}

/** A quote with nothing but its source is a quote. */
function isCard(node: Element): boolean {
  const names = Object.keys(node.properties);
  return (
    node.tagName.includes('-') ||
    classesOf(node).some((name) => /embed|player/i.test(name)) ||
    names.some((name) => POINTS.test(name)) ||
    (names.includes('cite') && names.some((name) => /^data/.test(name)))
  );
}

const linkWith = (href: string, name: string) =>
  element('a', { href }, [{ type: 'text', value: name || wordsFor(href) }]);

const hasLink = (node: Nodes) => findIn(node, ({ tagName }) => tagName === 'a') !== null;

const leadsTo = (node: Element, address: string) =>
  findIn(node, (each) => each.tagName === 'a' && isSameAddress(attribute(each, 'href'), address)) !== null;

/** A link whose words are a script's or an icon's to show, and one that only a script opens. */
function nameLink(link: Element, parent: Parents): void {
  const href = attribute(link, 'href');
  const opened = /^(?:javascript:|#?$)/i.test(href)
    ? openedBy(`${href} ${attribute(link, 'onClick')}`)
    : null;
  if (opened) link.properties.href = opened;
  if (!/^https?:\/\//i.test(attribute(link, 'href')) || showsSomething(link)) return;
  const at = parent.children.indexOf(link as never);
  const hasTwin = parent.children
    .slice(Math.max(0, at - 2), at + 3)
    .some(
      (other) =>
        other !== link &&
        other.type === 'element' &&
        leadsTo(other, attribute(link, 'href')) &&
        showsSomething(other),
    );
  const isInCard =
    parent.type === 'element' && classesOf(parent).some((name) => name !== '') && !showsSomething(parent);
  const isByScript =
    isInCard ||
    link.children.some(({ type }) => type === 'element') ||
    Object.keys(link.properties).some((name) => /^(?:data|className|ariaLabel|title)/.test(name));
  const words = attribute(link, 'ariaLabel') || attribute(link, 'title') || wordsFor(attribute(link, 'href'));
  if (isByScript && !hasTwin) link.children = [{ type: 'text', value: words }];
}

/** WordPress leaves an address as it is where it can't embed what is there. */
function isBareAddress(node: Element): boolean {
  const isWrapper = node.tagName === 'p' || classesOf(node).includes('wp-block-embed__wrapper');
  const [only] = node.children;
  return (
    isWrapper &&
    node.children.length === 1 &&
    only?.type === 'text' &&
    /^\s*https?:\/\/\S+\s*$/.test(only.value)
  );
}
