// What only members may read. CMSs take it out of what they give to everybody; in their exports it is still there.
import type { Nodes, Parents, Root } from 'hast';
import { EXIT, visitParents } from '../visit';
import { hasClass, showsSomething } from './element';

/** @returns whether words behind the sign of a paywall were taken out */
export function withoutMembersPart(tree: Root): boolean {
  let isShorter = false;
  visitParents(tree, undefined, (node, ancestors) => {
    if (!isPaywall(node)) return undefined;
    const path = [...ancestors, node];
    isShorter = ancestors.map((parent, at) => cutAt(parent, path[at + 1])).some(Boolean);
    return EXIT;
  });
  withoutBlocks(tree, false);
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

/**
 * Parts of Ghost's of which visitors see nothing. Their signs may stand in different elements.
 * @returns whether such a part is open behind it
 */
function withoutBlocks(parent: Parents, isGatedBefore: boolean): boolean {
  let isGated = isGatedBefore;
  parent.children = (parent.children as Nodes[]).filter((node) => {
    const wasGated = isGated;
    const sign = node.type === 'comment' ? /^\s*kg-gated-block:(begin|end)\b(.*)$/s.exec(node.value) : null;
    if (sign) isGated = isGate(sign[1], sign[2]);
    if (!('children' in node)) return !isGated;
    isGated = withoutBlocks(node, isGated);
    return !wasGated || node.children.length > 0;
  }) as typeof parent.children;
  return isGated;
}

const isGate = (sign = '', settings = '') => sign === 'begin' && /\bnonMember:\s*false\b/.test(settings);

const GATE = /<!--\s*kg-gated-block:(begin|end)\b([^>]{0,1000})/g;
const PAYWALL = /<!--\s*members-only\s*-->|\sclass\s*=\s*["']?[^"'<>]{0,200}paywall-jump/;

/** The same of a text as it was written: it may lose too much, as where its author shows such a sign in code. */
export function publicPart(written: string): string {
  const at = PAYWALL.exec(written)?.index;
  const before = at === undefined ? written : written.slice(0, Math.max(0, written.lastIndexOf('<', at)));
  const parts: string[] = [];
  let isGated = false;
  let start = 0;
  for (const sign of before.matchAll(GATE)) {
    if (!isGated) parts.push(before.slice(start, sign.index));
    isGated = isGate(sign[1], sign[2]);
    start = sign.index;
  }
  if (!isGated) parts.push(before.slice(start));
  return parts.join('');
}
