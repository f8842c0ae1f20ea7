// Galleries that a script would build of a list in an attribute, as Substack's.
import type { Element } from 'hast';
import { element, text } from './element';
import { shown } from './frames';
import { fieldsIn, saidIn } from './settings';

const ADDRESS = /url|src|image|large|full|original/i;
// Lists of one picture in several sizes.
const SIZES = /^(?:data)?(?:sizes|srcset|sources|variants|thumbnails)$/i;
// `{"image": {"sizes": {"full": "…"}}}`; each value is looked at no more than so many times.
const MAX_DEPTH = 4;

/** Its pictures with what is said of them; null where fewer than two are in one list. */
export function galleryIn(node: Element): Element | null {
  for (const [name, property] of Object.entries(node.properties)) {
    const value = String(property ?? '');
    const pictures = (SIZES.test(name) ? [] : listsIn(value))
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
  fieldsIn(value).flatMap(([name, inner]) => (Array.isArray(inner) && !SIZES.test(name) ? [inner] : []));

function pictureOf(item: unknown): Element[] {
  const picture = addressesOf(item)
    .flatMap((address) => shown(address, '') ?? [])
    .find(({ tagName }) => tagName === 'img');
  return picture ? [picture] : [];
}

/** Those of the item itself first. */
function addressesOf(item: unknown): string[] {
  const found: string[] = [];
  let fields: [name: string, value: unknown][] = [['src', item]];
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    for (const [name, said] of fields)
      if (typeof said === 'string' && ADDRESS.test(name)) found.push(said.trim());
    fields = fields.flatMap(([, inner]) =>
      typeof inner === 'object' && inner !== null ? Object.entries(inner) : [],
    );
  }
  return found;
}
