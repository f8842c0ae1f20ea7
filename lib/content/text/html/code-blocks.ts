// Blocks of code in the ways of editors and plugins, whose scripts would colour them.
import type { Element, Parents } from 'hast';
import { all, createLowlight } from 'lowlight';
import { breakLines } from './code-breaks';
import { linesIn, withoutNumbers } from './code-lines';
import { attribute, classesOf, element, findIn, text } from './element';

// SyntaxHighlighter's own names.
const BRUSHES = new Map([
  ['jscript', 'js'],
  ['csharp', 'cs'],
  ['plain', 'plaintext'],
  ['vb', 'vbnet'],
]);

/** Makes a sample `pre` and `code`, with its language. */
export function toCodeBlock(node: Element, ancestors: Parents[]): void {
  // Browsers show the text of these old elements as it is, in lines.
  if (/^(?:xmp|listing)$/.test(node.tagName) || isSample(node)) node.tagName = 'pre';
  const lines = linesIn(node);
  if (lines !== null) toLines(node, lines);
  if (node.tagName !== 'pre') return;
  withoutNumbers(node);
  breakLines(node);
  toHighlighted(node, ancestors);
}

/** Naver has a sample in an element of no meaning: lines, whose language its class names. */
const isSample = (node: Element) =>
  node.tagName === 'div' &&
  classesOf(node).some((name) => /(?:^|_)code(?:_|$)/.test(name)) &&
  classesOf(node).some((name) => name.startsWith('language-')) &&
  findIn(node, (each) => each !== node && !/^(?:span|br)$/.test(each.tagName)) === null;

/** Plugins say the language each in its own way. */
function toHighlighted(pre: Element, ancestors: Parents[]): void {
  const code = pre.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const inner = code?.type === 'element' ? code : null;
  if (inner && classesOf(inner).some((name) => name.startsWith('language-'))) return;
  const around = ancestors
    .slice(-WRAPPERS)
    .reverse()
    .map((node) => (node.type === 'element' ? languageAround(node) : null));
  const language = languageOf(pre) ?? (inner && languageOf(inner)) ?? around.find(Boolean);
  if (!language) return;
  const className = [`language-${BRUSHES.get(language) ?? language.toLowerCase()}`];
  if (inner) inner.properties.className = className;
  else pre.children = [element('code', { className }, pre.children)];
}

// Jekyll, GitHub and Sphinx write the language on the parent of a `pre`, or on the parent of that.
const WRAPPERS = 2;

// `brush: js`, `lang-js`, `highlight-source-js`, `sourceCode js`, `highlight js`
const NAMED =
  /(?:^|\s)(?:brush:?\s*|lang(?:uage)?[:-]|prettyprint lang-|highlight-(?:source-)?|(?:sourceCode|highlight)\s+(?=\w+(?:\s|$)))([\w+#-]+)/g;
// Pandoc has these classes between `sourceCode` and the language.
const NUMBERED = /^number(?:Source|Lines)$/;

let highlighter: ReturnType<typeof createLowlight> | null = null;

/** Whether a name that a class seems to give is a language: `highlight-wrapper` is only for the layout. */
function isLanguage(name: string): boolean {
  highlighter ??= createLowlight(all);
  return highlighter.registered(name);
}

function languageOf(node: Element): string | null {
  const lang = attribute(node, 'lang');
  return languageAround(node) ?? (/^[\w+#-]+$/.test(lang) ? lang : null);
}

/** Without `lang`, which says there in what language a reader's words are. */
function languageAround(node: Element): string | null {
  const classes = classesOf(node).filter((name) => !NUMBERED.test(name));
  const named = [...classes.join(' ').matchAll(NAMED)].map(([, name = '']) => BRUSHES.get(name) ?? name);
  const names = Object.keys(node.properties).filter((name) => /^data.*lang(?:uage)?$/i.test(name));
  return (
    named.find(isLanguage) ??
    names.map((name) => attribute(node, name)).find((each) => /^[\w+#-]+$/.test(each)) ??
    null
  );
}

function toLines(node: Element, value: string): void {
  const named = findIn(node, (each) => languageOf(each) !== null);
  const dataLang = named && languageOf(named);
  node.tagName = 'pre';
  node.properties = { dataLang };
  node.children = [element('code', {}, [text(value)])];
}
