// Small questions about elements, which most of the files here ask.
import type { Element, ElementContent, Nodes, Parents, Text } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { EXIT, visit } from '../visit';

export const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element => ({ type: 'element', tagName, properties, children });

export const text = (value: string): Text => ({ type: 'text', value });

export const isHeading = ({ tagName }: Element) => /^h[1-6]$/.test(tagName);

/** An attribute's text, without spaces around it; empty where it has none. */
export const attribute = ({ properties }: Element, name: string): string =>
  typeof properties[name] === 'string' ? properties[name].trim() : '';

const NONE: string[] = [];
const isText = (value: unknown): value is string => typeof value === 'string';

/** Their classes. What has a namespace of its own has them as one text. */
export function classesOf({ properties }: Element): string[] {
  const className: unknown = properties.className;
  if (Array.isArray(className)) return className.every(isText) ? className : className.map(String);
  return typeof className === 'string' ? className.split(/\s+/) : NONE;
}

export const hasClass = (node: Element, name: string) => classesOf(node).includes(name);

/** The first element within, or the node itself, for which a question is answered with yes. */
export function findIn(parent: Nodes, isMeant: (node: Element) => boolean): Element | null {
  let found: Element | null = null;
  visit(parent, 'element', (node) => {
    if (!isMeant(node)) return undefined;
    found = node;
    return EXIT;
  });
  return found;
}

/**
 * Takes out the elements that are meant, and looks within the others.
 * @param isMeant is given the element, its parent with all children as they were, and its place among them
 */
export function removeElements(
  parent: Parents,
  isMeant: (node: Element, parent: Parents, at: number) => boolean,
): void {
  parent.children = parent.children.filter((node, at) => {
    if (node.type !== 'element') return true;
    if (isMeant(node, parent, at)) return false;
    removeElements(node, isMeant);
    return true;
  }) as typeof parent.children;
}

export const isTickBox = (node: Element) =>
  node.tagName === 'input' && attribute(node, 'type') === 'checkbox';

export const isRadio = (node: Element) => node.tagName === 'input' && attribute(node, 'type') === 'radio';

/** Nothing of it is seen: spaces, and signs that have no width, which editors leave in empty lines. */
export const isBlank = (text: string): boolean => !/[^\s\p{Cf}]/u.test(text);

/** A text between others that shows nothing: what stands beside it stands alone. */
export const isBlankText = ({ type, value = '' }: { type: string; value?: string }): boolean =>
  type === 'text' && isBlank(value);

const SEEN = /^(img|video|audio|math|hr|iframe|object|embed|table|input)$/;

/** Whether a reader would see something of it. */
export const showsSomething = (node: Nodes): boolean =>
  node.type !== 'comment' &&
  (!isBlank(wordsIn(node)) || findIn(node, ({ tagName }) => SEEN.test(tagName)) !== null);

export const isIn = (ancestors: Parents[], tagName: string) =>
  ancestors.some((each) => each.type === 'element' && each.tagName === tagName);

/** What a click opens calls itself so. */
export const OPENED =
  /accordion|toggle|collaps|spoiler|expand|tab-?(?:pane|panel|content)|more-?less|faq|^kg-card$/i;

const BESIDE = 3;

/** What is beside an element, and beside its wrapper. */
export function near(node: Element, ancestors: Parents[]): Nodes[] {
  const [wrapper, parent] = ancestors.slice(-2).reverse();
  return [...beside(node, wrapper), ...(wrapper?.type === 'element' ? beside(wrapper, parent) : [])];
}

function beside(node: Element, parent: Parents | undefined): Nodes[] {
  const siblings: Nodes[] = parent?.children ?? [];
  const at = siblings.indexOf(node);
  return [...siblings.slice(Math.max(0, at - BESIDE), at), ...siblings.slice(at + 1, at + 1 + BESIDE)];
}
