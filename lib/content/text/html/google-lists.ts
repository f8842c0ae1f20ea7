// Google's documents say by a class of each list how deep it is, and have all of them beside each other.
import type { Element, Nodes, Parents } from 'hast';
import { classesOf, showsSomething } from './element';
import { isItem, isList } from './lists';

const LEVEL = /^lst-kix_.{1,40}-(\d)$/;

/** Gives a list that is deeper to the item above it. */
export function withLevels(parent: Parents): void {
  if (!parent.children.some((node) => levelOf(node) !== null)) return;
  let list: Element | null = null;
  parent.children = (parent.children as Nodes[]).filter((node) => {
    const level = levelOf(node);
    if (level === null) {
      if (showsSomething(node)) list = null;
      return true;
    }
    const deeper = level - ((list && levelOf(list)) ?? level);
    const item = list && deeper > 0 ? lastItem(list, deeper - 1) : undefined;
    if (!item) list = node as Element;
    item?.children.push(node as Element);
    return !item;
  }) as typeof parent.children;
}

function levelOf(node: Nodes): number | null {
  if (node.type !== 'element' || !isList(node)) return null;
  const [level] = classesOf(node).flatMap((name) => LEVEL.exec(name)?.slice(1) ?? []);
  return level === undefined ? null : Number(level);
}

/** The last item of the last list that is so deep, or less. */
function lastItem(list: Element, depth: number): Element | undefined {
  const item = list.children.findLast(isItem);
  const inner = item?.children.at(-1);
  return depth > 0 && inner?.type === 'element' && isList(inner) ? lastItem(inner, depth - 1) : item;
}
