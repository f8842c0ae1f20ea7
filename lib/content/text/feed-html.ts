// A page's HTML of a post as a feed carries it: addresses that hold elsewhere, nothing that is for a page's keyboard.
import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { changedSet } from './html/srcset';
import { SKIP, visit } from './visit';

const ADDRESSES = ['href', 'src', 'poster', 'cite'];

const processor = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify).freeze();

/**
 * @param html what `toHtml` made; code in it is text here, so samples stay as they are
 * @param base the post's absolute address
 */
export function feedHtml(html: string, base: string): string {
  const tree = processor.parse(html);
  withoutAnchors(tree);
  visit(tree, 'element', (element) => {
    delete element.properties.tabIndex;
    makeAbsolute(element, base);
  });
  return processor.stringify(tree);
}

function withoutAnchors(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    const isAnchor =
      element.tagName === 'a' && [element.properties.className ?? []].flat().includes('anchor');
    if (!isAnchor || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1, ...element.children);
    return [SKIP, index];
  });
}

function makeAbsolute({ properties }: Element, base: string): void {
  const absolute = (address: string) => (URL.canParse(address, base) ? new URL(address, base).href : address);
  for (const name of ADDRESSES) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = absolute(value);
  }
  if (typeof properties.srcSet === 'string') properties.srcSet = changedSet(properties.srcSet, absolute);
}

const TYPES = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['svg', 'image/svg+xml'],
]);

/** A cover for a feed: its absolute address, and its type where the name tells. */
export function feedMedia(src: string, base: string): { url: string; type: string | null } {
  const url = URL.canParse(src, base) ? new URL(src, base).href : src;
  return { url, type: TYPES.get(/\.(\w+)(?:[?#]|$)/.exec(url)?.[1]?.toLowerCase() ?? '') ?? null };
}
