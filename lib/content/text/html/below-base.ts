// Links and pictures of the site's own host, such as `/blog/hello` or `/images/cover.svg`, lead below `basePath`, and end in a slash
// where next.config.js says so.
import type { Root } from 'hast';
import { belowBase } from '../../../paths/base-path';
import { visit } from '../visit';

/** A rehype plugin. */
export function rehypeBelowBase() {
  return (tree: Root) =>
    visit(tree, 'element', ({ properties }) => {
      for (const name of ['href', 'src']) {
        const value = properties[name];
        if (typeof value === 'string') properties[name] = belowBase(value);
      }
    });
}
