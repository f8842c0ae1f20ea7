// Names of Obsidian's blocks, for links to them: `A sentence. ^a1b2c3`. Readers see none of them.
import type { Paragraph, Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from '../visit';

const NAME = /(^|\s)\^([A-Za-z\d-]{1,50})\s*$/;
// As Obsidian makes them, or with a dash. Others may be words, and are names where a link in the text says so.
const MADE = /^(?:(?=[a-z]*\d)[a-z\d]{6}|[A-Za-z][A-Za-z\d]*(?:-[A-Za-z\d]+)+)$/;
const AT_LINE = /(?<!\s)[ \t]{1,9}\^([A-Za-z\d-]{1,50})[ \t]*(?=\n)/g;

/** A remark plugin. A name in a paragraph of its own is that of the list, the table, the quote or the code above it. */
export function remarkBlockNames() {
  return (tree: Root, file: VFile) => {
    const linked = new Set(String(file).match(/(?<=#\^)[A-Za-z\d-]+/g));
    const isName = (name: string) => linked.has(name) || MADE.test(name);
    visit(tree, ['paragraph', 'heading'], (node, index, parent) => {
      if (!('children' in node) || index === undefined || !parent) return undefined;
      for (const child of node.children)
        if (child.type === 'text')
          child.value = child.value.replace(AT_LINE, (whole, name) => (isName(name) ? '' : whole));
      const last = (node as Paragraph).children.at(-1);
      const [whole = '', before = '', name = ''] = (last?.type === 'text' && NAME.exec(last.value)) || [];
      if (last?.type !== 'text' || !isName(name)) return undefined;
      const isAlone = node.children.length === 1 && whole === last.value;
      if (isAlone ? !isNamed(parent.children[index - 1]) : before === '') return undefined;
      last.value = last.value.slice(0, -whole.length);
      if (!isAlone) return undefined;
      parent.children.splice(index, 1);
      return index;
    });
  };
}

const isNamed = (node: RootContent | undefined) =>
  /^(?:list|table|blockquote|code|math)$/.test(node?.type ?? '');
