// HTML in Markdown as a part of the tree. To parse the whole text once more takes long, and most texts have none.
import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import type { VFile } from 'vfile';
import { EXIT, visit } from '../visit';

/** A rehype plugin. */
export function rehypeHtmlIn() {
  const parse = rehypeRaw();
  return (tree: Root, file: VFile) => {
    let hasHtml = false;
    visit(tree, 'raw', () => {
      hasHtml = true;
      return EXIT;
    });
    return hasHtml ? parse(tree, file) : tree;
  };
}
