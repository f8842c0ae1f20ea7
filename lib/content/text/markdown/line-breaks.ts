// Each line of a paragraph on its own, as velog, Zenn, Qiita, dev.to, HackMD and Obsidian show it: `lineBreaks` in
// site.config.ts. To others the end of a line is a space.
import type { Break, Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { site } from '../../../../site.config';

/** A remark plugin. */
export function remarkLineBreaks() {
  return (tree: Root) => {
    if (site.lineBreaks) findAndReplace(tree, [/\r?\n|\r/g, (): Break => ({ type: 'break' })]);
  };
}
