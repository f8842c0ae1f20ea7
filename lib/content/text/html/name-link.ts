// Links whose words or address only a script knows.
import type { Element, Nodes, Parents } from 'hast';
import { isSameAddress, openedBy, wordsFor } from './addresses';
import { attribute, classesOf, findIn, OPENED, showsSomething, text } from './element';

export const leadsTo = (node: Nodes, address: string) =>
  findIn(node, (each) => each.tagName === 'a' && isSameAddress(attribute(each, 'href'), address)) !== null;

/** A link whose words are a script's or an icon's to show, and one that only a script opens. */
export function nameLink(link: Element, parent: Parents): void {
  const href = attribute(link, 'href');
  const opened = /^(?:javascript:|#?$)/i.test(href)
    ? openedBy(`${href} ${attribute(link, 'onClick')}`)
    : null;
  if (opened) link.properties.href = opened;
  else if (isByScriptAlone(link)) {
    const href = placeNamed(attribute(link, 'onClick'));
    if (href) link.properties.href = href;
    else link.tagName = 'span';
  }
  if (!/^https?:\/\//i.test(attribute(link, 'href')) || showsSomething(link)) return;
  const at = parent.children.indexOf(link as never);
  const beside = parent.children
    .slice(Math.max(0, at - 2), at + 3)
    .filter((other) => other !== link && other.type === 'element');
  const hasTwin = beside.some((other) => leadsTo(other, attribute(link, 'href')) && showsSomething(other));
  // It is laid over the picture that it would show larger.
  const isOver =
    parent.type === 'element' &&
    /\.(?:png|jpe?g|gif|webp|avif)(?:[?#]|$)/i.test(attribute(link, 'href')) &&
    beside.some((other) => findIn(other, isImage));
  const isInCard =
    parent.type === 'element' && classesOf(parent).some((name) => name !== '') && !showsSomething(parent);
  const isByScript =
    isInCard ||
    link.children.some(({ type }) => type === 'element') ||
    Object.keys(link.properties).some((name) => /^(?:data|className|ariaLabel|title)/.test(name));
  const words = attribute(link, 'ariaLabel') || attribute(link, 'title') || wordsFor(attribute(link, 'href'));
  if (isByScript && !hasTwin && !isOver) link.children = [text(words)];
}

const isImage = ({ tagName }: Element) => tagName === 'img';

/** It leads to the top of the page, unless a script holds the browser back. */
const isByScriptAlone = (link: Element) =>
  /^(?:#|javascript:.*)?$/i.test(attribute(link, 'href')) &&
  (link.properties.onClick !== undefined ||
    attribute(link, 'role') === 'button' ||
    classesOf(link).some((name) => OPENED.test(name)) ||
    Object.keys(link.properties).some((name) => /^data[A-Z]/.test(name)));

/** Where a script would scroll to, by the name of the place. */
function placeNamed(script: string): string | undefined {
  const [, id] = /\(\s*['"]#?([\w-]+)['"]/.exec(script) ?? [];
  return id && `#${id}`;
}
