// HTML as the text that a browser shows: for titles, names and excerpts, which some CMSs give as HTML.
import { parseFragment } from './html/fragment';

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  children?: Node[];
}

/** The text without tags, entities resolved. */
export function plainText(html: string): string {
  return textOf(parseFragment(html))
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

function textOf({ type, tagName, value, children = [] }: Node): string {
  if (type === 'text') return value ?? '';
  if (tagName === 'br') return ' ';
  return tagName === 'script' || tagName === 'style' ? '' : children.map(textOf).join('');
}
