// Galleries that a script would build of a list in an attribute, as Substack's.
import type { Element } from 'hast';
import { element, text } from './element';
import { shown } from './frames';
import { fieldsIn, saidIn } from './settings';

const ADDRESS = /url|src|image|large|full|original/i;

/** Its pictures with what is said of them; null where fewer than two are in one list. */
export function galleryIn(node: Element): Element | null {
  for (const property of Object.values(node.properties)) {
    const value = String(property ?? '');
    const pictures = listsIn(value)
      .map((list) => list.flatMap(pictureOf))
      .find(({ length }) => length > 1);
    if (pictures === undefined) continue;
    const caption = saidIn(value, /^caption$/).find(Boolean);
    return element('figure', {}, [
      ...pictures,
      ...(caption ? [element('figcaption', {}, [text(caption)])] : []),
    ]);
  }
  return null;
}

const listsIn = (value: string): unknown[][] =>
  fieldsIn(value).flatMap(([, inner]) => (Array.isArray(inner) ? [inner] : []));

function pictureOf(item: unknown): Element[] {
  const said = typeof item === 'string' ? [item] : saidIn(JSON.stringify(item) ?? '', ADDRESS);
  const picture = said
    .flatMap((address) => shown(address, '') ?? [])
    .find(({ tagName }) => tagName === 'img');
  return picture ? [picture] : [];
}
