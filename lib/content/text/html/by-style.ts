// What editors say by a style alone (TinyMCE, Google Docs, Word): the sanitiser takes styles away, so it becomes elements.
import type { Element, Nodes, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { visitParents } from '../visit';
import { toAligned } from './aligned';
import { attribute, element, findIn, hasClass, isBlank, isIn, showsSomething, text } from './element';
import { isBullet, isSign, withWordLists } from './word-lists';

const MEANT: [style: RegExp, tagName: string][] = [
  [/(?<![\w-])font-weight:\s*(?:bold|bolder|[6-9]00)\b/, 'strong'],
  [/(?<![\w-])font-style:\s*italic\b/, 'em'],
  [/(?<![\w-])text-decoration(?:-line)?:[^;]{0,100}\bline-through\b/, 's'],
  [/(?<![\w-])text-decoration(?:-line)?:[^;]{0,100}\bunderline\b/, 'u'],
  [/(?<![\w-])vertical-align:\s*super\b/, 'sup'],
  [/(?<![\w-])vertical-align:\s*sub\b/, 'sub'],
];
const SAID_AGAIN: Partial<Record<string, RegExp>> = { strong: /font-weight:/, em: /font-style:/ };
const NOT_BOLD = /(?<![\w-])font-weight:\s*(?:normal|[1-4]00)\b/;
const OWN_LINES = /(?<![\w-])display:\s*(?:block|flex|grid|list-item)\b/;
const BLOCK = /^(?:p|div|ul|ol|dl|h[1-6]|table|blockquote|figure|pre|section|article)$/;
const KEEPS_LINES = /(?<![\w-])white-space:\s*(?:pre|pre-wrap|pre-line|break-spaces)\b/;
const INLINE = /^(?:span|font|a|small|big|label)$/;
// All words in them are as their style says.
const HOLDER = /^(?:span|font|a|small|big|label|p|div|li|td|dd|figcaption)$/;

/** A rehype plugin; it comes before the sanitiser. */
export function rehypeByStyle() {
  return (tree: Root) => {
    withWordLists(tree);
    visitParents(tree, 'element', (node, ancestors) => {
      if (node.tagName === 'a') toTarget(node);
      const style = attribute(node, 'style');
      toAligned(node, style);
      if (style === '') return undefined;
      if (node.tagName === 'ol') toCountedBy(node, style);
      if (KEEPS_LINES.test(style) && !isIn(ancestors, 'pre')) toLines(node);
      if (isSign(node) && isBullet(node, ancestors.slice(-2))) node.children = [text('• ')];
      // Google Docs has it around all that is pasted.
      if (/^(?:b|strong)$/.test(node.tagName) && NOT_BOLD.test(style)) {
        node.tagName = hasBlocks(node) ? 'div' : 'span';
        return undefined;
      }
      const isShown = !isBlank(wordsIn(node));
      if (isShown && HOLDER.test(node.tagName) && !hasBlocks(node))
        node.children = tagsFor(node, style).reduce<Element['children']>(
          (children, tagName) => [element(tagName, {}, children)],
          node.children,
        );
      toPicture(node, style);
      const parent = ancestors.at(-1);
      const isLine = isShown && INLINE.test(node.tagName) && OWN_LINES.test(style) && !isIn(ancestors, 'pre');
      return isLine && parent ? onOwnLine(node, parent) : undefined;
    });
  };
}

const hasBlocks = ({ children }: Element) =>
  children.some((child) => child.type === 'element' && BLOCK.test(child.tagName));

/** All links have a line below them anyway; and what says another thing of a part of the words is meant. */
const tagsFor = (node: Element, style: string) =>
  MEANT.flatMap(([form, meant]) => {
    if (!form.test(style) || (node.tagName === 'a' && meant === 'u')) return [];
    const again = SAID_AGAIN[meant];
    const isSaidAgain = (each: Element) => each !== node && again?.test(attribute(each, 'style')) === true;
    return findIn(node, isSaidAgain) ? [] : [meant];
  });

/** Its words would be one with those beside it. @returns the index to go on at */
function onOwnLine(node: Element, parent: Parents): number {
  const children: Nodes[] = parent.children;
  const index = children.indexOf(node);
  const isEnd = (each: Nodes) =>
    each.type === 'element' && (each.tagName === 'br' || BLOCK.test(each.tagName));
  const isBesideWords = (step: 1 | -1) => {
    for (let at = index + step; ; at += step) {
      const beside = children[at];
      if (!beside || isEnd(beside)) return false;
      if (showsSomething(beside)) return true;
    }
  };
  if (isBesideWords(1)) children.splice(index + 1, 0, element('br', {}, []));
  if (!isBesideWords(-1)) return index + 1;
  children.splice(index, 0, element('br', {}, []));
  return index + 2;
}

/** Google's own redirects, which its documents have instead of links. */
function toTarget({ properties }: Element): void {
  const href = typeof properties.href === 'string' ? properties.href : '';
  if (!/^https?:\/\/www\.google\.[a-z.]+\/url\?/.test(href) || !URL.canParse(href)) return;
  const { searchParams } = new URL(href);
  const target = searchParams.get('q') ?? searchParams.get('url') ?? '';
  if (/^https?:\/\//.test(target)) properties.href = target;
}

const COUNTED_BY = new Map([
  ['lower-alpha', 'a'],
  ['lower-latin', 'a'],
  ['upper-alpha', 'A'],
  ['upper-latin', 'A'],
  ['lower-roman', 'i'],
  ['upper-roman', 'I'],
]);

/** By letters, to which the text may point. Google's documents say so of each item. */
function toCountedBy({ properties, children }: Element, style: string): void {
  const items = children.flatMap((node) => (node.type === 'element' ? [attribute(node, 'style')] : []));
  const said = [style, items[0] ?? ''].map(
    (each) => /list-style(?:-type)?:\s*([a-z-]+)/.exec(each)?.[1] ?? '',
  );
  properties.type ??= said.map((each) => COUNTED_BY.get(each)).find(Boolean);
}

/** A break of a line is one only where a style says so. */
function toLines(parent: Element): void {
  if (parent.tagName === 'pre') return;
  parent.children = parent.children.flatMap((node) => {
    if (node.type === 'element') toLines(node);
    if (node.type !== 'text' || isBlank(node.value)) return [node];
    return node.value
      .split(/\r?\n/)
      .flatMap((line, at) => (at > 0 ? [element('br', {}, []), text(line)] : [text(line)]));
  });
}

/** What stands behind is a picture where nothing is before it, and in a cover that stands still while the page moves. */
function toPicture(node: Element, style: string): void {
  const isCover = hasClass(node, 'wp-block-cover') || hasClass(node, 'kg-header-card');
  const [, src] = /background(?:-image)?:[^;]{0,100}url\(\s*['"]?([^'")\s]+)/.exec(style) ?? [];
  if (!src || /^(?:img|video|audio|iframe|hr)$/.test(node.tagName)) return;
  if (!isCover && showsSomething(node)) return;
  const className = isCover ? ['wp-block-cover__image-background'] : [];
  const picture = element('img', { src, alt: attribute(node, 'ariaLabel'), className }, []);
  node.children = isCover ? [picture, ...node.children] : [picture];
}
