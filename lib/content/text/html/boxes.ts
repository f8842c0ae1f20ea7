// Boxes to tick, which nobody can tick here.
import type { Element, ElementContent, Nodes, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, isBlank, isBlankText, isIn, text } from './element';

/** One of a list stays (null). In a cell, or beside words, it is a sign. Any other opens something by a style. */
export function boxIn(input: Element, ancestors: Parents[]): ElementContent[] | null {
  if (opensWhatFollows(input, ancestors.at(-1))) return [];
  if (isIn(ancestors, 'li')) return null;
  const isInCell = isIn(ancestors, 'td') || isIn(ancestors, 'th');
  const isInWords = isIn(ancestors, 'p') || isIn(ancestors, 'label');
  if (!isInCell && !hasWordsBeside(input, ancestors.at(-1), isInWords)) return [];
  const isChecked = (input.properties.checked ?? false) !== false;
  return [text(isChecked ? '☑' : '☐')];
}

/** A style shows a part of the text while the box before it, whose label is the part's heading, is checked. */
function opensWhatFollows(input: Element, parent: Parents | undefined): boolean {
  const at = parent?.children.indexOf(input) ?? -1;
  const behind: Nodes[] = parent?.children.slice(at + 1, at + 5) ?? [];
  const [label, part] = behind.filter((node) => node.type === 'element');
  const id = attribute(input, 'id');
  const isItsOwn = id !== '' && label?.tagName === 'label' && String(label.properties.htmlFor) === id;
  return isItsOwn && part !== undefined && /^(?:div|section|article|nav|p)$/.test(part.tagName);
}

/** Outside a paragraph an element beside it may be what it opens. */
function hasWordsBeside(input: Element, parent: Parents | undefined, isInWords: boolean): boolean {
  const shown = (parent?.children ?? []).filter((node) => !isBlankText(node));
  const at = shown.indexOf(input);
  return [shown[at - 1], shown[at + 1]].some(
    (node) => node !== undefined && (isInWords || node.type === 'text') && !isBlank(wordsIn(node)),
  );
}
