// Cards and blocks of Ghost's and WordPress's editors that need their scripts to be what they are, as HTML that needs
// none. It comes before the sanitiser.
import type { Element, Parents, Root } from 'hast';
import { visit } from '../visit';
import { attribute, classesOf, element, findIn, hasClass, showsSomething } from './element';
import { isTwin } from './frames';
import { toSample } from './samples';

// Knobs and dials of players, messages of forms, icons.
const NOT_SHOWN =
  /^(kg-(video|audio)-(overlay|player|thumbnail.*placeholder)|kg-audio-player|kg-video-player|kg-signup-card-(success|error|disclaimer|button.*)|kg-toggle-card-icon|kg-file-card-icon|kg-audio-thumbnail|lightbox-trigger|wp-block-search|code-block-copy.*|copy-button|sharedaddy|sd-sharing-enabled|jp-relatedposts|addtoany_share_save_container|heateor_sss_sharing_container|wp-block-accordion-heading__toggle-icon|ez-toc-toggle|more-link)$/;

// Names that the sanitiser does not know, whose place another element takes.
const OF_OLD = new Map([
  ['amp-img', 'img'],
  ['amp-anim', 'img'],
  ['amp-video', 'video'],
  ['amp-audio', 'audio'],
  ['acronym', 'abbr'],
  ['dir', 'ul'],
  ['menu', 'ul'],
  ['legend', 'p'],
  ...['dialog', 'fieldset', 'hgroup', 'main', 'nav', 'search'].map((name): [string, string] => [name, 'div']),
]);

/** A rehype plugin. */
export function rehypeCmsCards() {
  return (tree: Root) => {
    withoutKnobs(tree);
    visit(tree, 'element', (node) => {
      if (hasClass(node, 'kg-toggle-card')) toDetails(node);
      if (hasClass(node, 'kg-product-card-rating')) toStars(node);
      if (node.tagName === 'li') toTask(node);
      // The way of old to name a place.
      if (node.tagName === 'a') node.properties.id ??= node.properties.name;
      toSample(node);
      node.tagName = OF_OLD.get(node.tagName) ?? node.tagName;
    });
  };
}

function withoutKnobs(parent: Parents): void {
  parent.children = parent.children.filter((node) => {
    if (node.type !== 'element') return true;
    // An audio card's picture is one, its placeholder is none.
    if (node.tagName !== 'img' && classesOf(node).some((name) => NOT_SHOWN.test(name))) return false;
    if (isTwin(node)) return false;
    withoutKnobs(node);
    return true;
  }) as typeof parent.children;
}

function toDetails(card: Element): void {
  const withClass = (name: string) => findIn(card, (node) => hasClass(node, name));
  const heading = withClass('kg-toggle-heading-text') ?? withClass('kg-toggle-heading');
  const content = withClass('kg-toggle-content');
  if (!heading || !content) return;
  card.tagName = 'details';
  card.children = [element('summary', {}, heading.children), ...content.children];
}

/** Notion, Quill and TipTap say of an item that it is done by a class or an attribute. */
function toTask(item: Element): void {
  const [box] = item.children.filter((child) => child.type === 'element');
  const state =
    attribute(item, 'dataChecked') ||
    attribute(item, 'dataList') ||
    (box?.type === 'element' ? classesOf(box).find((name) => /^checkbox-(?:on|off)$/.test(name)) : undefined);
  if (!state || !/^(?:true|false|checked|unchecked|checkbox-on|checkbox-off)$/.test(state)) return;
  if (findIn(item, ({ tagName }) => tagName === 'input')) return;
  const checked = /^(?:true|checked|checkbox-on)$/.test(state);
  item.children = [
    element('input', { type: 'checkbox', checked, disabled: true }, []),
    { type: 'text', value: ' ' },
    ...item.children.filter((child) => child !== box || showsSomething(child)),
  ];
}

function toStars(rating: Element): void {
  let [all, active] = [0, 0];
  visit(rating, 'element', (node) => {
    if (!hasClass(node, 'kg-product-card-rating-star')) return;
    all += 1;
    if (classesOf(node).some((name) => name.includes('rating-active'))) active += 1;
  });
  rating.children = [{ type: 'text', value: '★'.repeat(active) + '☆'.repeat(all - active) }];
}
