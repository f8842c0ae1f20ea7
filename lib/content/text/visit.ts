// Goes through a tree, as `unist-util-visit` does. That one makes a named function for each node: with a dozen plugins it
// takes half of the time that a long text takes.
import type { Node, Parent } from 'mdast';
import type { visit as Visit } from 'unist-util-visit';
import type { visitParents as VisitParents } from 'unist-util-visit-parents';

export const SKIP = 'skip';
export const EXIT = false;

type Test = string | string[] | { tagName: string } | undefined;
type Visitor = (node: Node, index: number | undefined, parent: Parent | undefined) => unknown;

const isParent = (node: Node): node is Parent => 'children' in node;

function isMeant(node: Node, test: Test): boolean {
  if (test === undefined) return true;
  if (typeof test === 'string') return node.type === test;
  if (Array.isArray(test)) return test.includes(node.type);
  return 'tagName' in node && node.tagName === test.tagName;
}

const NOTHING: unknown[] = [];

function actionsOf(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer;
  return typeof answer === 'number' ? [true, answer] : [answer];
}

function visitBelow(
  node: Node,
  test: Test,
  look: (node: Node, index: number | undefined, ancestors: Parent[]) => unknown,
  ancestors: Parent[] = [],
  index?: number,
): unknown {
  const answer = isMeant(node, test) ? look(node, index, ancestors) : undefined;
  const [action, next] = answer === undefined ? NOTHING : actionsOf(answer);
  if (action === EXIT) return EXIT;
  if (action !== SKIP && isParent(node)) {
    ancestors.push(node);
    for (let at = 0; at < node.children.length; ) {
      const child = node.children[at];
      const to = child && visitBelow(child, test, look, ancestors, at);
      if (to === EXIT) return EXIT;
      at = typeof to === 'number' ? to : at + 1;
    }
    ancestors.pop();
  }
  return next;
}

/** What its visitors answer means the same: SKIP, EXIT, the index to go on at, or the first and the last. */
export const visit = ((tree: Node, test: Test | Visitor, visitor?: Visitor) => {
  const look = typeof test === 'function' ? test : (visitor ?? (() => {}));
  visitBelow(tree, typeof test === 'function' ? undefined : test, (node, index, ancestors) =>
    look(node, index, ancestors.at(-1)),
  );
}) as typeof Visit;

/** The same; the visitor is given the nodes above, the root first, in a list that changes as the visit goes on. */
export const visitParents = ((
  tree: Node,
  test: Test,
  visitor: (node: Node, ancestors: Parent[]) => unknown,
) => {
  visitBelow(tree, test, (node, _, ancestors) => visitor(node, ancestors));
}) as typeof VisitParents;
