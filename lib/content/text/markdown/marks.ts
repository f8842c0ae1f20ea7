// Marked words, as Obsidian and others have them: `==so==`. What compares two things is none: `(a)==(b)`, `x==y`.
import type { Parent, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from '../visit';
import { EAST_ASIAN } from './east-asian';

// Chinese and Japanese have no spaces between words.
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const OPENING = new RegExp(
  `(?<=^|[\\s([{“‘「『（。，、：；！？）」』”])==(?=[^\\s=]|$)|(?<=["'])==(?=[^\\s="'.,)])|(?<=[${UNSPACED}])==(?=[${UNSPACED}])`,
  'gu',
);
const CLOSING = new RegExp(`^([^=\\n]*)==(?=$|[\\s.,;:!?)\\]}"'~·…。、，！？」』）”’]|[${EAST_ASIAN}])`, 'u');

/** A remark plugin. */
export function remarkMarks() {
  return (tree: Root) => {
    visit(tree, (node) => {
      if ('children' in node) mark(node);
    });
  };
}

function mark(parent: Parent): void {
  let isCode = false;
  for (let at = 0; at < parent.children.length; at += 1) {
    const node = parent.children[at];
    if (node?.type === 'html') isCode = /^<(?:code|pre|samp|kbd)\b/i.test(node.value);
    if (node?.type !== 'text' || isCode) continue;
    const found = markIn(parent, at, node.value);
    if (found === null) continue;
    const { before, inside } = found;
    const marked: PhrasingContent = { type: 'emphasis', data: { hName: 'mark' }, children: inside.children };
    parent.children.splice(at, inside.last - at + 1, ...words(before), marked, ...words(inside.rest));
    // What is behind it is looked at next.
    if (before !== '') at += 1;
  }
}

const words = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
const isEdge = (node: RootContent | undefined) => node === undefined || /^(?:break|html)$/.test(node.type);

function markIn(parent: Parent, at: number, text: string) {
  for (const { index } of text.matchAll(OPENING)) {
    if (index === 0 && !isEdge(parent.children[at - 1])) continue;
    const inside = insideFrom(parent, at, index + 2);
    if (inside) return { before: text.slice(0, index), inside };
  }
  return null;
}

/** What is between the signs, in a line and without another such sign; null where nothing closes it. */
function insideFrom({ children }: Parent, first: number, from: number) {
  const inside: PhrasingContent[] = [];
  for (let at = first; at < children.length; at += 1) {
    const node = children[at];
    if (node?.type === 'break' || node === undefined) return null;
    if (node.type !== 'text') {
      inside.push(node as PhrasingContent);
      continue;
    }
    const text = at === first ? node.value.slice(from) : node.value;
    const [closing, last = ''] = CLOSING.exec(text) ?? [];
    const rest = closing === undefined ? '' : text.slice(closing.length);
    const isClosed =
      closing !== undefined &&
      !/\s$/.test(last) &&
      (rest !== '' || isEdge(children[at + 1])) &&
      (last !== '' || inside.length > 0);
    if (isClosed) return { children: [...inside, ...words(last)], last: at, rest };
    if (/[=\n]/.test(text)) return null;
    inside.push(...words(text));
  }
  return null;
}
