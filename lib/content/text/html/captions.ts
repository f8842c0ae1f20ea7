// Pictures whose words below them are a caption by their class alone: of WordPress's classic editor, Blogger, Naver, Froala.
import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { visitParents } from '../visit';
import { classesOf, element, findIn, isBlank, isIn, showsSomething } from './element';

const AROUND = /^(?:div|p|table|section|center)$/;
// `wp-caption-text`, `tr-caption`, `se-caption`, `img_caption`; and Froala's.
const CAPTION = /(?:^|[-_])caption(?:[-_]text)?$|^fr-inner$/i;
const MEDIUM = /^(?:img|picture|video|audio|iframe)$/;
// What is more than a picture.
const MORE = /^(?:figure|pre|hr|form|math|h[1-6])$/;
// What has more parts is more than a picture and its caption.
const MAX_PARTS = 20;

const isMedium = ({ tagName }: Element) => MEDIUM.test(tagName);
const isMore = ({ tagName }: Element) => MORE.test(tagName);

/** Makes figures of the elements that have nothing in them but pictures and one caption. */
export function withFigures(tree: Root): void {
  const captions: [Element, Parents[]][] = [];
  visitParents(tree, 'element', (node, ancestors) => {
    if (isCaption(node)) captions.push([node, [...ancestors]]);
  });
  for (const [caption, ancestors] of captions) {
    const around = ancestors.findLast(isAround);
    if (around?.type === 'element' && !isIn(ancestors, 'figure')) toFigure(around, caption);
  }
}

const isCaption = (node: Element) =>
  classesOf(node).some((name) => CAPTION.test(name)) && showsSomething(node) && !findIn(node, isMedium);

const isAround = (node: Parents) =>
  node.type === 'element' && AROUND.test(node.tagName) && findIn(node, isMedium) !== null;

function toFigure(node: Element, caption: Element): void {
  if (node.children.length > MAX_PARTS || findIn(node, isMore)) return;
  const media = mediaIn(node, caption);
  const isAll = wordsIn(caption).trim() === wordsIn(node).trim();
  if (!isAll || !isBlank(media.map(wordsIn).join(''))) return;
  if (node.tagName === 'table') node.properties = {};
  node.tagName = 'figure';
  node.children = [...media, element('figcaption', {}, caption.children)];
}

/** The pictures, each with what is around it: a link, or that it is for readers without scripts. */
function mediaIn(node: Element, caption: Element): ElementContent[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element' || child === caption) return [];
    const isWhole = isMedium(child) || (/^(?:a|noscript)$/.test(child.tagName) && findIn(child, isMedium));
    return isWhole ? [child] : mediaIn(child, caption);
  });
}
