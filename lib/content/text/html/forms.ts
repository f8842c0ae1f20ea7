// Forms. Nothing can be sent from here: what an author wrote into one stays, its fields and messages go, and a link leads
// to where it would have been sent.
import type { Element, ElementContent, Nodes, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, classesOf, findIn, showsSomething } from './element';
import { isFilledIn, proseOf } from './form-prose';
import { shownAt } from './shown-at';

/** What is read in a form, and where it would be sent, with the words on its button; null without an address. */
export function formIn(form: Element): { prose: ElementContent[]; address: string | null; words: string } {
  const prose = isSearch(form) || isNamed(form, /comment/i) ? [] : proseOf(form);
  const submit = findIn(form, isSubmit);
  const words =
    attribute(form, 'ariaLabel') ||
    (submit && (wordsIn(submit).trim() || attribute(submit, 'value') || attribute(submit, 'alt'))) ||
    attribute(form, 'title');
  const action = isSearch(form) ? null : shownAt(attribute(form, 'action'));
  const isElsewhere = action !== null && !action.startsWith('/');
  return { prose, address: isElsewhere ? withFields(form, action) : null, words };
}

/** Whether what a reader would fill in is lost: it is sent nowhere from here, and is not for what the site does itself. */
export const isLost = (form: Element) =>
  form.properties.dataMembersForm === undefined &&
  !isSearch(form) &&
  !isNamed(form, /comment/i) &&
  findIn(form, isFilledIn) !== null &&
  formIn(form).address === null;

const isNamed = (form: Element, name: RegExp) =>
  [...classesOf(form), attribute(form, 'id'), attribute(form, 'name')].some((each) => name.test(each));

const isSearch = (form: Element) =>
  attribute(form, 'role') === 'search' ||
  isNamed(form, /(?<!re)search/i) ||
  findIn(form, (field) => field.tagName === 'input' && attribute(field, 'type') === 'search') !== null;

const isSubmit = (field: Element) =>
  (field.tagName === 'button' && !/^(?:button|reset)$/.test(attribute(field, 'type'))) ||
  (field.tagName === 'input' && /^(?:submit|image)$/.test(attribute(field, 'type')));

/** Where there is nothing to fill in, the button is a link: its fields are a part of the address, as of a donation. */
function withFields(form: Element, action: string): string {
  if (findIn(form, isFilledIn)) return action;
  const url = new URL(action);
  const add = (node: Nodes) => {
    if (node.type === 'element' && node.tagName === 'input' && attribute(node, 'type') === 'hidden')
      url.searchParams.set(attribute(node, 'name'), attribute(node, 'value'));
    if ('children' in node) node.children.forEach(add);
  };
  add(form);
  return url.href;
}

// Webflow's and Jetpack's styles hide it until the form was sent.
const WRAPPER = /^(?:w-form|wp-block-jetpack-mailchimp)$/;
const ANSWER = /^(?:w-form-(?:done|fail)|wp-block-jetpack-mailchimp_\w+)$/;

/** Takes out what stands behind a form in its own wrapper and would be seen when it was sent, where nothing else is behind it. */
export function withoutAnswers(form: Element, parent: Parents): void {
  const siblings: Nodes[] = parent.children;
  const at = siblings.indexOf(form) + 1;
  const isWrapper = parent.type === 'element' && classesOf(parent).some((name) => WRAPPER.test(name));
  const isAnswer = (node: Nodes) =>
    node.type === 'element' ? classesOf(node).some((name) => ANSWER.test(name)) : !showsSomething(node);
  if (isWrapper && siblings.slice(at).every(isAnswer)) siblings.length = at;
}
