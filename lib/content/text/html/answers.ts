// Answers to choose from in a form. The words of one stand in its label, or right behind its box.
import type { Element, ElementContent, Nodes, Parents } from 'hast';
import { visit, visitParents } from '../visit';
import { attribute, findIn, isIn, isRadio, isTickBox } from './element';

/** The labels of answers, and what else says one. */
export type Answers = ReadonlySet<Nodes>;

const ENDS = /^(?:br|input|select|textarea|button|div|p|[uod]l|li|table|tr|t[dh]|fieldset|h[1-6])$/;

export function answersIn(form: Element): Answers {
  const isBox = boxesOf(form);
  const answers = new Set<Nodes>();
  const ids = new Set<string>();
  visitParents(form, 'element', (node, ancestors) => {
    if (!isBox(node)) return;
    const id = attribute(node, 'id');
    if (id !== '') ids.add(id);
    if (!isIn(ancestors, 'label')) for (const each of behind(node, ancestors.at(-1))) answers.add(each);
  });
  visit(form, 'element', (node) => {
    const isAnswer =
      node.tagName === 'label' && (findIn(node, isBox) || idsOf(node).some((id) => ids.has(id)));
    if (isAnswer) answers.add(node);
  });
  return answers;
}

const idsOf = ({ properties }: Element) => [properties.htmlFor ?? []].flat().map(String);

/** Whether a box is one of several to choose from: one alone is for a consent. */
function boxesOf(form: Element): (node: Element) => boolean {
  const counts = new Map<string, number>();
  const nameOf = (node: Element) => attribute(node, 'name').replace(/\[.*/, '');
  visit(form, 'element', (node) => {
    if (isTickBox(node)) counts.set(nameOf(node), (counts.get(nameOf(node)) ?? 0) + 1);
  });
  return (node) =>
    isRadio(node) || (isTickBox(node) && nameOf(node) !== '' && (counts.get(nameOf(node)) ?? 0) > 1);
}

/** What stands in one line with a box, up to the next box. */
function behind(box: Element, parent: Parents | undefined): ElementContent[] {
  const siblings = (parent?.children ?? []) as ElementContent[];
  const rest = siblings.slice(siblings.indexOf(box) + 1);
  const isOther = (node: ElementContent) =>
    node.type === 'element' &&
    (ENDS.test(node.tagName) || (node.tagName === 'label' && idsOf(node).length > 0));
  const end = rest.findIndex(isOther);
  return end === -1 ? rest : rest.slice(0, end);
}
