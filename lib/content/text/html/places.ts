// What only a script would fill has an address in an attribute, which the sanitiser takes away: a link to it stays, unless
// there is one already. One rule for all services.
import type { Element, Nodes, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { isOfService } from '../services';
import type { Lost } from '../tell-lost';
import { addressesIn, holdsPlayer, nameOf, openedBy } from './addresses';
import { attribute, classesOf, element, findIn, isIn, showsSomething, text } from './element';
import { shown } from './frames';
import { galleryIn } from './galleries';
import { isInline, isName, linkTo } from './link-to';
import { isCountdown, isWidget } from './lost';
import { leadsTo, nameLink } from './name-link';

const OWN_ADDRESS =
  /^(?:a|img|source|track|video|audio|picture|area|q|ins|del|math|br|hr|wbr|input|code|link|base|meta|head|param|style)$/;
// They are for sharing the page, and for talking about it.
const SHARES =
  /(?:^|-)(?:share|sharing|sharethis|shareaholic|like|follow|comments?|plusone|save-button|background|bg)(?:$|-)/;
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
  if (isCountdown(node)) node.children = [];
  if (!address && isWidget(node) && !showsSomething(node)) lost.add('widget');
  if (!address || classesOf(node).some((name) => SHARES.test(inWords(name)))) return;
  const within = [...ancestors, node];
  const name = nameOf(node);
  const media = shown(address, name, node);
  if (!showsSomething(node)) {
    if (node.tagName === 'p') node.properties.className = ['embed-link'];
    const gallery = media?.[0]?.tagName === 'img' ? galleryIn(node) : null;
    const link = isIn(ancestors, 'a') ? [] : linkTo(address, name, within);
    node.children = gallery ? [gallery] : media ? named(media, name, address, within) : link;
  } else if (isCard(node, address) && media?.[0]?.tagName !== 'img' && !leadsTo(node, address)) {
    if (isInline(within) || HOLDS_PARTS.test(node.tagName)) wrap(node, address, ancestors);
    else node.children.push(...linkTo(address, name, within));
  }
}

/** A film or a sound below its name. A picture has it for those who don't see it. */
function named(media: Element[], name: string, address: string, within: Parents[]): Element[] {
  if (media[0]?.tagName === 'img' || !isName(name, address) || isInline(within)) return media;
  return [element('figure', {}, [...media, element('figcaption', {}, [text(name)])])];
}

/** Makes what is in an element a link, where it may be one: of a row, what its first cell says. */
function wrap(node: Element, href: string, ancestors: Parents[]): void {
  const holder = node.tagName === 'tr' ? findIn(node, isFilledCell) : node;
  if (!holder || HOLDS_PARTS.test(holder.tagName) || hasLink(node) || isIn(ancestors, 'a')) return;
  holder.children = [element('a', { href }, holder.children)];
}

/** `ShareButton` and `share_button` as `share-button`. */
const inWords = (name: string) => name.replace(/(?<=\p{Ll})(?=\p{Lu})|_/gu, '-').toLowerCase();

const isFilledCell = (node: Element) => /^t[dh]$/.test(node.tagName) && showsSomething(node);

/** A quote with nothing but its source is a quote. */
function isCard(node: Element, address: string): boolean {
  const names = Object.keys(node.properties);
  return (
    node.tagName.includes('-') ||
    classesOf(node).some((name) => /embed|player/i.test(name)) ||
    // A picture in whose place a film would play.
    (wordsIn(node).trim() === '' && isOfService(address)) ||
    // A name of a file, and no way to it.
    (node.tagName === 'figure' && findIn(node, ({ tagName }) => SHOWN.test(tagName)) === null) ||
    Object.values(node.properties).some((value) => holdsPlayer(String(value))) ||
    names.some((name) => POINTS.test(name)) ||
    (names.includes('cite') && names.some((name) => /^data/.test(name)))
  );
}

const hasLink = (node: Nodes) => findIn(node, ({ tagName }) => tagName === 'a') !== null;

/** Editors leave an address as it is where they can't embed what is there. */
function isBareAddress(node: Element): boolean {
  const isWrapper = /^(?:p|div|figure|li|td|dd|figcaption)$/.test(node.tagName);
  const [only] = node.children;
  return (
    isWrapper &&
    node.children.length === 1 &&
    only?.type === 'text' &&
    /^\s*https?:\/\/\S+\s*$/.test(only.value)
  );
}
