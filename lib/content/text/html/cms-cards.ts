// Cards and blocks of Ghost's and WordPress's editors that need their scripts to be what they are, as HTML that needs
// none. It comes before the sanitiser.
import { slug } from 'github-slugger';
import type { Element, Nodes, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { decodeText } from '../../../paths/encoding';
import { visit, visitParents } from '../visit';
import { toCallout } from './callouts';
import { withFigures } from './captions';
import { toCodeBlock } from './code-blocks';
import {
  attribute,
  classesOf,
  element,
  findIn,
  hasClass,
  isBlank,
  isBlankText,
  isHeading,
  isIn,
  removeElements,
  text,
} from './element';
import { withLevels } from './google-lists';
import { isKnob } from './knobs';
import { markTasks, nested, toTask, withInnerLists } from './lists';
import { fillAsScript } from './script-filled';

// Names that the sanitiser does not know, whose place another element takes.
const OF_OLD = new Map([
  ['amp-img', 'img'],
  ['amp-anim', 'img'],
  ['amp-video', 'video'],
  ['amp-audio', 'audio'],
  ['amp-iframe', 'iframe'],
  ['acronym', 'abbr'],
  ['dir', 'ul'],
  ['menu', 'ul'],
  ['legend', 'p'],
  ...['dialog', 'fieldset', 'hgroup', 'main', 'marquee', 'nav', 'search'].map((name): [string, string] => [
    name,
    'div',
  ]),
]);

/** A rehype plugin. */
export function rehypeCmsCards() {
  return (tree: Root) => {
    removeElements(tree, isKnob);
    withFigures(tree);
    withLevels(tree);
    visitParents(tree, 'element', (node, ancestors) => {
      const parent = ancestors.at(-1);
      const lists = nested(node);
      if (lists && parent) {
        const at = parent.children.indexOf(node as never);
        (parent.children as Nodes[]).splice(at, 1, ...lists);
        return at;
      }
      toCallout(node);
      if (hasClass(node, 'kg-toggle-card')) toDetails(node);
      if (hasClass(node, 'kg-product-card-rating')) toStars(node);
      withLevels(node);
      withInnerLists(node);
      markTasks(node);
      if (node.tagName === 'li') toTask(node, parent);
      // The way of old to name a place.
      if (node.tagName === 'a') node.properties.id ??= node.properties.name;
      // Naver's scripts lead where it says.
      if (attribute(node, 'href') === '#')
        node.properties.href = /"link":"(https?:[^"\\]+)"/.exec(attribute(node, 'dataLinkdata'))?.[1] ?? '#';
      if (isHeading(node)) withoutSign(node, parent);
      fillAsScript(node, ancestors);
      toCodeBlock(node, ancestors);
      toKnown(node, ancestors);
      return undefined;
    });
  };
}

/** Names that the sanitiser does not know, and such as stand where they mean nothing. */
function toKnown(node: Element, ancestors: Parents[]): void {
  const parent = ancestors.at(-1);
  node.tagName = OF_OLD.get(node.tagName) ?? node.tagName;
  // AMP has in a picture what is for readers without scripts.
  if (node.tagName === 'img') node.children = [];
  if (node.tagName === 'figcaption' && !isIn(ancestors, 'figure')) node.tagName = 'p';
  if (node.tagName === 'summary' && parent?.type === 'element' && parent.tagName === 'div')
    parent.tagName = 'details';
}

/** A sign before or behind a heading's words that leads to the heading itself. */
function withoutSign(heading: Element, parent: Parents | undefined): void {
  const shown = heading.children.filter((node) => !isBlankText(node));
  for (const link of [shown[0], shown.at(-1)]) {
    if (link?.type !== 'element' || link.tagName !== 'a' || !isSign(link)) continue;
    const words = shown.filter((node) => node !== link).map(wordsIn);
    const target = decodeText(attribute(link, 'href').slice(1));
    const names = [parent, heading, ...shown].map((node) => (node?.type === 'element' ? nameIn(node) : ''));
    if (isBlank(words.join('')) || ![slug(words.join('').trim()), ...names].includes(target)) continue;
    link.children = [];
    delete link.properties.href;
  }
}

const isSign = (link: Element) =>
  /^#./.test(attribute(link, 'href')) &&
  /^[#¶§🔗\s]*$/u.test(wordsIn(link)) &&
  findIn(link, ({ tagName }) => tagName === 'img') === null;

const nameIn = (node: Element) => attribute(node, 'id').replace(/^user-content-/, '');

function toDetails(card: Element): void {
  const withClass = (name: string) => findIn(card, (node) => hasClass(node, name));
  const heading = withClass('kg-toggle-heading-text') ?? withClass('kg-toggle-heading');
  const content = withClass('kg-toggle-content');
  if (!heading || !content) return;
  card.tagName = 'details';
  card.children = [element('summary', {}, heading.children), ...content.children];
}

function toStars(rating: Element): void {
  let [all, active] = [0, 0];
  visit(rating, 'element', (node) => {
    if (!hasClass(node, 'kg-product-card-rating-star')) return;
    all += 1;
    if (classesOf(node).some((name) => name.includes('rating-active'))) active += 1;
  });
  rating.children = [text('★'.repeat(active) + '☆'.repeat(all - active))];
}
