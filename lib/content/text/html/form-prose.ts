// What an author wrote into a form: all that is no field, no name of one, and no message for when it was sent.
import type { Element, ElementContent, Nodes } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { type Answers, answersIn } from './answers';
import { attribute, classesOf, element, findIn, isRadio, isTickBox, showsSomething, text } from './element';

const FIELD =
  /^(?:button|input|select|textarea|label|datalist|output|progress|meter|legend|option|script|style|noscript)$/;
const PROSE = /^(?:h[1-6]|p|ul|ol|dl|blockquote|pre|figure|picture|img|table)$/;
// What it would say when it was sent, and what is for those who are no people.
export const MESSAGE =
  /success|error|alert|response|message|invalid|validation|honeypot|status|spinner|loading|powered/i;
// Old editors have no other labels than what stands in the same line.
const LINE = /^(?:p|tr|li)$/;
const INLINE = /^(?:a|abbr|b|big|cite|code|em|font|i|mark|s|small|span|strong|su[bp]|u)$/;
// What is longer, or a sentence, is the author's text.
const MAX_NAME = 40;
const SENTENCE_END = /[.!?…。！？](?:\s|$)/;

export const isFilledIn = ({ tagName, properties }: Element) =>
  /^(?:select|textarea)$/.test(tagName) ||
  (tagName === 'input' && !/^(?:hidden|submit|image|button|reset)$/.test(String(properties.type ?? 'text')));

export const proseOf = (form: Element): ElementContent[] => proseIn(form, answersIn(form));

function proseIn(parent: Element, answers: Answers): ElementContent[] {
  const prose: ElementContent[] = [];
  let line: ElementContent[] = [];
  const endLine = () => {
    if (line.some((node) => answers.has(node))) prose.push(...answer(line));
    else if (isSaid(line.map(wordsIn).join(''))) prose.push(element('p', {}, line));
    line = [];
  };
  for (const node of parent.children) {
    if (node.type === 'text' || isWithinLine(node)) line.push(node);
    else {
      endLine();
      if (node.type === 'element') prose.push(...proseOfBlock(node, answers));
    }
  }
  endLine();
  return prose;
}

function proseOfBlock(node: Element, answers: Answers): ElementContent[] {
  if (answers.has(node) && node.tagName === 'label') return answer([node]);
  if (isOfForm(node)) return [];
  if (!PROSE.test(node.tagName)) return proseIn(node, answers);
  const without = withoutFields(node, answers);
  const isLeft =
    without.tagName === 'table' ? without.children.some(showsSomething) : showsSomething(without);
  return isLeft ? [without] : [];
}

/** Words in a line beside others: neither a field nor a block is in them. */
const isWithinLine = (node: ElementContent) =>
  node.type === 'element' &&
  INLINE.test(node.tagName) &&
  !isMessage(node) &&
  findIn(node, (each) => each !== node && !INLINE.test(each.tagName)) === null;

const isSaid = (words: string) => {
  const said = words.replace(/\s+/g, ' ').trim();
  return said.length > MAX_NAME || SENTENCE_END.test(said);
};

const wordsOnly = (nodes: Nodes[]): ElementContent => text(nodes.map(wordsIn).join('').trim());

const answer = (nodes: Nodes[]): ElementContent[] =>
  nodes.some(showsSomething) ? [element('p', {}, [wordsOnly(nodes)])] : [];

const isMessage = (node: Element) =>
  node.tagName !== 'img' &&
  (/^(?:alert|status|log)$/.test(attribute(node, 'role')) ||
    attribute(node, 'ariaLive') !== '' ||
    classesOf(node).some((name) => MESSAGE.test(name)));

/** Whether it is nothing without the form. */
const isOfForm = (node: Element) => FIELD.test(node.tagName) || isMessage(node) || isFieldLine(node);

/** Whether it is nothing but a field with its name, and no answer to choose. */
function isFieldLine(node: Element): boolean {
  if (!LINE.test(node.tagName) || !findIn(node, isFilledIn)) return false;
  if (findIn(node, (each) => isTickBox(each) || isRadio(each) || (each !== node && PROSE.test(each.tagName))))
    return false;
  return !isSaid(besideFields(node));
}

function besideFields(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || FIELD.test(node.tagName)) return '';
  return node.children.map(besideFields).join('');
}

function withoutFields(node: Element, answers: Answers): Element {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (answers.has(child) && child.tagName === 'label') return [wordsOnly([child])];
    return isOfForm(child) ? [] : [withoutFields(child, answers)];
  });
  return { ...node, children };
}
