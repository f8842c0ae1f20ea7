// What scripts would put into the text, and what stands in an attribute for them: numbers that they count up to, notes
// that they show beside a word, addresses of mail that they decode; and what a bar shows.
import type { Element } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, classesOf, findIn, isBlank, showsSomething, text } from './element';

/** Makes an element say what its script would make it say. */
export function fillAsScript(node: Element): void {
  if (node.properties.dataCfemail !== undefined)
    node.children = [text(decoded(attribute(node, 'dataCfemail')))];
  if (node.tagName === 'a') toMail(node);
  if (isNote(node)) node.children = [text(' ('), ...node.children, text(')')];
  toCounted(node);
  toValue(node);
}

const COUNTED = /^data(?:To|Target|Count|Number)?(?:Value)?$/;
const COUNTS = /(?:^|[-_])(?:count(?:er|up)?|odometer|number)(?:$|[-_])/i;

/** A script counts up to the number in the attribute. Before it runs, the element says 0 or nothing. */
function toCounted(node: Element): void {
  if (!classesOf(node).some((name) => COUNTS.test(name))) return;
  const [number] = Object.keys(node.properties)
    .filter((name) => COUNTED.test(name))
    .map((name) => attribute(node, name))
    .filter((value) => /^[\d.,]+$/.test(value));
  const place = number && (findIn(node, saysStart) ?? findIn(node, saysNothing));
  if (place) place.children = [text(number)];
}

const STARTS = /^data(?:From|Start|Begin)(?:Value)?$/;

/** Zero, or the number that an attribute says it begins at. */
function saysStart(node: Element): boolean {
  const said = wordsIn(node).trim();
  const starts = Object.keys(node.properties).filter((name) => STARTS.test(name));
  const isStart = said === '0' || starts.some((name) => said !== '' && attribute(node, name) === said);
  return isStart && node.children.every(({ type }) => type === 'text');
}

const saysNothing = (node: Element) =>
  /^(?:span|div|p|h\d)$/.test(node.tagName) &&
  node.children.every((child) => child.type === 'text' && isBlank(child.value)) &&
  !classesOf(node).some((name) => /icon/.test(name));

const isNote = (node: Element) =>
  node.tagName === 'span' &&
  (attribute(node, 'role') === 'tooltip' ||
    classesOf(node).some((name) => /tooltip-?_?(?:text|content)$|footnote_tooltip$/i.test(name))) &&
  wordsIn(node).trim() !== '';

const PERCENT = 100;

/** A bar that has no words shows its value alone. */
function toValue(node: Element): void {
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
  if (words !== '') node.children = [text(words)];
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
