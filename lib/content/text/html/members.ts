// What only members may read. CMSs take it out of what they give to everybody; in their exports it is still there.
import type { Nodes, Parents, Root } from 'hast';
import { EXIT, visitParents } from '../visit';
import { hasClass, showsSomething } from './element';

/** @returns whether words behind the sign of a paywall were taken out */
export function withoutMembersPart(tree: Root): boolean {
  let isShorter = false;
  visitParents(tree, undefined, (node, ancestors) => {
    if ('children' in node) withoutBlocks(node);
    if (!isPaywall(node)) return undefined;
    const path = [...ancestors, node];
    isShorter = ancestors.map((parent, at) => cutAt(parent, path[at + 1])).some(Boolean);
    return EXIT;
  });
  return isShorter;
}

/** Ghost's, and Substack's. */
const isPaywall = (node: Nodes) =>
  node.type === 'comment'
    ? node.value.trim() === 'members-only'
    : node.type === 'element' && hasClass(node, 'paywall-jump');

/** What is on the way to the sign stays. @returns whether something was seen of what is gone */
function cutAt(parent: Parents, child: Nodes | undefined): boolean {
  const nodes: Nodes[] = parent.children;
  return nodes.splice(nodes.indexOf(child as Nodes) + 1).some(showsSomething);
}

/** Parts of Ghost's of which visitors see nothing. */
function withoutBlocks(parent: Parents): void {
  let isGated = false;
  parent.children = (parent.children as Nodes[]).filter((node) => {
    const sign = node.type === 'comment' ? /^\s*kg-gated-block:(begin|end)\b(.*)$/s.exec(node.value) : null;
    if (sign) isGated = sign[1] === 'begin' && /\bnonMember:\s*false\b/.test(sign[2] ?? '');
    return !isGated;
  }) as typeof parent.children;
}
