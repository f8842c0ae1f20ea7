// The title of a Markdown file that says none, and the heading that would say it a second time.
import { toString as wordsIn } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { plainText } from '../../text/plain-text';

const parser = unified().use(remarkParse).freeze();

interface Titled {
  title: string;
  content: string;
}

/**
 * @param title what the front matter says; null where it says none
 * @param name what the file's name says, the last resort
 * @returns the title, and the text without a heading that is the same: the page shows the title above it
 */
export function titled(title: string | null, content: string, name: string): Titled {
  const heading = title === null || beginsWithHeading(content) ? headingIn(content) : null;
  if (heading === null) return { title: title ?? wordsOf(name), content };
  if (title !== null && !(heading.isFirst && same(title, heading.text))) return { title, content };
  return { title: title ?? heading.text, content: heading.rest };
}

// Pictures, comments, tags without words and lines, which may stand above a heading that is the first all the same.
const ABOVE =
  /^(?:\s|<!--[\s\S]*?-->|\[?!\[[^\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])(?:\]\([^)\n]{0,2000}\))?(?:\{[^{}\n]{0,500}\})?(?:[ \t]*\n[*_][^\n]{1,300}[*_](?=[ \t]*\n))?|!\[\[[^\]\n]{0,500}\]\]|<(?!h1\b)\/?[a-z][^<>]{0,2000}>|(?:-{3,}|\*{3,})[ \t]*\n|\{:[^{}\n]{0,500}\})+/i;
const HTML_HEADING = /^<h1\b[^<>]{0,500}>([\s\S]{0,1000}?)<\/h1>[ \t]*\n?/i;

/** Whether it is worth a parser's time: most texts have their title in the front matter. */
function beginsWithHeading(content: string): boolean {
  return /^(?:#[ \t]|<h1\b|[^\n]+\n=+[ \t]*(?:\n|$))/i.test(content.replace(ABOVE, ''));
}

interface Heading {
  text: string;
  /** Whether nothing but pictures and comments is above it. */
  isFirst: boolean;
  /** The content without it. */
  rest: string;
}

/** The heading that stands for the title: the first thing in the text, or the only one of its rank. */
function headingIn(content: string): Heading | null {
  return htmlHeadingIn(content) ?? markdownHeadingIn(content);
}

function htmlHeadingIn(content: string): Heading | null {
  const above = ABOVE.exec(content)?.[0] ?? '';
  const [whole, inside = ''] = HTML_HEADING.exec(content.slice(above.length)) ?? [];
  const text = plainText(inside).replace(/\s+/g, ' ').trim();
  if (whole === undefined || text === '') return null;
  return { text, isFirst: true, rest: above + content.slice(above.length + whole.length) };
}

function markdownHeadingIn(content: string): Heading | null {
  const { children } = parser.parse(content);
  const tops = children.filter((node) => node.type === 'heading' && node.depth === 1);
  const [top] = tops;
  const above = children.slice(0, top ? children.indexOf(top) : 0);
  const isFirst = above.every(
    (node) =>
      node.type === 'html' ||
      node.type === 'thematicBreak' ||
      (node.type === 'paragraph' && node.children[0]?.type === 'image') ||
      wordsIn(node, { includeImageAlt: false }).replace(WIKI_PICTURE, '').trim() === '',
  );
  if (!top?.position || !(isFirst || tops.length === 1)) return null;
  const text = wordsIn(top)
    .replace(/\s*\{[:#][^{}]*\}\s*$/, '')
    .trim();
  if (text === '') return null;
  const { start, end } = top.position;
  return {
    text,
    isFirst,
    rest: content.slice(0, start.offset) + content.slice(end.offset).replace(/^\n+/, ''),
  };
}

const WIKI_PICTURE = /!\[\[[^\]\n]*\]\]|\{:[^{}\n]*\}/g;

const INLINE_TAG =
  /<\/?(?:a|abbr|b|br|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?\/?>/gi;

/** A title that is written with Markdown or HTML, as plain text; `Vec<T>` and `__init__` stay. */
export function plainTitle(title: string): string {
  if (!/[<&`*]/.test(title)) return title;
  return title
    .replace(INLINE_TAG, '')
    .replace(/&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/gi, (entity) => plainText(`a${entity}`).slice(1))
    .replace(/(`+)([^`]+)\1/g, '$2')
    .replace(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/g, '$1')
    .trim();
}

/** But for case and signs, those apart that make another word or number: C and C++, 1.0 and 10. */
const same = (a: string, b: string) => a === b || (letters(a) === letters(b) && /[\p{L}\p{N}]/u.test(a));
const letters = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(
      /(?<![\p{L}\p{N}+#])[+#](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\.|\.(?![\p{L}\p{N}])|[^\p{L}\p{N}+#.]/gu,
      '',
    );

function wordsOf(name: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(name)) return name;
  const words = name.replace(/[-_]+/g, ' ').trim() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
