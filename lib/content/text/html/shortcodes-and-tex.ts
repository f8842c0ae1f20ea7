// What WordPress's plugins would have made something of, had they run: shortcodes, and TeX between its own signs. Only in
// HTML; Markdown has both in other ways.
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { withoutShortcodes } from './shortcodes';
import { withFormulas } from './tex-signs';

/** A rehype plugin; it comes first. */
export function rehypeShortcodesAndTex() {
  return (tree: Root, file: VFile) => {
    withoutShortcodes(tree, () => file.data.lost?.add('shortcode'));
    withFormulas(tree);
  };
}
