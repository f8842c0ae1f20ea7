// Samples of code in the ways of WordPress's plugins, whose scripts would colour them.
import type { Element } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, classesOf, element, findIn, hasClass } from './element';

// SyntaxHighlighter's own names.
const BRUSHES = new Map([
  ['jscript', 'js'],
  ['csharp', 'cs'],
  ['plain', 'plaintext'],
  ['vb', 'vbnet'],
]);

/** Makes a sample `pre` and `code`, with its language. */
export function toSample(node: Element): void {
  // What was written in it was no HTML.
  if (/^(?:xmp|listing)$/.test(node.tagName)) node.tagName = 'pre';
  if (node.tagName === 'pre') toHighlighted(node);
  if (hasClass(node, 'crayon-syntax')) toPlain(node);
}

/** Plugins say the language each in its own way. */
function toHighlighted(pre: Element): void {
  if (pre.children.some((child) => child.type === 'element' && child.tagName === 'code')) return;
  const [, named] =
    /(?:^|\s)(?:brush:?\s*|lang(?:uage)?[:-]|prettyprint lang-)([\w+#-]+)/.exec(classesOf(pre).join(' ')) ??
    [];
  const said = ['dataEnlighterLanguage', 'dataLang', 'dataLanguage', 'lang'].map((name) =>
    attribute(pre, name),
  );
  const language = named ?? said.find((each) => each !== '');
  if (!language) return;
  const className = [`language-${BRUSHES.get(language) ?? language.toLowerCase()}`];
  pre.children = [element('code', { className }, pre.children)];
}

/** Crayon has the code as it was written above a table of its lines. */
function toPlain(crayon: Element): void {
  const written = findIn(crayon, (node) => hasClass(node, 'crayon-plain'));
  if (!written) return;
  crayon.tagName = 'pre';
  crayon.properties = {};
  crayon.children = [element('code', {}, [{ type: 'text', value: wordsIn(written) }])];
}
