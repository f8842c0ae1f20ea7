// Blocks of WordPress's editor that have nothing in them, for its server fills them: in a text as it was saved they are comments.
import type { Root } from 'hast';
import { EXIT, visit } from '../visit';

// Signs of the text itself, and parts of a page that stand around it.
const BLOCK =
  /^\s*wp:(?!(?:more|nextpage|spacer|separator|post|site|template|page|navigation|query|comments?)\b)[a-z]/;

export function hasServersBlock(tree: Root): boolean {
  let isThere = false;
  visit(tree, 'comment', (node) => {
    isThere = BLOCK.test(node.value) && node.value.trimEnd().endsWith('/');
    return isThere ? EXIT : undefined;
  });
  return isThere;
}
