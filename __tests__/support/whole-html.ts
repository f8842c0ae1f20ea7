// What of a CMS's HTML did not come through: words, links within the post, sizes of pictures.
import type { Element, Nodes, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const parse = (html: string): Root => unified().use(rehypeParse, { fragment: true }).parse(html);

// No words of the author: code, icons, what a player's script or a form would say.
const NO_WORDS = /^(script|style|svg|template|button|form|noscript|iframe|audio|video|object)$/;
const KNOBS =
  /^(kg-(video|audio)-(player|overlay|thumbnail)$|kg-audio-(player|thumbnail)$|kg-signup-card-(disclaimer|success|error))/;

const classesOf = ({ properties }: Element) => [properties.className ?? []].flat().map(String);

function wordsOf(node: Nodes): string[] {
  if (node.type === 'text') return node.value.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!('children' in node)) return [];
  if (
    node.type === 'element' &&
    (NO_WORDS.test(node.tagName) || classesOf(node).some((name) => KNOBS.test(name)))
  )
    return [];
  return node.children.flatMap(wordsOf);
}

/** Words that readers would see at the CMS and don't see here. */
export function lostWords(source: string, page: string): string[] {
  const there = new Set(wordsOf(parse(page)));
  return wordsOf(parse(source)).filter((word) => !there.has(word));
}

/** Links within the post that lead nowhere, and ids that are there twice. */
export function deadAnchors(page: string): string[] {
  const ids: string[] = [];
  const targets: string[] = [];
  visit(parse(page), 'element', ({ properties }) => {
    if (typeof properties.id === 'string') ids.push(properties.id);
    const { href } = properties;
    if (typeof href === 'string' && /^#./.test(href) && href !== '#top')
      targets.push(decodeURIComponent(href.slice(1)));
  });
  return [...targets.filter((id) => !ids.includes(id)), ...ids.filter((id, at) => ids.indexOf(id) !== at)];
}

/** How many places of the post the CMS links to, so that a test knows that it looked at some. */
export const anchorsIn = (html: string) => (html.match(/ href="#[^"]/g) ?? []).length;

/** Pictures and films whose size the CMS gave, and the page does not. */
export function unsized(source: string, page: string): string[] {
  const sizes = (html: string) => {
    const found = new Map<string, string>();
    visit(parse(html), 'element', ({ tagName, properties: { src, width, height } }) => {
      if (tagName !== 'img' && tagName !== 'video') return;
      if (src && width && height) found.set(String(src), `${width}×${height}`);
    });
    return found;
  };
  const shown = sizes(page);
  return [...sizes(source)].filter(([src, size]) => shown.get(src) !== size).map(([src]) => src);
}
