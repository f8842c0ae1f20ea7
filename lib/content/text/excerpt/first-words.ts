// How a text begins, of its tree: its first paragraph in words, or the first item where all is a list.
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { classesOf, element, findIn, isBlank, isBlankText } from '../html/element';
import { ledWithin } from '../html/ids';
import { isAddresses, squeezed } from './start';

export function firstParagraph(tree: Root): string {
  return (
    paragraphsIn(tree)
      .map((paragraph) => squeezed(textOf(paragraph)))
      .find((text) => !isBlank(text)) ?? ''
  );
}

/** The words of the first item of a list that is no table of contents. */
export function firstItem(tree: Root): string {
  for (const list of tree.children) {
    if (list.type !== 'element' || !/^[uo]l$/.test(list.tagName)) continue;
    for (const item of list.children) {
      if (item.type !== 'element' || isOfContents(item)) continue;
      const own = item.children.filter((child) => child.type !== 'element' || !/^[uo]l$/.test(child.tagName));
      const text = squeezed(textOf({ ...item, children: own }));
      if (text !== '') return text;
    }
  }
  return '';
}

/** Whether an item is a link to a place in the text. */
function isOfContents(node: Nodes): boolean {
  if (node.type !== 'element') return false;
  return node.tagName === 'a'
    ? String(node.properties.href ?? '#').startsWith('#')
    : node.children.some(isOfContents);
}

const INLINE =
  /^(a|abbr|b|bdi|br|cite|code|dfn|em|i|kbd|mark|math|q|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;

/** Paragraphs of the text itself: none of quotes, lists, boxes, captions. Old editors have lines instead of paragraphs. */
function paragraphsIn(parent: Root | Element): Element[] {
  const found: Element[] = [];
  let line: ElementContent[] = [];
  const endLine = () => {
    const paragraph = element('p', {}, line);
    const isSaid = line.some((node) => node.type === 'text' && /[\p{L}\p{N}]/u.test(node.value));
    // A shortcode is for a plugin that was not there.
    const isCode = /^\s*\[\/?[a-z][\w-]*[\s\]]/i.test(textOf(paragraph));
    if (isSaid && !isCode && isProse(paragraph)) found.push(paragraph);
    line = [];
  };
  for (const node of parent.children) {
    if (node.type === 'comment' || node.type === 'doctype') continue;
    if (node.type === 'text' || (node.type === 'element' && INLINE.test(node.tagName))) {
      if (isBreak(node) && isBreak(line.findLast((each) => !isBlankText(each)))) endLine();
      line.push(node);
      continue;
    }
    endLine();
    if (node.type === 'element') found.push(...paragraphsOf(node));
  }
  endLine();
  return found;
}

const isBreak = (node: Nodes | undefined) => node?.type === 'element' && node.tagName === 'br';

function paragraphsOf(node: Element): Element[] {
  if (isContents(node)) return [];
  if (node.tagName === 'p') return isProse(node) ? [node] : [];
  const isPlain =
    /^(div|section|article|main|header|center)$/.test(node.tagName) && !node.properties.className;
  return isPlain || classesOf(node).some((name) => /^wp-block-(group|columns?|cover|media-text)/.test(name))
    ? paragraphsIn(node)
    : [];
}

/** A table of contents, by the name that its plugin gives it. */
const isContents = (node: Element) =>
  [...classesOf(node), String(node.properties.id ?? '')].some((name) =>
    /(?:^|[_-])(?:lw)?toc(?:$|[_-])|table-of-contents/i.test(name),
  );

/** No badges, no lone link in place of a player, no name of a file above code, no caption. */
function isProse(paragraph: Element): boolean {
  if (classesOf(paragraph).some((name) => ['embed-link', 'code-title'].includes(name))) return false;
  const others = paragraph.children.filter((node) => !isPicture(node));
  const words = textOf({ ...paragraph, children: others }).trim();
  if (others.every((node) => isFormula(node) || isBlank(textOf(node)))) return false;
  if (words === '' || isAddresses(words)) return false;
  // In place of a player that stood in the paragraph.
  const link = /^[^\s/]+\.\w+\/\S*$/.test(words) && findIn(paragraph, ({ tagName }) => tagName === 'a');
  if (link && wordsIn(link).trim() === words) return false;
  // Stressed words below a picture are what it shows.
  const isCaption = others.every(
    (node) =>
      isBlankText(node) || (node.type === 'element' && /^(em|i|br|small|figcaption)$/.test(node.tagName)),
  );
  return !(isCaption && others.length < paragraph.children.length);
}

/** Without words around it, LaTeX's own signs say nothing. */
const isFormula = (node: Nodes) =>
  node.type === 'element' && classesOf(node).some((name) => /^math-(?:inline|display)$/.test(name));

function isPicture(node: Nodes): boolean {
  if (node.type !== 'element') return false;
  if (node.tagName === 'img') return true;
  return node.tagName === 'a' && node.children.length > 0 && node.children.every(isPicture);
}

/** The words of a node as a sentence has them. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type === 'element') {
    if (node.tagName === 'img') return String(node.properties.alt ?? '');
    if (node.tagName === 'br') return ' ';
    // How a word is read stands above it.
    if (node.tagName === 'rt' || node.tagName === 'rp') return '';
    if (node.properties.dataFootnoteRef !== undefined || classesOf(node).includes('fn')) return '';
  }
  // A number behind a word leads to a note; one that stands by itself is a word of the sentence.
  return node.children.reduce((text, child) => {
    if (isFootnote(child) && /\S$/.test(text)) return text;
    return isBlock(child) ? `${text} ${textOf(child)} ` : text + textOf(child);
  }, '');
}

const isBlock = (node: Nodes) =>
  node.type === 'element' &&
  /^(?:p|div|[uod]l|li|d[td]|h[1-6]|summary|details|t[rdh]|figcaption|blockquote)$/.test(node.tagName);

// Word, Substack and Hatena put it into the line.
const MARK = /^\[?(?:\*?\d{1,3}|[*†‡§]|[ivx]{1,5})\]?$/;

const isFootnote = (node: Nodes): boolean =>
  node.type === 'element' &&
  (node.tagName === 'sup' || MARK.test(wordsIn(node).trim())) &&
  findIn(node, isWithin) !== null;

const isWithin = (node: Element) => String(node.properties.href ?? '').startsWith('#') || ledWithin.has(node);
