// Pictures whose words below them are a caption by their class alone: of WordPress's classic editor, Blogger, Naver, Froala.
import type { Element, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { visitParents } from '../visit';
import { classesOf, element, findIn, isBlank, isIn, showsSomething } from './element';

const AROUND = /^(?:div|p|table|section|center)$/;
// `wp-caption-text`, `tr-caption`, `se-caption`, `img_caption`; and Froala's.
const CAPTION = /(?:^|[-_])caption(?:[-_]text)?$|^fr-inner$/i;
const MEDIUM = /^(?:img|picture|video|audio|iframe)$/;
// What shows nothing of its own.
const WRAPPER = /^(?:div|p|span|table|tbody|tr|td|center|section|br)$/;
// What is more than a picture.
const MORE = /^(?:figure|pre|hr|form|math|h[1-6])$/;
// What has more parts is more than a picture and its caption.
const MAX_PARTS = 20;

const isMedium = ({ tagName }: Element) => MEDIUM.test(tagName);
const isMore = ({ tagName }: Element) => MORE.test(tagName);

/** Makes figures of the elements that have nothing in them but pictures and one caption. */
export function withFigures(tree: Root): void {
  const captions: [Element, Parents[]][] = [];
  const withMedia = new Set<Parents>();
  visitParents(tree, 'element', (node, ancestors) => {
    if (isCaption(node)) captions.push([node, [...ancestors]]);
    if (isMedium(node)) for (const each of ancestors) withMedia.add(each);
  });
  const tried = new Set<Parents>();
  for (const [caption, ancestors] of captions) {
    const around = ancestors.findLast((node) => isAround(node) && withMedia.has(node));
    // What has a second caption is more than a picture. To look at it for each would take the square of its length.
    if (around?.type !== 'element' || tried.has(around) || isIn(ancestors, 'figure')) continue;
    tried.add(around);
    toFigure(around, caption);
  }
}

const isCaption = (node: Element) =>
  classesOf(node).some((name) => CAPTION.test(name)) && showsSomething(node) && !findIn(node, isMedium);

const isAround = (node: Parents) => node.type === 'element' && AROUND.test(node.tagName);

function toFigure(node: Element, caption: Element): void {
  if (node.children.length > MAX_PARTS || findIn(node, isMore)) return;
  const media = mediaIn(node, caption);
  const isAll = wordsIn(caption).trim() === wordsIn(node).trim();
  if (!media || !isAll || !isBlank(media.map(wordsIn).join(''))) return;
  const { id } = caption.properties;
  if (node.tagName === 'table') node.properties = { id: node.properties.id };
  node.tagName = 'figure';
  node.children = [...media, element('figcaption', { id }, caption.children)];
}

/**
 * The pictures, each with what is around it: a link, or that it is for readers without scripts.
 * @returns null where something else is beside them, which a figure of them alone would lose
 */
function mediaIn(node: Element, caption: Element): Element[] | null {
  const media: Element[] = [];
  for (const child of node.children) {
    if (child.type !== 'element' || child === caption) continue;
    const found = isWhole(child) ? [child] : isWrapper(child) ? mediaIn(child, caption) : null;
    if (!found) return null;
    media.push(...found);
  }
  return media;
}

const isWhole = (node: Element) =>
  isMedium(node) || (/^(?:a|noscript)$/.test(node.tagName) && findIn(node, isMedium) !== null);

/** Whether it can go: a link may lead to its name, and a script may show something in its place. */
const isWrapper = (node: Element) =>
  WRAPPER.test(node.tagName) &&
  !Object.keys(node.properties).some((name) => /^(?:id$|name$|data)/.test(name));
