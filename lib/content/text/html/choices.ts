// What leads to several pages, by a click on a part of a picture or in a list that opens: a list of links.
import type { Element } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { visit } from '../visit';
import { attribute, classesOf, element, text } from './element';
import { shownAt } from './shown-at';

/** The places of a picture that lead somewhere. */
export const linksOfMap = (map: Element) =>
  listOf(map, (node) => {
    const href = node.tagName === 'area' ? attribute(node, 'href') : '';
    const words = ['alt', 'title', 'ariaLabel'].map((name) => attribute(node, name)).find(Boolean);
    return { href, words: words ?? href };
  });

/** The choices whose values are addresses, which a script would open. */
export const linksOfSelect = (select: Element) =>
  listOf(select, (node) => {
    const href = node.tagName === 'option' ? shownAt(attribute(node, 'value')) : null;
    return { href: href ?? '', words: wordsIn(node).trim() };
  });

function listOf(parent: Element, read: (node: Element) => { href: string; words: string }): Element | null {
  const items: Element[] = [];
  visit(parent, 'element', (node) => {
    const { href, words } = read(node);
    if (href === '' || words === '') return;
    items.push(element('li', {}, [element('a', { href }, [text(words)])]));
  });
  return items.length > 0 ? element('ul', { className: classesOf(parent) }, items) : null;
}
