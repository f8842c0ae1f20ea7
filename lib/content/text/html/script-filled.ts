// What scripts would put into the text, and what stands in an attribute for them: numbers that they count up to, notes
// that they show beside a word, addresses of mail that they decode; and what a bar shows.
import type { Element, ElementContent, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, classesOf, findIn, isBlank, isBlankText, near, showsSomething, text } from './element';
import { fieldsIn } from './settings';

/** Makes an element say what its script would make it say. */
export function fillAsScript(node: Element, ancestors: Parents[]): void {
  if (node.properties.dataCfemail !== undefined)
    node.children = [text(decoded(attribute(node, 'dataCfemail')))];
  if (node.tagName === 'a') toMail(node);
  if (isNote(node)) node.children = [text(' ('), ...node.children, text(')')];
  toCounted(node);
  toValue(node, ancestors);
}

const COUNTED = /^data(?:Pie)?(?:To|Target|Count|Number|End|Percent(?:age)?)?(?:Val(?:ue)?)?$/;
const COUNTED_IN_SETTINGS = /^(?:count_?)?(?:to|end(?:_?val(?:ue)?)?)$/i;
const COUNTS = /(?:^|[-_])(?:count(?:er|up)?|odometer|number|pie|percent(?:age)?)(?:$|[-_])/i;
const IS_NUMBER = /^[\d.,]+$/;

/** A script counts up to the number in an attribute. Before it runs, the element says 0 or nothing. */
function toCounted(node: Element): void {
  if (!classesOf(node).some((name) => COUNTS.test(name))) return;
  const names = Object.keys(node.properties);
  const number = [
    ...names.filter((name) => COUNTED.test(name)).map((name) => attribute(node, name)),
    ...names.flatMap((name) => fieldsIn(attribute(node, name)).flatMap(saidToCount)),
  ].find((value) => IS_NUMBER.test(value));
  if (number === undefined) return;
  const unit = names.find((name) => /^data.*(?:Units?|Suffix)$/.test(name));
  const words = text(number + (unit ? attribute(node, unit) : ''));
  const start = findIn(node, (each) => each.children.some((child) => saysStart(child, each)));
  if (start) start.children = start.children.map((child) => (saysStart(child, start) ? words : child));
  else {
    const place = findIn(node, saysNothingYet) ?? findIn(node, saysNothing);
    if (place) place.children = [words];
  }
}

const saidToCount = ([name, value]: [string, unknown]) =>
  COUNTED_IN_SETTINGS.test(name) ? [String(value)] : [];

const STARTS = /^data(?:From|Start|Begin)(?:Value)?$/;

/** Zero, or the number that an attribute says it begins at, with nothing else in the element. */
function saysStart(child: ElementContent, parent: Element): boolean {
  if (child.type !== 'text' || isBlank(child.value)) return false;
  const said = child.value.trim();
  const starts = Object.keys(parent.properties).filter((name) => STARTS.test(name));
  const isStart = said === '0' || starts.some((name) => attribute(parent, name) === said);
  return isStart && !parent.children.some((other) => other !== child && showsSomething(other));
}

const saysNothing = (node: Element) =>
  /^(?:span|div|p|h\d)$/.test(node.tagName) &&
  node.children.every(isBlankText) &&
  !classesOf(node).some((name) => /icon/.test(name));

/** By its name it is for a number. */
const saysNothingYet = (node: Element) =>
  saysNothing(node) && classesOf(node).some((name) => /value|number|percent/i.test(name));

const isNote = (node: Element) =>
  node.tagName === 'span' &&
  (attribute(node, 'role') === 'tooltip' ||
    classesOf(node).some((name) => /tooltip-?_?(?:text|content)$|footnote_tooltip$/i.test(name))) &&
  wordsIn(node).trim() !== '';

const PERCENT = 100;

/** A bar that has no words, nor its value beside it, shows that alone. */
function toValue(node: Element, ancestors: Parents[]): void {
  const isBar = /^(?:progress|meter)$/.test(node.tagName) || attribute(node, 'role') === 'progressbar';
  if (!isBar || showsSomething(node)) return;
  const said = (...names: string[]) =>
    names.map((name) => node.properties[name]).find((value) => value !== undefined);
  const value = Number(said('value', 'ariaValueNow'));
  const [least, most] = [
    Number(said('min', 'ariaValueMin') ?? 0),
    Number(said('max', 'ariaValueMax') ?? usualMost(node)),
  ];
  const share = Math.round(((value - least) / (most - least)) * PERCENT);
  const words = attribute(node, 'ariaValueText') || (Number.isFinite(share) ? `${share}%` : '');
  const isBeside = near(node, ancestors).some((each) => wordsIn(each).split(/\s+/).includes(words));
  if (words !== '' && !isBeside) node.children = [text(words)];
}

const usualMost = ({ tagName }: Element) => (/^(?:progress|meter)$/.test(tagName) ? 1 : PERCENT);

const ENCODED = /^(?:https?:\/\/[^/]+)?\/cdn-cgi\/l\/email-protection#?/;

function toMail(link: Element): void {
  const href = attribute(link, 'href');
  if (!ENCODED.test(href)) return;
  const encoded = href.replace(ENCODED, '') || attribute(link, 'dataCfemail');
  if (encoded !== '') link.properties.href = `mailto:${decoded(encoded)}`;
}

/** Cloudflare's: each byte is changed by the first. */
function decoded(hex: string): string {
  const [key = 0, ...bytes] = Buffer.from(hex, 'hex');
  return Buffer.from(bytes.map((byte) => byte ^ key)).toString('utf8');
}
