// What can't be on the page (frames, players' scripts, objects, forms, buttons, drawings) leaves what it says in words and a
// link to what it showed. It comes before the sanitiser, which would leave nothing.
import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import { SKIP, visitParents } from '../visit';
import { addressesIn } from './addresses';
import { linksOfMap, wordsOfDrawing } from './drawings';
import { attribute, element, findIn, isBlank, isIn, showsSomething } from './element';
import { buttonIn, formIn } from './forms';
import { inFrame, isFrame } from './frames';
import { isInline, linkTo } from './link-to';
import { lostWith } from './lost';
import { inNoscript } from './noscript';
import { leavePlaces } from './places';

// Of them nothing is to be seen without their scripts.
const SHELLS = /^(?:select|datalist|canvas|template)$/;

/** A rehype plugin. */
export function rehypeEmbeds() {
  return (tree: Root, file: VFile) => {
    const lost = file.data.lost ?? new Set();
    visitParents(tree, 'element', (node, ancestors) => {
      const parent = ancestors.at(-1);
      const instead = parent && insteadOf(node, ancestors);
      if (!parent || !instead) return undefined;
      const kind = lostWith(node, ancestors, instead);
      if (kind) lost.add(kind);
      const at = parent.children.indexOf(node as never);
      (parent.children as unknown[]).splice(at, 1, ...instead);
      // What stands there now is looked at as well.
      return [SKIP, at];
    });
    leavePlaces(tree, lost);
  };
}

/** What stands in an element's place; null where it may stay. */
function insteadOf(node: Element, ancestors: Parents[]): ElementContent[] | null {
  const parent = ancestors.at(-1);
  const { tagName } = node;
  if (isFrame(node)) return inFrame(node, ancestors);
  switch (tagName) {
    case 'noscript':
      return inNoscript(node, ancestors);
    case 'script':
      return hasOther(node, parent) ? [] : linkTo(playerIn(node), '', ancestors);
    case 'svg':
      return drawn(wordsOfDrawing(node), isInline(ancestors));
    case 'map':
      return [linksOfMap(node) ?? []].flat();
    case 'textarea':
      return written(node);
    case 'form': {
      const { prose, address, words } = formIn(node);
      return [...prose, ...linkTo(address, words, ancestors)];
    }
    case 'button':
    case 'input': {
      if (isIn(ancestors, 'a') || isHeading(parent, node)) return node.children;
      if (tagName === 'input' && attribute(node, 'type') === 'checkbox') return box(node, ancestors);
      const { children, address } = buttonIn(node, isInline(ancestors));
      return address === null ? children : linkTo(address, children, ancestors);
    }
    default:
      return SHELLS.test(tagName) ? [] : null;
  }
}

/** What opens a part of the text by a script has its words on a button. */
const isHeading = (parent: Parents | undefined, button: Element) =>
  parent?.type === 'element' &&
  /^(?:h[1-6]|summary|dt)$/.test(parent.tagName) &&
  !parent.children.some((other) => other !== button && showsSomething(other));

/** One of a list stays. In a cell, or beside words, it is a sign. Any other opens something by a style. */
function box(input: Element, ancestors: Parents[]): ElementContent[] | null {
  if (opensWhatFollows(input, ancestors.at(-1))) return [];
  if (isIn(ancestors, 'li')) return null;
  const isInCell = isIn(ancestors, 'td') || isIn(ancestors, 'th');
  const isInWords = isIn(ancestors, 'p') || isIn(ancestors, 'label');
  if (!isInCell && !hasWordsBeside(input, ancestors.at(-1), isInWords)) return [];
  const isChecked = (input.properties.checked ?? false) !== false;
  return [{ type: 'text', value: isChecked ? '☑' : '☐' }];
}

/** A style shows a part of the text while the box before it, whose label is the part's heading, is checked. */
function opensWhatFollows(input: Element, parent: Parents | undefined): boolean {
  const at = parent?.children.indexOf(input) ?? -1;
  const behind: Nodes[] = parent?.children.slice(at + 1, at + 5) ?? [];
  const [label, part] = behind.filter((node) => node.type === 'element');
  const id = attribute(input, 'id');
  const isItsOwn = id !== '' && label?.tagName === 'label' && String(label.properties.htmlFor) === id;
  return isItsOwn && part !== undefined && /^(?:div|section|article|nav|p)$/.test(part.tagName);
}

/** Outside a paragraph an element beside it may be what it opens. */
function hasWordsBeside(input: Element, parent: Parents | undefined, isInWords: boolean): boolean {
  const shown = (parent?.children ?? []).filter((node) => node.type !== 'text' || !isBlank(node.value));
  const at = shown.indexOf(input);
  return [shown[at - 1], shown[at + 1]].some(
    (node) => node !== undefined && (isInWords || node.type === 'text') && !isBlank(wordsIn(node)),
  );
}

const drawn = (words: ElementContent[], isWithin: boolean) =>
  words.some(showsSomething) ? (isWithin ? words : [element('p', {}, words)]) : [];

/** A field outside of a form is for copying what is in it. */
function written(field: Element): ElementContent[] {
  const value = wordsIn(field);
  return value.trim() === '' ? [] : [element('pre', {}, [element('code', {}, [{ type: 'text', value }])])];
}

// A library's own, and those who count or sell.
const NO_PLAYER =
  /\/npm\/|\/ajax\/|\/libs?\/|@\d|analytics|tagmanager|gtag|syndication|doubleclick|adsby|\/ads?\b|pixel|mediavine|addthis|addtoany|disqus|jquery|min\.js|polyfill|cookie|consent|recaptcha|hotjar|clarity|sdk\.js/i;
// A number, or what a machine made up.
const NAMES_A_THING = /^(?:\d{3,}|(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{6,}|[a-f\d]{7,})$/i;

/** Whether a noscript behind it has a link, with words for it. */
function hasOther(script: Element, parent: Parents | undefined): boolean {
  const siblings = parent?.children ?? [];
  const at = siblings.indexOf(script) + 1;
  const next = siblings.slice(at, at + 2).find(({ type }) => type === 'element');
  const isFallback =
    next?.type === 'element' && next.tagName === 'noscript' && !/java\s?script/i.test(wordsIn(next));
  return isFallback && findIn(next, ({ tagName }) => tagName === 'a') !== null;
}

/** The address of what a script shows where it stands: it names a thing, and those of libraries none. */
function playerIn(script: Element): string | null {
  const [address] = addressesIn(script);
  if (!address || address.startsWith('/') || NO_PLAYER.test(address)) return null;
  const isPage = address !== attribute(script, 'src').replace(/^\/\//, 'https://');
  const parts = new URL(address).pathname.split('/').map((part) => part.replace(/\.\w+$/, ''));
  if (isPage) return address;
  // The page is where the script is, but for its end.
  return parts.some((part) => NAMES_A_THING.test(part))
    ? address.replace(/(?:\/(?:index|embed))?\.js(?:\?.*)?$/, '')
    : null;
}
