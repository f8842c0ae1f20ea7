// Boxes that stand out of the text: GitHub's five kinds, and what others call them.
import type { Paragraph, Parent, PhrasingContent } from 'mdast';

const KINDS: Record<string, string[]> = {
  note: [
    'note',
    'info',
    'information',
    'abstract',
    'summary',
    'tldr',
    'message',
    'todo',
    'example',
    'quote',
    'cite',
    'seealso',
    'question',
    'help',
    'faq',
  ],
  tip: ['tip', 'hint', 'success', 'check', 'done', 'prompt-tip'],
  important: ['important', 'secondary'],
  warning: ['warning', 'warn', 'attention', 'prompt-warning'],
  caution: ['caution', 'danger', 'error', 'alert', 'failure', 'fail', 'missing', 'bug', 'prompt-danger'],
};

/** The kind of a box, of what an author calls it; null for what is none. */
export function kindOf(word: string): string | null {
  const plain = word.trim().toLowerCase();
  const own = plain === 'prompt-info' ? 'note' : plain;
  return Object.keys(KINDS).find((kind) => KINDS[kind]?.includes(own)) ?? null;
}

/** Makes a node a box. @param title what stands above it; null for the kind's name */
export function alertOf(
  node: Parent & { data?: object | undefined },
  kind: string,
  title: PhrasingContent[] | null,
): void {
  const name = kind.charAt(0).toUpperCase() + kind.slice(1);
  const heading: Paragraph = {
    type: 'paragraph',
    data: { hProperties: { className: ['markdown-alert-title'] } },
    children: title && title.length > 0 ? title : [{ type: 'text', value: name }],
  };
  node.children.unshift(heading);
  node.data = {
    ...node.data,
    hName: 'div',
    hProperties: { className: ['markdown-alert', `markdown-alert-${kind}`] },
  };
}
