// What WordPress's plugins would have made something of, had they run: shortcodes, and TeX between its own signs. Only in
// HTML; Markdown has both in other ways.
import type { Element, ElementContent, Root, Text } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import { SKIP, visitParents } from '../visit';
import { element, isIn, showsSomething } from './element';

const VERBATIM = ['code', 'pre', 'script', 'style', 'textarea', 'kbd', 'samp', 'math', 'xmp'];

/** A rehype plugin; it comes first. */
export function rehypePluginsSigns() {
  return (tree: Root, file: VFile) => {
    visitParents(tree, 'text', (node, ancestors) => {
      const parent = ancestors.at(-1);
      if (!parent || !/[[\\$]/.test(node.value) || VERBATIM.some((name) => isIn(ancestors, name)))
        return undefined;
      const value = withoutShortcodes(node.value, () => file.data.lost?.add('shortcode'));
      const pieces = withFormulas(value);
      const at = parent.children.indexOf(node);
      parent.children.splice(at, 1, ...(pieces as never[]));
      if (parent.type === 'element' && value !== node.value) toFigure(parent, node.value);
      return [SKIP, at + pieces.length];
    });
  };
}

const VALUE = /(?:"[^"\]]{0,500}"|'[^'\]]{0,500}'|[“”″][^“”″\]]{0,500}[“”″]|[^\s\]"'[=]{1,500})/.source;
const SHORTCODE = new RegExp(
  `\\[(/?)([a-z][\\w-]{1,40})((?:\\s{1,9}(?:[\\w-]{1,50}=)?${VALUE}){0,30})\\s{0,9}/?\\]`,
  'gi',
);
// Known by their names alone, and those that are also words.
const KNOWN =
  /^(?:contact-form(?:-7)?|wpforms|ez-toc|nextpage|ninja_form|gravityform|(?:vc|et_pb|fusion|su|woocommerce)_.+)$/;
const WORDS = /^(?:caption|embed|gallery|playlist|toc)$/;

/** An address in one stays: that is what it would have shown. */
function withoutShortcodes(text: string, tell: () => void): string {
  return text.replace(SHORTCODE, (whole, slash: string, name: string, args: string) => {
    const isAlone =
      slash !== '' || args.includes('=') || text.trim() === whole || text.includes(`[/${name}]`);
    const isKnown = KNOWN.test(name) || (WORDS.test(name) && isAlone);
    if (!isKnown && !/=\s{0,9}["'“”″]/.test(args)) return whole;
    const [address = ''] = /https?:\/\/[^\s"'“”″\]]+/.exec(args) ?? [];
    if (address === '' && !/^(?:caption|embed)$/.test(name)) tell();
    return address;
  });
}

/** What stood between the signs of a caption is a picture and its words. */
function toFigure(paragraph: Element, written: string): void {
  if (paragraph.tagName !== 'p' || !/\[\/?caption\b/.test(written)) return;
  const at = paragraph.children.findIndex(
    (node) => node.type === 'element' && showsSomething(node) && wordsIn(node).trim() === '',
  );
  const words = paragraph.children.slice(at + 1);
  if (at === -1 || /\[\/caption\]/.test(wordsIn(paragraph)) || !words.some(showsSomething)) return;
  paragraph.tagName = 'figure';
  paragraph.children = [...paragraph.children.slice(0, at + 1), element('figcaption', {}, words)];
}

const FORMULA =
  /\\\(([^$]{1,2000}?)\\\)|\\\[([^$]{1,4000}?)\\\]|\$\$([^$]{1,4000})\$\$|\$latex\s([^$]{1,2000})\$/g;

function withFormulas(value: string): (ElementContent | Text)[] {
  const pieces: ElementContent[] = [];
  let end = 0;
  for (const match of value.matchAll(FORMULA)) {
    const [whole, inline, displayed, betweenDollars, named] = match;
    const tex = inline ?? displayed ?? betweenDollars ?? named ?? '';
    if (betweenDollars !== undefined && !/[\\^_=]/.test(tex)) continue;
    const kind = (displayed ?? betweenDollars) ? 'math-display' : 'math-inline';
    if (match.index > end) pieces.push({ type: 'text', value: value.slice(end, match.index) });
    pieces.push(
      element('code', { className: ['language-math', kind] }, [{ type: 'text', value: tex.trim() }]),
    );
    end = match.index + whole.length;
  }
  return end < value.length || pieces.length === 0
    ? [...pieces, { type: 'text', value: value.slice(end) }]
    : pieces;
}
