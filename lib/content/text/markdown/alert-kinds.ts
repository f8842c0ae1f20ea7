// Boxes that stand out of the text: GitHub's five kinds, and what others call them.
import type { Paragraph, Parent, PhrasingContent } from 'mdast';
import { site } from '../../../../site.config';

const NAMES = site.words.texts.boxes;

type Kind = keyof typeof NAMES;

const KINDS: [Kind, string[]][] = [
  [
    'note',
    [
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
  ],
  ['tip', ['tip', 'hint', 'success', 'check', 'done', 'prompt-tip']],
  ['important', ['important', 'secondary']],
  ['warning', ['warning', 'warn', 'attention', 'prompt-warning']],
  ['caution', ['caution', 'danger', 'error', 'alert', 'failure', 'fail', 'missing', 'bug', 'prompt-danger']],
];

/** The kind of a box, of what an author calls it; null for what is none. */
export function kindOf(word: string): Kind | null {
  const plain = word.trim().toLowerCase();
  const own = plain === 'prompt-info' ? 'note' : plain;
  return KINDS.find(([, words]) => words.includes(own))?.[0] ?? null;
}

/** Makes a node a box. @param title what stands above it; null for the kind's name */
export function alertOf(
  node: Parent & { data?: object | undefined },
  kind: Kind,
  title: PhrasingContent[] | null,
): void {
  const isOwn = title !== null && title.length > 0;
  const heading: Paragraph = {
    type: 'paragraph',
    // A post may be in another language than the blog.
    data: { hProperties: { className: ['markdown-alert-title'], ...(isOwn ? {} : { lang: site.language }) } },
    children: isOwn ? title : [{ type: 'text', value: NAMES[kind] }],
  };
  node.children.unshift(heading);
  node.data = {
    ...node.data,
    hName: 'div',
    hProperties: { className: ['markdown-alert', `markdown-alert-${kind}`] },
  };
}
