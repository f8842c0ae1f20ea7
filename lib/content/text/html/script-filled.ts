// What scripts would put into the text, and what stands in an attribute for them: numbers that they count up to, notes
// that they show beside a word, addresses of mail that they decode.
import type { Element, ElementContent } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, classesOf, findIn, isBlank } from './element';

/** Makes an element say what its script would make it say. */
export function fillAsScript(node: Element): void {
  if (node.properties.dataCfemail !== undefined)
    node.children = [text(decoded(attribute(node, 'dataCfemail')))];
  if (node.tagName === 'a') toMail(node);
  if (isNote(node)) node.children = [text(' ('), ...node.children, text(')')];
  toCounted(node);
}

const text = (value: string): ElementContent => ({ type: 'text', value });

const COUNTED = /^data(?:To|Target|Count|Number)?(?:Value)?$/;
const COUNTS = /(?:^|[-_])(?:count(?:er|up)?|odometer|number)(?:$|[-_])/i;

/** A script counts up to the number in the attribute. Before it runs, the element says 0 or nothing. */
function toCounted(node: Element): void {
  if (!classesOf(node).some((name) => COUNTS.test(name))) return;
  const [number] = Object.keys(node.properties)
    .filter((name) => COUNTED.test(name))
    .map((name) => attribute(node, name))
    .filter((value) => /^[\d.,]+$/.test(value));
  const place = number && (findIn(node, saysZero) ?? findIn(node, saysNothing));
  if (place) place.children = [text(number)];
}

const saysZero = (node: Element) =>
  node.children.every(({ type }) => type === 'text') && /^\s*0\s*$/.test(wordsIn(node));

const saysNothing = (node: Element) =>
  /^(?:span|div|p|h\d)$/.test(node.tagName) &&
  node.children.every((child) => child.type === 'text' && isBlank(child.value)) &&
  !classesOf(node).some((name) => /icon/.test(name));

const isNote = (node: Element) =>
  node.tagName === 'span' &&
  (attribute(node, 'role') === 'tooltip' ||
    classesOf(node).some((name) => /tooltip-?_?(?:text|content)$|footnote_tooltip$/i.test(name))) &&
  wordsIn(node).trim() !== '';

const ENCODED = /^\/cdn-cgi\/l\/email-protection#/;

function toMail(link: Element): void {
  const href = attribute(link, 'href');
  if (ENCODED.test(href)) link.properties.href = `mailto:${decoded(href.replace(ENCODED, ''))}`;
}

/** Cloudflare's: each byte is changed by the first. */
function decoded(hex: string): string {
  const [key = 0, ...bytes] = Buffer.from(hex, 'hex');
  return Buffer.from(bytes.map((byte) => byte ^ key)).toString('utf8');
}
