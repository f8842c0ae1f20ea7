// Drawings (SVG) can have anything in them, scripts too. What they say in words, their links and the pictures in them stay.
import type { Element, ElementContent } from 'hast';
import { attribute, element, findIn, text } from './element';

/** What is read of a drawing; nothing of one that is an icon. */
export function wordsOfDrawing(svg: Element): ElementContent[] {
  if (attribute(svg, 'ariaHidden') === 'true' && !findIn(svg, ({ tagName }) => tagName === 'text')) return [];
  const label = attribute(svg, 'ariaLabel');
  const said = piecesIn(svg);
  const pieces = said.length === 0 && label ? [text(label)] : said;
  return pieces.flatMap((piece, at) => (at > 0 ? [text(' '), piece] : [piece]));
}

function piecesIn(node: Element): ElementContent[] {
  const { tagName } = node;
  if (/^(?:script|style|defs|metadata|symbol)$/.test(tagName)) return [];
  // HTML within a drawing.
  if (tagName === 'foreignObject') return node.children;
  const href = attribute(node, 'href') || attribute(node, 'xLinkHref');
  if (tagName === 'image')
    return href ? [element('img', { src: href, alt: attribute(node, 'ariaLabel') }, [])] : [];
  if (/^(?:title|desc|text)$/.test(tagName)) {
    const words = allWords(node);
    const inner = findIn(node, (each) => each.tagName === 'a');
    const inside =
      inner && attribute(inner, 'href')
        ? element('a', { href: attribute(inner, 'href') }, [text(words)])
        : text(words);
    return words ? [inside] : [];
  }
  const pieces = node.children.flatMap((child) => (child.type === 'element' ? piecesIn(child) : []));
  return tagName === 'a' && href && pieces.length > 0 ? [element('a', { href }, spaced(pieces))] : pieces;
}

const spaced = (pieces: ElementContent[]) =>
  pieces.flatMap((piece, at) => (at > 0 ? [text(' '), piece] : [piece]));

/** Lines of a text have nothing between them. */
const allWords = (node: Element): string =>
  node.children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' ? ` ${allWords(child)} ` : '',
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
