// What WordPress's plugins would have made something of, had they run: shortcodes, TeX between its own signs, and a table of
// contents, which a page has anyway. Only in HTML; Markdown has them in other ways.
import type { Element, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import { isContentsSign } from '../contents-sign';
import { removeElements } from './element';
import { withoutShortcodes } from './shortcodes';
import { withFormulas } from './tex-signs';

/** A rehype plugin; it comes first. */
export function rehypeShortcodesAndTex() {
  return (tree: Root, file: VFile) => {
    removeElements(tree, isContents);
    withoutShortcodes(tree, () => file.data.lost?.add('shortcode'));
    withFormulas(tree);
  };
}

const isContents = (node: Element) =>
  /^(?:p|div)$/.test(node.tagName) &&
  node.children.every(({ type }) => type === 'text') &&
  isContentsSign(wordsIn(node));
