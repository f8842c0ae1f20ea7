// What can't be on the page (frames, players' scripts, objects, forms) leaves a link to what it showed. It comes
// before the sanitiser, which would leave nothing.
import type { Element, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { SKIP, visitParents } from '../visit';
import { shownAt } from './shown-at';

const FRAMES = [
  'iframe',
  'frame',
  'embed',
  'object',
  'amp-iframe',
  'amp-youtube',
  'lite-youtube',
  'youtube-embed',
  // CKEditor's.
  'oembed',
];
// Of them nothing is to be seen without their scripts; the words in them are labels.
const SHELLS = [
  'form',
  'button',
  'input',
  'select',
  'textarea',
  'datalist',
  'dialog',
  'canvas',
  'template',
  'portal',
];
const INLINE = /^(p|a|span|strong|b|em|i|small|sup|sub|mark|h[1-6]|summary|figcaption|cite|u|s|code)$/;

/** A rehype plugin. */
export function rehypeEmbeds() {
  return (tree: Root) => {
    visitParents(tree, 'element', (element, ancestors) => {
      const parent = ancestors.at(-1);
      if (!parent) return undefined;
      const instead = insteadOf(element, ancestors);
      if (instead === null) return undefined;
      const at = parent.children.indexOf(element as never);
      (parent.children as unknown[]).splice(at, 1, ...instead);
      return [SKIP, at + (/^(?:noscript|button)$/.test(element.tagName) ? 0 : instead.length)];
    });
  };
}

/** What stands in an element's place; null where it may stay. */
function insteadOf(element: Element, ancestors: Parents[]): Parents['children'] | null {
  const { tagName } = element;
  if (isBareAddress(element)) toLink(element);
  if (tagName === 'noscript') return insteadOfNoscript(element, ancestors);
  if (tagName === 'script') return linkTo(playerOf(text(element, 'src')), '', ancestors);
  if (FRAMES.includes(tagName)) {
    const address = isTracker(element) ? null : frameAddress(element);
    return linkTo(address, text(element, 'title') || text(element, 'playlabel'), ancestors);
  }
  if (!SHELLS.includes(tagName) || isTask(element, ancestors)) return null;
  return tagName === 'button' && isHeading(ancestors.at(-1)) ? element.children : [];
}

/** What opens a part of the text by a script has its words on a button. */
const isHeading = (parent: Parents | undefined) =>
  parent?.type === 'element' && /^(?:h[1-6]|summary|dt)$/.test(parent.tagName);

/** WordPress leaves an address as it is where it can't embed what is there. */
function isBareAddress(element: Element): boolean {
  const isWrapper =
    element.tagName === 'p' ||
    [element.properties.className ?? []].flat().includes('wp-block-embed__wrapper');
  const [only] = element.children;
  return (
    isWrapper &&
    element.children.length === 1 &&
    only?.type === 'text' &&
    /^\s*https?:\/\/\S+\s*$/.test(only.value)
  );
}

function toLink(element: Element): void {
  const address = wordsIn(element).trim();
  const words = { type: 'text' as const, value: address };
  element.children = [{ type: 'element', tagName: 'a', properties: { href: address }, children: [words] }];
}

/** A list of tasks has boxes; they are the only ones. */
function isTask({ tagName, properties }: Element, ancestors: Parents[]): boolean {
  const isInItem = ancestors.some((each) => each.type === 'element' && each.tagName === 'li');
  return tagName === 'input' && properties.type === 'checkbox' && isInItem;
}

/** Pictures that wait for a script stand again for readers without: the second one is the good one. */
function insteadOfNoscript(element: Element, ancestors: Parents[]): Parents['children'] {
  const siblings = ancestors.at(-1)?.children ?? [];
  const before = siblings
    .slice(0, siblings.indexOf(element as never))
    .findLast((node) => node.type === 'element');
  const hasPicture =
    before?.type === 'element' && before.tagName === 'img' && /^(https?:|\/)/.test(text(before, 'src'));
  return hasPicture ? [] : element.children;
}

function frameAddress(element: Element): string | null {
  const [src] = ['src', 'url', 'dataSrc', 'dataLazySrc', 'data', 'dataLitespeedSrc']
    .map((name) => text(element, name))
    .filter((each) => each !== '' && !each.startsWith('about:'));
  const id = text(element, 'videoid') || text(element, 'dataVideoid');
  if (!src) return id ? `https://www.youtube.com/watch?v=${id}` : null;
  return shownAt(src);
}

/** A frame that nobody sees. */
function isTracker({ properties }: Element): boolean {
  return (
    [properties.width, properties.height].some((size) => /^[01](px)?$/.test(String(size ?? ''))) ||
    /googletagmanager|doubleclick/.test(String(properties.src))
  );
}

/** A script that shows something where it stands. */
function playerOf(src: string): string | null {
  const isPlayer =
    /^(https?:)?\/\/(gist\.github\.com|asciinema\.org\/a|jsfiddle\.net|snippets?\.|pastebin\.com|emgithub\.com|www\.jsdelivr)/.test(
      src,
    );
  return isPlayer ? shownAt(src) : null;
}

function linkTo(address: string | null, title: string, ancestors: Parents[]): Parents['children'] {
  if (address === null) return [];
  const label =
    title && !/^(youtube|vimeo|video)\b.{0,20}player$/i.test(title)
      ? title
      : address.replace(/^https?:\/\/(www\.)?/, '');
  const words = { type: 'text' as const, value: label };
  if (ancestors.some((each) => each.type === 'element' && each.tagName === 'a')) return [words];
  const link: Element = { type: 'element', tagName: 'a', properties: { href: address }, children: [words] };
  const parent = ancestors.at(-1);
  if (parent?.type === 'element' && INLINE.test(parent.tagName)) return [link];
  return [{ type: 'element', tagName: 'p', properties: { className: ['embed-link'] }, children: [link] }];
}

const text = ({ properties }: Element, name: string) =>
  typeof properties[name] === 'string' ? properties[name].trim() : '';

/** A rehype plugin: wrappers of what was removed go too. It comes after the sanitiser. */
export function rehypeNoShells() {
  return (tree: Root) => removeEmpty(tree);
}

function removeEmpty(parent: Parents): void {
  parent.children = parent.children.filter((node) => {
    if (node.type !== 'element') return true;
    removeEmpty(node);
    if (Array.isArray(node.properties.className) && node.properties.className.length === 0)
      delete node.properties.className;
    const hasElements = node.children.some((child) => child.type === 'element');
    // A player of nothing.
    if (/^(audio|video)$/.test(node.tagName) && !node.properties.src && !hasElements) return false;
    const isWrapper = /^(a|p|div|span|figure|figcaption|section|aside|article|header|footer|picture)$/.test(
      node.tagName,
    );
    return !isWrapper || hasElements || Boolean(node.properties.id) || wordsIn(node).trim() !== '';
  }) as typeof parent.children;
}
