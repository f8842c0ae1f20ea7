// Lists in the ways of editors: Notion, Quill and TipTap say of an item that it is done by a class or an attribute;
// Quill's lists are flat, of one element for all kinds; and others have inner lists beside their items, or in empty ones.
import type { Element, Parents } from 'hast';
import {
  attribute,
  classesOf,
  element,
  findIn,
  hasClass,
  isBlankText,
  showsSomething,
  text,
} from './element';

/** Makes an item one of a list of tasks, where an editor means that. */
export function toTask(item: Element, parent: Parents | undefined): void {
  const [box] = item.children.filter((child) => child.type === 'element');
  const state =
    attribute(item, 'dataChecked') ||
    attribute(item, 'dataList') ||
    // Google's documents.
    (attribute(item, 'role') === 'checkbox' ? attribute(item, 'ariaChecked') : '') ||
    (parent?.type === 'element' ? attribute(parent, 'dataChecked') : '') ||
    (box?.type === 'element'
      ? classesOf(box).find((name) => /^checkbox-(?:on|off)$/.test(name))
      : undefined) ||
    takeWritten(item);
  if (!state || !/^(?:true|false|checked|unchecked|checkbox-on|checkbox-off)$/.test(state)) return;
  if (findIn(item, ({ tagName }) => tagName === 'input')) return;
  const checked = /^(?:true|checked|checkbox-on)$/.test(state);
  item.children = [
    element('input', { type: 'checkbox', checked, disabled: true }, []),
    text(' '),
    ...item.children.filter((child) => child !== box || !isBox(child)),
  ];
}

/** `[x] done`, as a list in Markdown has it. @returns what it says, which is no word of the item any more */
function takeWritten(item: Element): 'true' | 'false' | null {
  const first = item.children.find((node) => !isBlankText(node));
  if (first?.type === 'element') return /^(?:p|div|span)$/.test(first.tagName) ? takeWritten(first) : null;
  const [sign, done] = (first?.type === 'text' && /^\s*\[([\sxX])\]\s+/.exec(first.value)) || [];
  if (first?.type !== 'text' || sign === undefined || done === undefined) return null;
  first.value = first.value.slice(sign.length);
  return done.trim() === '' ? 'false' : 'true';
}

const isBox = (node: Element['children'][number]) =>
  !showsSomething(node) ||
  (node.type === 'element' && node.tagName === 'img' && /^(?:un)?checked$/.test(attribute(node, 'alt')));

export const isItem = (node: Element['children'][number]): node is Element =>
  node.type === 'element' && node.tagName === 'li';

export const isList = (node: Element['children'][number]) =>
  node.type === 'element' && /^[uo]l$/.test(node.tagName);

const isDone = (item: Element) =>
  classesOf(item).some((name) => /(?:^|[-_])(?<!(?:not|un)[-_])checked$/.test(name));

/** Says of each item whether it is done, where a class of some says so (Quip, Confluence), or the list is TinyMCE's. */
export function markTasks(list: Element): void {
  if (!isList(list)) return;
  const items = list.children.filter(isItem);
  if (!hasClass(list, 'tox-checklist') && !items.some(isDone)) return;
  for (const item of items) item.properties.dataChecked ??= String(isDone(item));
}

/** Gives an inner list to the item that it belongs to: the one before it. */
export function withInnerLists(list: Element): void {
  if (!isList(list)) return;
  const items = list.children.filter(isItem);
  const children: Element['children'] = [];
  let last: Element | null = null;
  let count = 0;
  for (const node of list.children) {
    if (isItem(node)) count += 1;
    // An item that is counted stays, for those behind it would have other numbers.
    const isCounted = isItem(node) && list.tagName === 'ol' && items[count]?.properties.value === undefined;
    if (last !== null && isInner(node) && !(isCounted && count < items.length)) {
      last.children.push(...(isItem(node) ? node.children : [node]));
      continue;
    }
    children.push(node);
    if (isItem(node)) last = node;
  }
  list.children = children;
}

/** A list, or an item with nothing else in it. */
function isInner(node: Element['children'][number]): boolean {
  if (!isItem(node)) return isList(node);
  if (!node.children.some(isList)) return false;
  const shown = node.children.filter(showsSomething);
  return shown.every(isList) && !node.properties.id;
}

/** @returns the lists that a flat one of Quill's stands for; null for any other */
export function nested(list: Element): Element[] | null {
  if (!isList(list)) return null;
  const items = list.children.filter(isItem);
  const isFlat = items.some((item) => depthOf(item) > 0 || attribute(item, 'dataList'));
  // Quill has nothing else in a list.
  if (!isFlat || list.children.some((node) => !isItem(node) && showsSomething(node))) return null;
  const { dataChecked, id } = list.properties;
  const lists: Element[] = [];
  const open: Element[] = [];
  for (const item of items) {
    const said = attribute(item, 'dataList');
    const tagName = said === '' ? list.tagName : said === 'ordered' ? 'ol' : 'ul';
    const depth = Math.min(depthOf(item), open.length);
    open.length = Math.min(open.length, depth + 1);
    if (open[depth]?.tagName !== tagName) {
      const isSame = lists.length === 0 && tagName === list.tagName;
      const own = isSame
        ? list.properties
        : { dataChecked, type: item.properties.type, id: lists.length === 0 ? id : undefined };
      const inner = element(tagName, own, []);
      open.length = depth;
      open.push(inner);
      const above = open[depth - 1]?.children.at(-1);
      if (above?.type === 'element') above.children.push(inner);
      else lists.push(inner);
    }
    open[depth]?.children.push(plain(item, said));
  }
  return lists;
}

/** Without what says where it belongs. */
function plain({ properties, ...item }: Element, said: string): Element {
  const { dataList: _, className: __, type: ___, ...others } = properties;
  const isTask = /^(?:un)?checked$/.test(said);
  return { ...item, properties: isTask ? { ...others, dataChecked: String(said === 'checked') } : others };
}

function depthOf(item: Element): number {
  const [depth = 0] = classesOf(item).flatMap(
    (name) => /^ql-indent-(\d)$/.exec(name)?.slice(1).map(Number) ?? [],
  );
  return depth;
}
