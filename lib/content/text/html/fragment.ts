// HTML as a tree.
import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

export const parseFragment = (html: string): Root => parser.parse(html);
