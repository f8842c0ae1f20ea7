// Forms and their parts. Nothing can be sent from here: what an author wrote into a form stays, its fields and messages
// go, and a link leads to where it would have been sent.
import type { Element, ElementContent, Nodes } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { openedBy } from './addresses';
import { attribute, classesOf, element, findIn, showsSomething } from './element';
import { shownAt } from './shown-at';

const FIELD =
  /^(?:button|input|select|textarea|label|datalist|output|progress|meter|legend|option|script|style)$/;
const PROSE = /^(?:h[1-6]|p|ul|ol|dl|blockquote|pre|figure|picture|img|table)$/;
// What it would say when it was sent.
const MESSAGE = /success|error|alert|response|message|invalid|status|spinner|loading|powered/i;

/** What is read in a form, and where it would be sent, with the words on its button; null without an address. */
export function formIn(form: Element): { prose: ElementContent[]; address: string | null; words: string } {
  const prose = isSearch(form) || isNamed(form, /comment/i) ? [] : proseIn(form);
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
  isNamed(form, /search/i) ||
  findIn(form, (field) => field.tagName === 'input' && attribute(field, 'type') === 'search') !== null;

const isSubmit = (field: Element) =>
  (field.tagName === 'button' && !/^(?:button|reset)$/.test(attribute(field, 'type'))) ||
  (field.tagName === 'input' && /^(?:submit|image)$/.test(attribute(field, 'type')));

const isFilledIn = ({ tagName, properties }: Element) =>
  /^(?:select|textarea)$/.test(tagName) ||
  (tagName === 'input' && !/^(?:hidden|submit|image|button|reset)$/.test(String(properties.type ?? 'text')));

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

function proseIn(parent: Element): ElementContent[] {
  return parent.children.flatMap((node): ElementContent[] => {
    // The answers to choose from.
    if (node.type === 'element' && node.tagName === 'label' && isChoice(node))
      return [element('p', {}, [{ type: 'text', value: wordsIn(node).trim() }])];
    if (node.type !== 'element' || FIELD.test(node.tagName) || isMessage(node)) return [];
    if (!PROSE.test(node.tagName)) return proseIn(node);
    const without = withoutFields(node);
    return showsSomething(without) ? [without] : [];
  });
}

const isChoice = (label: Element) =>
  findIn(label, (field) => field.tagName === 'input' && attribute(field, 'type') === 'radio') !== null;

const isMessage = (node: Element) =>
  /^(?:alert|status|log)$/.test(attribute(node, 'role')) ||
  attribute(node, 'ariaLive') !== '' ||
  classesOf(node).some((name) => MESSAGE.test(name));

function withoutFields(node: Element): Element {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    return FIELD.test(child.tagName) || isMessage(child) ? [] : [withoutFields(child)];
  });
  return { ...node, children };
}

const OPENS = ['ariaControls', 'ariaExpanded', 'popoverTarget', 'commandFor', 'dataTarget', 'dataBsTarget'];

/** What stays of a button that stands alone. */
export function buttonIn(
  button: Element,
  isInline: boolean,
): { children: ElementContent[]; address: string | null } {
  const value = attribute(button, 'value');
  const children: ElementContent[] =
    button.tagName === 'button' ? button.children : value ? [{ type: 'text', value }] : [];
  const address =
    openedBy(attribute(button, 'onClick')) ??
    shownAt(attribute(button, 'formAction') || attribute(button, 'dataHref') || attribute(button, 'dataUrl'));
  if (address !== null) return { children, address };
  // The words of one that opens a part of the text are that part's heading.
  const opens =
    attribute(button, 'role') === 'tab' ||
    OPENS.some((name) => button.properties[name] !== undefined) ||
    /getElementById|querySelector|toggle|showModal|display/i.test(attribute(button, 'onClick'));
  if (!opens || !children.some(showsSomething)) return { children: [], address: null };
  return {
    children: isInline ? children : [element('p', {}, [element('strong', {}, children)])],
    address: null,
  };
}
