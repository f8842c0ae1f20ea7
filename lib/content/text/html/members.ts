// What only members may read. CMSs take it out of what they give to everybody; in their exports it is still there.
import type { Element, Nodes, Parents, Root } from 'hast';
import { EXIT, visit, visitParents } from '../visit';
import { attribute, findIn, hasClass, showsSomething } from './element';

/** @returns whether words behind the sign of a paywall were taken out */
export function withoutMembersPart(tree: Root): boolean {
  let isShorter = false;
  visitParents(tree, undefined, (node, ancestors) => {
    if (!isPaywall(node)) return undefined;
    const path = [...ancestors, node];
    const gone = ancestors.flatMap((parent, at) => cutAt(parent, path[at + 1]));
    const notes = notesIn(tree, gone);
    const kept = new Set<Nodes>(notes);
    isShorter = gone.some((each) => !kept.has(each) && showsSomething(each));
    tree.children.push(...notes);
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

/** What is on the way to the sign stays. @returns what is gone */
function cutAt(parent: Parents, child: Nodes | undefined): Nodes[] {
  const nodes: Nodes[] = parent.children;
  return nodes.splice(nodes.indexOf(child as Nodes) + 1);
}

/** The notes at the end, of Markdown and of Substack, to which the public part leads: they are parts of its sentences. */
function notesIn(tree: Root, gone: Nodes[]): Element[] {
  const led = new Set<string>();
  visit(tree, { tagName: 'a' }, (link: Element) => void led.add(attribute(link, 'href')));
  const isLed = (node: Nodes) => findIn(node, ({ properties }) => led.has(`#${properties.id}`)) !== null;
  return gone.flatMap((node): Element[] => {
    if (node.type !== 'element') return [];
    if (hasClass(node, 'footnote')) return isLed(node) ? [node] : [];
    const list = 'dataFootnotes' in node.properties && findIn(node, ({ tagName }) => tagName === 'ol');
    if (!list) return [];
    list.children = list.children.filter(isLed);
    return list.children.length > 0 ? [node] : [];
  });
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
