// The parts of a text in which signs mean something: all but those that are shown as they are written.
import type { Nodes, Parents, Text } from 'hast';

const VERBATIM = /^(?:code|pre|script|style|textarea|kbd|samp|math|xmp)$/;

export const isVerbatim = (node: Nodes) => node.type === 'element' && VERBATIM.test(node.tagName);

/** All texts that are prose, each with its parent. */
export function proseIn(parent: Parents, found: [Text, Parents][] = []): [Text, Parents][] {
  for (const node of parent.children)
    if (node.type === 'text') found.push([node, parent]);
    else if (node.type === 'element' && !isVerbatim(node)) proseIn(node, found);
  return found;
}
