// An excerpt for a post that has none of its own: its first paragraph, as the page shows it.
import type { Element, Nodes, Root } from 'hast';
import { cut, excerptWithoutParser, squeezed } from './excerpt-start';
import { type Text, toTree } from './pipeline';

// Where the first paragraph isn't found in what looks like it, a text that begins with long code is read further.
const SURE = 4000;
const LOOKED_AT = [SURE, 40_000, 400_000];

/** The first paragraph without its markup, cut between words. */
export function excerptOf({ content: text, format }: Text): string {
  // An empty line above, as below front matter, would hide where the first paragraph ends.
  const content = text.replace(/^(?:[ \t]*\r?\n)+/, '');
  const plain = excerptWithoutParser({ content, format });
  if (plain !== null) return plain;
  for (const length of [firstBlockEnd(content, format), ...LOOKED_AT]) {
    const start = content.slice(0, length) + definitions(content, length);
    const tree = toTree({ content: start, format });
    const paragraph = firstParagraph(tree);
    if (paragraph !== '') return cut(paragraph);
    // A text that is one list, as releases and collections of links are, begins with what the list does.
    const item = length >= SURE || content.length <= length ? firstItem(tree) : '';
    if (item !== '') return cut(item);
    if (content.length <= length) break;
  }
  return '';
}

/** Where the block ends that looks like the first paragraph: a parser need not see more. */
function firstBlockEnd(content: string, format: Text['format']): number {
  const form =
    format === 'html'
      ? /<p\b[^>]*>[^<]*\S[\s\S]*?<\/p>/i
      : /(?<=^|\n\s*\n) {0,3}(?![#>|`~:={%!?\-+]|<!|\d+[.)])[^\n]*\S[\s\S]*?(?=\n[ \t]*\r?\n|$)/;
  const block = form.exec(content.slice(0, LOOKED_AT[0]));
  return block ? block.index + block[0].length : (LOOKED_AT[0] ?? 0);
}

/** Where links lead is said at the end of some texts; without it they would be no links. */
function definitions(content: string, from: number): string {
  const start = content.slice(0, from);
  if (!start.includes(']')) return '';
  const all = content.slice(from).matchAll(/^ {0,3}\[([^\]\n]+)\]:[ \t]*\S+.*$/gm);
  const used = [...all].filter(([, label]) => start.includes(`[${label}]`)).map(([line]) => line);
  return used.length > 0 ? `\n\n${used.join('\n')}` : '';
}

/** A description that an author wrote, without the Markdown in it. */
export function plainMarkdown(markdown: string): string {
  if (!/[*_`<&[\\$]|~~|:\w+:|\{[{%]/.test(markdown)) return markdown;
  return firstParagraph(toTree({ content: markdown, format: 'markdown' })) || markdown;
}

// An excerpt that a CMS made: what it adds to lead on is no part of the post.
const ADDED = /^(more-link|read-more|readmore|continue-reading|screen-reader-text|wp-block-read-more)$/;

/** A CMS's own excerpt as text, without "Continue reading" and "[…]". */
export function cmsExcerpt(html: string): string {
  const text = squeezed(textOf(toTree({ content: withoutLinks(html), format: 'html' })));
  return text.replace(/\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)?\s*$/, (end) => (end.trim() === '' ? '' : '…'));
}

/** Takes out links that lead on, by what their class says. */
function withoutLinks(html: string): string {
  return html.replace(
    /<(a|span|p)\b[^>]*class=["']([^"']*)["'][^>]*>[\s\S]*?<\/\1>(\s*<\/a>)?/gi,
    (whole, _, names) => (names.split(/\s+/).some((name: string) => ADDED.test(name)) ? '' : whole),
  );
}

function firstParagraph(tree: Root): string {
  return (
    paragraphsIn(tree)
      .map((paragraph) => squeezed(textOf(paragraph)))
      .find((text) => text !== '') ?? ''
  );
}

/** The words of the first item of a list that is no table of contents. */
function firstItem(tree: Root): string {
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

/** Paragraphs of the text itself: none of quotes, lists, boxes, captions. */
function paragraphsIn(parent: Root | Element): Element[] {
  return parent.children.flatMap((node) => {
    if (node.type !== 'element') return [];
    if (node.tagName === 'p') return isProse(node) ? [node] : [];
    const isPlain =
      /^(div|section|article|main|header|center)$/.test(node.tagName) && !node.properties.className;
    return isPlain || classesOf(node).some((name) => /^wp-block-(group|columns?|cover|media-text)/.test(name))
      ? paragraphsIn(node)
      : [];
  });
}

/** No badges, no lone link in place of a player, no name of a file above code, no caption. */
function isProse(paragraph: Element): boolean {
  if (classesOf(paragraph).some((name) => ['embed-link', 'code-title'].includes(name))) return false;
  const others = paragraph.children.filter((node) => !isPicture(node));
  const words = textOf({ ...paragraph, children: others }).trim();
  if (words === '' || /^(?:https?:\/\/|www\.)\S+$/.test(words)) return false;
  // Stressed words below a picture are what it shows.
  const isCaption = others.every(
    (node) =>
      (node.type === 'text' && node.value.trim() === '') ||
      (node.type === 'element' && /^(em|i|br|small|figcaption)$/.test(node.tagName)),
  );
  return !(isCaption && others.length < paragraph.children.length);
}

function isPicture(node: Nodes): boolean {
  if (node.type !== 'element') return false;
  if (node.tagName === 'img') return true;
  return node.tagName === 'a' && node.children.length > 0 && node.children.every(isPicture);
}

function textOf(node: Nodes): string {
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
  return node.children.reduce(
    (text, child) => (isFootnote(child) && /\S$/.test(text) ? text : text + textOf(child)),
    '',
  );
}

function isFootnote(node: Nodes): boolean {
  if (node.type !== 'element' || node.tagName !== 'sup') return false;
  return node.children.some(
    (child) => child.type === 'element' && String(child.properties.href ?? '').startsWith('#'),
  );
}

const classesOf = ({ properties }: Element) =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];
