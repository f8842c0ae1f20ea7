// What only a script would fill has an address in an attribute, which the sanitiser takes away: a link to it stays, unless
// there is one already. One rule for all services.
import type { Element, Nodes, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import type { Lost } from '../tell-lost';
import { addressesIn, isSameAddress, nameOf, openedBy, wordsFor } from './addresses';
import { attribute, classesOf, element, findIn, isIn, showsSomething } from './element';
import { shown } from './frames';
import { isInline, linkTo } from './link-to';
import { isWidget } from './lost';
import { isPlayer } from './shown-at';

const OWN_ADDRESS =
  /^(?:a|img|source|track|video|audio|picture|area|q|ins|del|math|br|hr|wbr|input|code|link|base|meta|head|param|style)$/;
// They are for sharing the page, and for talking about it.
const SHARES = /share|like|follow|comments?\b|plusone|save-button|sharing|background|-bg\b/i;
// What a script would make a card of, which says where it is beside its words.
const POINTS = /^(?:dataHref|dataUrl|dataEmbedUrl|data.*permalink)$/i;

// In them stand parts of their own kind and nothing else.
const HOLDS_PARTS = /^(?:table|t(?:head|body|foot|r)|colgroup|[uod]l)$/;

const SHOWN = /^(?:a|img|video|audio|table|pre|math)$/;

/** Leaves links in a whole tree, the innermost first. */
export function leavePlaces(parent: Parents, lost: Set<Lost>, ancestors: Parents[] = []): void {
  ancestors.push(parent);
  for (const node of parent.children) {
    if (node.type !== 'element') continue;
    leavePlaces(node, lost, ancestors);
    if (node.tagName === 'a') nameLink(node, parent);
    else if (isBareAddress(node)) node.children = linkTo(wordsIn(node).trim(), '', [...ancestors, node]);
    else if (!OWN_ADDRESS.test(node.tagName)) leavePlace(node, ancestors, lost);
  }
  ancestors.pop();
}

function leavePlace(node: Element, ancestors: Parents[], lost: Set<Lost>): void {
  const clicked = node.properties.onClick ? openedBy(attribute(node, 'onClick')) : null;
  if (clicked && showsSomething(node)) {
    wrap(node, clicked, ancestors);
    return;
  }
  const isEmptyList = HOLDS_PARTS.test(node.tagName) && !showsSomething(node);
  const [address] = isEmptyList ? [] : addressesIn(node);
  if (!address && isWidget(node) && !showsSomething(node)) lost.add('widget');
  if (!address || classesOf(node).some((name) => SHARES.test(name))) return;
  const within = [...ancestors, node];
  const name = nameOf(node);
  const media = shown(address, name, node);
  if (!showsSomething(node)) {
    if (node.tagName === 'p') node.properties.className = ['embed-link'];
    node.children = media ?? (isIn(ancestors, 'a') ? [] : linkTo(address, name, within));
  } else if (isCard(node) && media?.[0]?.tagName !== 'img' && !leadsTo(node, address)) {
    if (isInline(within) || HOLDS_PARTS.test(node.tagName)) wrap(node, address, ancestors);
    else node.children.push(...linkTo(address, name, within));
  }
}

/** Makes what is in an element a link, where it may be one: of a row, what its first cell says. */
function wrap(node: Element, href: string, ancestors: Parents[]): void {
  const holder = node.tagName === 'tr' ? findIn(node, isFilledCell) : node;
  if (!holder || HOLDS_PARTS.test(holder.tagName) || hasLink(node) || isIn(ancestors, 'a')) return;
  holder.children = [element('a', { href }, holder.children)];
}

const isFilledCell = (node: Element) => /^t[dh]$/.test(node.tagName) && showsSomething(node);

/** A quote with nothing but its source is a quote. */
function isCard(node: Element): boolean {
  const names = Object.keys(node.properties);
  return (
    node.tagName.includes('-') ||
    classesOf(node).some((name) => /embed|player/i.test(name)) ||
    // A name of a file, and no way to it.
    (node.tagName === 'figure' && findIn(node, ({ tagName }) => SHOWN.test(tagName)) === null) ||
    Object.values(node.properties).some((value) => isPlayer(String(value))) ||
    names.some((name) => POINTS.test(name)) ||
    (names.includes('cite') && names.some((name) => /^data/.test(name)))
  );
}

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
  else if (isByScriptAlone(link)) {
    const href = placeNamed(attribute(link, 'onClick'));
    if (href) link.properties.href = href;
    else link.tagName = 'span';
  }
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

/** It leads to the top of the page, unless a script holds the browser back. */
const isByScriptAlone = (link: Element) =>
  /^(?:#|javascript:.*)?$/i.test(attribute(link, 'href')) &&
  (link.properties.onClick !== undefined ||
    attribute(link, 'role') === 'button' ||
    Object.keys(link.properties).some((name) => /^data[A-Z]/.test(name)));

/** Where a script would scroll to, by the name of the place. */
function placeNamed(script: string): string | undefined {
  const [, id] = /\(\s*['"]#?([\w-]+)['"]/.exec(script) ?? [];
  return id && `#${id}`;
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
