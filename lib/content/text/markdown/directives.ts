// Containers between lines of `:::`, as Docusaurus, VuePress, Zenn, Qiita, HackMD and Pandoc write them. Only these:
// `:word` in a sentence and `::word` stay as they are.
import type { Root } from 'mdast';
import { type ContainerDirective, directiveFromMarkdown } from 'mdast-util-directive';
import { toString as wordsIn } from 'mdast-util-to-string';
import { directive } from 'micromark-extension-directive';
import type { Processor } from 'unified';
import { outsideCode } from '../outside-code';
import { visit } from '../visit';
import { alertOf, kindOf } from './alert-kinds';

const OPENING = /^([ \t>]*)(:{3,})[ \t]*\{?\.?([A-Za-z][\w-]*)(?:[ \t]+\.[\w-]+)*\}?[ \t]*(.*)$/gm;

/** Brings the opening lines into the form that the parser knows: `:::note[Title]`. */
export function prepareDirectives(markdown: string): string {
  if (!markdown.includes(':::')) return markdown;
  return outsideCode(markdown, (text) =>
    text.replace(OPENING, (whole, before, colons, name, rest) => {
      // Attributes of Pandoc's: `{.column width="40%"}`.
      const words = whole.includes('{') && !rest.startsWith('{') ? rest.replace(/^[^{}\n]*\}/, '') : rest;
      const label =
        rest.startsWith('[') || rest.startsWith('{') ? rest : words && `[${words.replace(/[[\]]/g, '\\$&')}]`;
      return `${before}${colons}${name}${label}`;
    }),
  );
}

/** A remark plugin. */
export function remarkContainers(this: Processor) {
  const data = this.data();
  const flow = directive().flow?.[58];
  const [container] = Array.isArray(flow) ? flow : [flow];
  if (!container) return undefined;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow: { 58: container } }];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
  return (tree: Root) => {
    visit(tree, 'containerDirective', (node) => {
      render(node);
    });
  };
}

function render(node: ContainerDirective): void {
  const [label] = node.children;
  const hasLabel = label?.type === 'paragraph' && label.data && 'directiveLabel' in label.data;
  const words = hasLabel ? wordsIn(label) : '';
  // Quarto's `callout-note`.
  const name = node.name.toLowerCase().replace(/^callout-/, '');
  // Qiita's `:::note warn` and Zenn's `:::message alert` say the kind in the label.
  const own = kindOf(words);
  const kind = own && /^(note|message)$/.test(name) ? own : kindOf(name);
  if (/^(details|spoiler|collapse|toggle)$/.test(name)) {
    node.data = { hName: 'details' };
    if (hasLabel) label.data = { ...label.data, hName: 'summary' };
  } else if (kind) {
    // Its title may be its first heading.
    const heading = name !== node.name && label?.type === 'heading' ? label : null;
    const title = heading?.children ?? (hasLabel && (own === null || kind !== own) ? label.children : null);
    if (hasLabel || heading) node.children.shift();
    alertOf(node, kind, title);
  } else {
    node.data = { hName: 'div' };
  }
}
