// Formulas that are MathML already, which browsers show. Only what sets signs stays of them: nothing that leads anywhere,
// is HTML, or changes by a click. It comes before the sanitiser.
import type { Element, ElementContent } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, element, text } from './element';

// Of these the children are signs.
export const TOKENS = ['mi', 'mn', 'mo', 'ms', 'mtext', 'mspace'];

export const LAYOUTS = [
  'menclose',
  'merror',
  'mfrac',
  'mmultiscripts',
  'mover',
  'mpadded',
  'mphantom',
  'mprescripts',
  'mroot',
  'mrow',
  'msqrt',
  'mstyle',
  'msub',
  'msubsup',
  'msup',
  'mtable',
  'mtd',
  'mtr',
  'munder',
  'munderover',
  'none',
];

// They say how signs are set, and none has an address.
export const ATTRIBUTES = [
  'accent',
  'accentunder',
  'columnalign',
  'columnlines',
  'columnspacing',
  'columnspan',
  'depth',
  'dir',
  'display',
  'displaystyle',
  'fence',
  'form',
  'height',
  'largeop',
  'linethickness',
  'lspace',
  'mathvariant',
  'maxsize',
  'minsize',
  'movablelimits',
  'notation',
  'rowalign',
  'rowlines',
  'rowspacing',
  'rowspan',
  'rspace',
  'scriptlevel',
  'separator',
  'stretchy',
  'symmetric',
  'voffset',
  'width',
];

/** The same formula, safe, with `math` on top. */
export function safeMath(math: Element): Element {
  return element('math', { ...allowedOf(math) }, math.children.flatMap(safe));
}

function safe(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return node.type === 'text' ? [node] : [];
  // Editors of old have names before the names.
  const tagName = node.tagName.replace(/^\w+:/, '');
  if (TOKENS.includes(tagName)) return [element(tagName, allowedOf(node), [text(wordsIn(node))])];
  if (LAYOUTS.includes(tagName)) return [element(tagName, allowedOf(node), node.children.flatMap(safe))];
  // What is said of the formula besides, and what a click would change it to.
  if (/^(?:annotation|annotation-xml|script|style)$/.test(tagName)) return [];
  const children = node.children.filter(({ type }) => type === 'element').flatMap(safe);
  if (tagName === 'semantics' || tagName === 'maction') return children.slice(0, 1);
  if (tagName === 'mfenced') return [fenced(node, children)];
  const words = wordsIn(node).trim();
  return children.length > 0 || words === '' ? children : [element('mtext', {}, [text(words)])];
}

const allowedOf = ({ properties }: Element) =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => ATTRIBUTES.includes(name)));

/** No browser shows the brackets of it. */
function fenced(node: Element, children: ElementContent[]): Element {
  const sign = (value: string) => element('mo', {}, [text(value)]);
  const said = (name: string, usual: string) =>
    node.properties[name] === undefined ? usual : attribute(node, name);
  const separators = [...said('separators', ',').replace(/\s/g, '')];
  const inside = children.flatMap((child, at) => {
    const separator = separators[Math.min(at - 1, separators.length - 1)];
    return at > 0 && separator ? [sign(separator), child] : [child];
  });
  const [open, close] = [said('open', '('), said('close', ')')];
  return element('mrow', {}, [...(open ? [sign(open)] : []), ...inside, ...(close ? [sign(close)] : [])]);
}
