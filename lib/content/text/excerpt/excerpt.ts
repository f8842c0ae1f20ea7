// An excerpt for a post that has none of its own: its first paragraph, as the page shows it.
import { type Text, toTree } from '../pipeline';
import { firstItem, firstParagraph } from './first-words';
import { cut, excerptWithoutParser } from './start';

// Where the first paragraph isn't found in what looks like it, a text that begins with long code is read further.
const SURE = 4000;
const LOOKED_AT = [SURE, 40_000, 400_000];

/** The first paragraph without its markup, cut between words. */
export function excerptOf({ content: text, format }: Text): string {
  // An empty line above, as below front matter, would hide where the first paragraph ends.
  const content = text.replace(/^(?:[ \t\u200b\ufeff]*\r?\n)+/, '');
  const plain = excerptWithoutParser({ content, format });
  if (plain !== null) return plain;
  for (const length of [firstBlockEnd(content, format), ...LOOKED_AT]) {
    const start = withOpenEnded(content, length) + definitions(content, length);
    const tree = toTree({ content: start, format });
    const paragraph = firstParagraph(tree);
    if (paragraph !== '') return cut(paragraph);
    // A text that is one list, as releases and collections of links are, begins with what the list does.
    const item = length >= SURE || content.length <= length ? firstItem(tree) : '';
    if (item !== '') return cut(item);
    if (content.length <= length) break;
  }
  return '';
}

/** Where the block ends that looks like the first paragraph: a parser need not see more. */
function firstBlockEnd(content: string, format: Text['format']): number {
  const form =
    format === 'html'
      ? /<p\b[^>]*>[^<]*\S[\s\S]*?<\/p>/i
      : /(?<=^|\n\s*\n) {0,3}(?![#>|`~:={%!?\-+]|<!|\d+[.)])[^\n]*\S[\s\S]*?(?=\n[ \t]*\r?\n|$)/;
  const block = form.exec(content.slice(0, LOOKED_AT[0]));
  return block ? block.index + block[0].length : (LOOKED_AT[0] ?? 0);
}

const NOT_FOR_READERS = [
  ['<!--', '-->'],
  ['<script', '</script>'],
  ['<style', '</style>'],
] as const;

/** The start of a text, with the end of what is cut: what is in a comment or a script is not for readers. */
function withOpenEnded(content: string, length: number): string {
  const start = content.slice(0, length);
  const said = start.toLowerCase();
  const ends = NOT_FOR_READERS.filter(
    ([open, end]) =>
      said.lastIndexOf(open) > said.lastIndexOf(end) && content.toLowerCase().includes(end, length),
  ).map(([, end]): string => end);
  const formulas = start.split(/^[ \t]*\$\$[ \t]*$/m).length - 1;
  if (formulas % 2 === 1 && content.includes('$$', length)) ends.push('\n$$');
  return start + ends.join('');
}

/** Where links lead is said at the end of some texts; without it they would be no links. */
function definitions(content: string, from: number): string {
  const start = content.slice(0, from);
  if (!start.includes(']')) return '';
  const all = content.slice(from).matchAll(/^ {0,3}\[([^\]\n]+)\]:.*$/gm);
  const said = start.toLowerCase();
  const used = [...all]
    .filter(([, label = '']) => said.includes(`[${label.toLowerCase()}]`))
    // A note may begin in the next line.
    .map(([line]) => (line.trimEnd().endsWith(':') ? `${line} …` : line));
  return used.length > 0 ? `\n\n${used.join('\n')}` : '';
}

/** A description that an author wrote, without the Markdown in it. */
export function plainMarkdown(markdown: string): string {
  if (!/[*_`<&[\\$]|~~|:\w+:|\{[{%]/.test(markdown)) return markdown;
  return firstParagraph(toTree({ content: markdown, format: 'markdown' })) || markdown;
}
