// Forms and their parts. Nothing can be sent from here: what an author wrote into a form stays, its fields and messages
// go, and a link leads to where it would have been sent.
import type { Element, ElementContent, Nodes, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { visit } from '../visit';
import { attribute, classesOf, element, findIn, showsSomething, text } from './element';
import { shownAt } from './shown-at';

const FIELD =
  /^(?:button|input|select|textarea|label|datalist|output|progress|meter|legend|option|script|style)$/;
const PROSE = /^(?:h[1-6]|p|ul|ol|dl|blockquote|pre|figure|picture|img|table)$/;
// What it would say when it was sent.
const MESSAGE = /success|error|alert|response|message|invalid|status|spinner|loading|powered/i;

/** What is read in a form, and where it would be sent, with the words on its button; null without an address. */
export function formIn(form: Element): { prose: ElementContent[]; address: string | null; words: string } {
  const prose = isSearch(form) || isNamed(form, /comment/i) ? [] : proseIn(form, choicesIn(form));
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

const isFilledIn = ({ tagName, properties }: Element) =>
  /^(?:select|textarea)$/.test(tagName) ||
  (tagName === 'input' && !/^(?:hidden|submit|image|button|reset)$/.test(String(properties.type ?? 'text')));

// Old editors have no other labels than what stands in the same line.
const LINE = /^(?:p|tr|li)$/;
// What is longer, or a sentence, is the author's text.
const MAX_NAME = 40;
const SENTENCE_END = /[.!?…。！？](?:\s|$)/;

/** Whether it is nothing but a field with its name, and no answer to choose. */
function isFieldLine(node: Element): boolean {
  if (!LINE.test(node.tagName) || !findIn(node, isFilledIn)) return false;
  if (findIn(node, (each) => isTicked(each) || (each !== node && PROSE.test(each.tagName)))) return false;
  const name = besideFields(node).replace(/\s+/g, ' ').trim();
  return name.length <= MAX_NAME && !SENTENCE_END.test(name);
}

function besideFields(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || FIELD.test(node.tagName)) return '';
  return node.children.map(besideFields).join('');
}

const isTicked = (node: Element) =>
  node.tagName === 'input' && /^(?:radio|checkbox)$/.test(attribute(node, 'type'));

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

type Choices = ReadonlySet<unknown>;

/** The ids of the answers to choose from: a label may be beside its answer. */
function choicesIn(form: Element): Choices {
  const ids = new Set<unknown>();
  visit(form, 'element', (node) => void (isRadio(node) && ids.add(node.properties.id)));
  ids.delete(undefined);
  return ids;
}

const isRadio = (node: Element) => node.tagName === 'input' && attribute(node, 'type') === 'radio';

function proseIn(parent: Element, choices: Choices): ElementContent[] {
  return parent.children.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [];
    if (isChoice(node, choices)) return [element('p', {}, wordsOnly(node))];
    if (isOfForm(node)) return [];
    if (!PROSE.test(node.tagName)) return proseIn(node, choices);
    const without = withoutFields(node, choices);
    const isLeft =
      without.tagName === 'table' ? without.children.some(showsSomething) : showsSomething(without);
    return isLeft ? [without] : [];
  });
}

const isChoice = (node: Element, choices: Choices) =>
  node.tagName === 'label' &&
  (findIn(node, isRadio) !== null || [node.properties.htmlFor].flat().some((id) => choices.has(id)));

const wordsOnly = (node: Element): ElementContent[] => [text(wordsIn(node).trim())];

const isMessage = (node: Element) =>
  node.tagName !== 'img' &&
  (/^(?:alert|status|log)$/.test(attribute(node, 'role')) ||
    attribute(node, 'ariaLive') !== '' ||
    classesOf(node).some((name) => MESSAGE.test(name)));

/** Whether it is nothing without the form. */
const isOfForm = (node: Element) => FIELD.test(node.tagName) || isMessage(node) || isFieldLine(node);

function withoutFields(node: Element, choices: Choices): Element {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (isChoice(child, choices)) return wordsOnly(child);
    return isOfForm(child) ? [] : [withoutFields(child, choices)];
  });
  return { ...node, children };
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
