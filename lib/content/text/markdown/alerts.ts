// Quotes that begin with `[!NOTE]`, as GitHub and Obsidian write boxes.
import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import { isBlankText } from '../html/element';
import { visit } from '../visit';
import { alertOf, kindOf } from './alert-kinds';

const MARK = /^\[!(?<word>[\w-]+)(?:\|[^\]]*)?\](?<fold>[+-]?)[ \t]*/;

/** A remark plugin. */
export function remarkAlerts() {
  return (tree: Root) => {
    visit(tree, 'blockquote', (quote) => {
      const first = quote.children[0];
      if (first?.type === 'paragraph') asAlert(quote, first);
    });
  };
}

function asAlert(quote: Blockquote, first: Paragraph): void {
  const start = first.children[0];
  const mark = start?.type === 'text' ? MARK.exec(start.value) : null;
  if (start?.type !== 'text' || !mark?.groups) return;
  const { word = '', fold } = mark.groups;
  start.value = start.value.slice(mark[0].length);
  const { title, rest } = cutAtLineEnd(first.children);
  if (rest.length > 0) first.children = rest;
  else quote.children.shift();
  if (fold) {
    const summary: Paragraph = {
      type: 'paragraph',
      data: { hName: 'summary' },
      children: title.length > 0 ? title : [{ type: 'text', value: word }],
    };
    quote.children.unshift(summary);
    quote.data = { hName: 'details', hProperties: fold === '+' ? { open: true } : {} };
    return;
  }
  alertOf(
    quote,
    kindOf(word) ?? 'note',
    title.length > 0 ? title : kindOf(word) ? null : [{ type: 'text', value: word }],
  );
}

/** What is on the first line, and what is below it. */
function cutAtLineEnd(children: PhrasingContent[]): { title: PhrasingContent[]; rest: PhrasingContent[] } {
  const at = children.findIndex(
    (node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
  );
  const node = children[at];
  if (!node) return { title: children.filter((each) => !isBlankText(each)), rest: [] };
  const [before, after] =
    node.type === 'text'
      ? [node.value.slice(0, node.value.indexOf('\n')), node.value.slice(node.value.indexOf('\n') + 1)]
      : ['', ''];
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  return {
    title: [...children.slice(0, at), ...text(before.trim())].filter((each) => !isBlankText(each)),
    rest: [...text(after), ...children.slice(at + 1)],
  };
}
