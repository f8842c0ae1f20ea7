// Plugins that most texts have nothing for, and that would look at each word of a long one.
import type { Root } from 'mdast';
import type { VFile } from 'vfile';

type Transform = (tree: Root, file: VFile) => unknown;

/** A remark plugin that does its work only in texts that have a sign of what it is for. */
export function where(sign: RegExp, plugin: () => Transform) {
  return () => {
    const transform = plugin();
    return (tree: Root, file: VFile): void => {
      if (sign.test(String(file))) transform(tree, file);
    };
  };
}
