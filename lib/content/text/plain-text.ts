// HTML as the text that a browser shows: for titles, names and excerpts, which some CMSs give as HTML.
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  children?: Node[];
}

/** The text without tags, entities resolved. */
export function plainText(html: string): string {
  return textOf(parser.parse(html)).trim();
}

function textOf({ type, tagName, value, children = [] }: Node): string {
  if (type === 'text') return value ?? '';
  return tagName === 'script' || tagName === 'style' ? '' : children.map(textOf).join('');
}
