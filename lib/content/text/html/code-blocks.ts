// Blocks of code in the ways of editors and plugins, whose scripts would colour them.
import type { Element } from 'hast';
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
export function toCodeBlock(node: Element): void {
  // Browsers show the text of these old elements as it is, in lines.
  if (/^(?:xmp|listing)$/.test(node.tagName)) node.tagName = 'pre';
  const lines = linesIn(node);
  if (lines !== null) toLines(node, lines);
  if (node.tagName !== 'pre') return;
  withoutNumbers(node);
  toHighlighted(node);
}

/** Plugins say the language each in its own way. */
function toHighlighted(pre: Element): void {
  const code = pre.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const inner = code?.type === 'element' ? code : null;
  if (inner && classesOf(inner).some((name) => name.startsWith('language-'))) return;
  const language = languageOf(pre) ?? (inner && languageOf(inner));
  if (!language) return;
  const className = [`language-${BRUSHES.get(language) ?? language.toLowerCase()}`];
  if (inner) inner.properties.className = className;
  else pre.children = [element('code', { className }, pre.children)];
}

function languageOf(node: Element): string | null {
  const [, named] =
    /(?:^|\s)(?:brush:?\s*|lang(?:uage)?[:-]|prettyprint lang-)([\w+#-]+)/.exec(classesOf(node).join(' ')) ??
    [];
  const names = Object.keys(node.properties).filter((name) => /^data.*lang(?:uage)?$/i.test(name));
  const said = [...names, 'lang'].map((name) => attribute(node, name));
  return named ?? said.find((each) => /^[\w+#-]+$/.test(each)) ?? null;
}

function toLines(node: Element, value: string): void {
  const named = findIn(node, (each) => languageOf(each) !== null);
  const dataLang = named && languageOf(named);
  node.tagName = 'pre';
  node.properties = { dataLang };
  node.children = [element('code', {}, [text(value)])];
}
