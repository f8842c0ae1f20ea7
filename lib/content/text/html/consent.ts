// What plugins show only after a reader's consent. Here nothing of it is loaded: a link stays, so nobody has to consent.
import type { Element, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { findIn, hasClass } from './element';
import { htmlIn } from './encoded';
import { parseFragment } from './fragment';

/** What a note that asks for consent stands for; null for what is no such note. */
export function keptBack(node: Element): Root | null {
  const html = hasClass(node, 'BorlabsCookie')
    ? htmlInScript(node)
    : htmlIn(String(node.properties.dataBorlabsCookieContent ?? ''));
  return html === null ? null : parseFragment(html);
}

function htmlInScript(note: Element): string | null {
  const script = findIn(
    note,
    ({ tagName, properties }) => tagName === 'script' && properties.type === 'text/template',
  );
  return script && htmlIn(wordsIn(script));
}
