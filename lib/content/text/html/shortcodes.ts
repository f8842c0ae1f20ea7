// Shortcodes of WordPress's plugins that did not run: `[button url="https://a.example"]Go[/button]`. Their signs go; the
// words in them and the addresses that they name stay.
import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { wordsFor } from './addresses';
import { element, showsSomething, text } from './element';
import { decodedIn, isHtml } from './encoded';
import { parseFragment } from './fragment';
import { shown } from './frames';
import { isVerbatim } from './prose';
import { addressOf, wordsOf } from './shortcode-settings';
import { type IsMeant, meantIn, NOTE, SHORTCODE } from './shortcode-signs';

interface Shortcode {
  type: 'shortcode';
  isEnd: boolean;
  name: string;
  /** Empty where it names none. */
  address: string;
  /** What readers would have seen of its settings. */
  words: string;
}

type Piece = Nodes | Shortcode;

/** @param tell is called where one showed something that is not there now */
export function withoutShortcodes(tree: Root, tell: () => void): void {
  const isMeant = meantIn(tree);
  if (isMeant) replaceIn(tree, isMeant, tell, false);
}

/** @returns whether a link is in it */
function replaceIn(parent: Parents, isMeant: IsMeant, tell: () => void, isInLink: boolean): boolean {
  const children: Piece[] = [];
  const linked = new Set<unknown>();
  for (const [at, node] of parent.children.entries()) {
    const isBesideWords = [parent.children[at - 1], parent.children[at + 1]].some(isInline);
    for (const piece of node.type === 'text' ? piecesOf(node.value, isMeant, isBesideWords) : [node])
      children.push(piece);
    if (node.type !== 'element' || isVerbatim(node)) continue;
    const isLink = node.tagName === 'a';
    if (replaceIn(node, isMeant, tell, isInLink || isLink) || isLink) linked.add(node);
  }
  const found = children.filter(isShortcode);
  if (found.length === 0) return linked.size > 0;
  if (
    found.some(
      ({ isEnd, name, address }) =>
        !isEnd && address === '' && !/^(?:caption|embed)$/.test(name) && !NOTE.test(name),
    )
  )
    tell();
  const { nodes, links } = joined(children, linked, isInLink);
  parent.children = nodes as typeof parent.children;
  if (parent.type === 'element' && found.some(({ name }) => name === 'caption')) toFigure(parent);
  return links > 0;
}

const isShortcode = (piece: Piece): piece is Shortcode => piece.type === 'shortcode';

const INLINE =
  /^(?:a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|su[bp]|time|u)$/;

const isInline = (node: Nodes | undefined) => node?.type === 'element' && INLINE.test(node.tagName);

function piecesOf(written: string, isMeant: IsMeant, isBesideWords: boolean): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of written.matchAll(SHORTCODE)) {
    if (!isMeant(match, written, isBesideWords)) continue;
    const [whole, slash, name = '', args = ''] = match;
    if (match.index > end) pieces.push(text(written.slice(end, match.index)));
    pieces.push({
      type: 'shortcode',
      isEnd: slash !== '',
      name,
      address: addressOf(name, args),
      words: wordsOf(name, args),
    });
    end = match.index + whole.length;
  }
  if (end < written.length) pieces.push(text(written.slice(end)));
  return pieces;
}

/** What is between a shortcode with an address and its end is a link; where that is nothing, its own words are one. */
function joined(pieces: Piece[], linked: Set<unknown>, isInLink: boolean) {
  const nodes: Nodes[] = [];
  const open = new Map<string, { href: string; at: number; links: number }[]>();
  const media = new Map<Nodes, Nodes>();
  let links = 0;
  for (const piece of pieces) {
    if (!isShortcode(piece)) {
      nodes.push(piece);
      if (linked.has(piece)) links += 1;
    } else if (piece.isEnd) {
      const begun = open.get(piece.name)?.pop();
      if (begun && ENCODED.test(piece.name)) nodes.push(...encodedIn(nodes.splice(begun.at)));
      if (begun && NOTE.test(piece.name)) nodes.push(...inBrackets(nodes.splice(begun.at)));
      // Its own link, and no other.
      if (!begun?.href || links !== begun.links + 1) continue;
      const { href, at } = begun;
      const within = nodes.slice(at + OF_A_LINK) as ElementContent[];
      if (within.some(showsSomething)) nodes.splice(at, nodes.length - at, element('a', { href }, within));
    } else {
      const href = isInLink ? '' : piece.address;
      const all = open.get(piece.name) ?? [];
      open.set(piece.name, all);
      all.push({ href, at: nodes.length, links });
      const words = piece.words || (href && wordsFor(href));
      if (words === '') continue;
      const said = href ? element('a', { href }, [text(words)]) : text(` ${words}`);
      nodes.push(said, text(' '));
      if (href) links += 1;
      const [medium] = (href && shown(href, piece.words)) || [];
      if (medium) media.set(said, medium);
    }
  }
  // What is around no words needs no link to it.
  return { nodes: nodes.map((node) => media.get(node) ?? node), links };
}

const inBrackets = (note: Nodes[]): Nodes[] => [text(' ('), ...note, text(')')];

// What is between these and their ends may be HTML in base64, with its signs encoded once more.
const ENCODED = /^(?:vc_raw_html|fusion_code)$/;

function encodedIn(nodes: Nodes[]): Nodes[] {
  // WordPress makes signs of letters between numbers.
  const written = nodes.map(wordsIn).join('').replaceAll('×', 'x');
  const said = decodedIn(written);
  if (said === null) return nodes;
  return isHtml(said) ? parseFragment(said).children : [text(said)];
}

// And the space behind it.
const OF_A_LINK = 2;

/** What stood between the signs of a caption is a picture and its words. */
function toFigure(paragraph: Element): void {
  if (paragraph.tagName !== 'p') return;
  const at = paragraph.children.findIndex(
    (node) => node.type === 'element' && showsSomething(node) && wordsIn(node).trim() === '',
  );
  const words = paragraph.children.slice(at + 1);
  if (at === -1 || !words.some(showsSomething)) return;
  paragraph.tagName = 'figure';
  paragraph.children = [...paragraph.children.slice(0, at + 1), element('figcaption', {}, words)];
}
