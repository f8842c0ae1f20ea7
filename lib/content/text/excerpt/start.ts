// Excerpts of texts that begin with plain words, which needs no parser; and how an excerpt ends.
import type { Text } from '../pipeline';

const MAX_CHARACTERS = 200;

// Parsing a large folder takes seconds; most texts begin with a paragraph that is the same with and without a parser.
const MARKUP =
  /[*_<>&[\]\\{}$|^]|`|\w~|~~|==|%%|\+\+\S|:\S+:|::\S|\(\([\da-f]|^\s*(?:[#+=:-]|!!!|\?\?\?|\d+[.)]|~|\t| {4})/m;

/** The excerpt, where nothing in the first paragraph could be markup but code; null where only a parser can tell. */
export function excerptWithoutParser({ content, format }: Text): string | null {
  if (content === '') return '';
  const plain = format === 'markdown' ? plainStart(content) : null;
  return plain === null ? null : cut(squeezed(plain));
}

function plainStart(markdown: string): string | null {
  const block =
    markdown
      .slice(0, 4000)
      .replaceAll('\r\n', '\n')
      .replace(/^\s*\n/, '')
      .split(/\n[ \t]*\n/)[0] ?? '';
  const text = block.replace(/(?<!`)`([^`\n]*[^`\s])`(?!`)/g, '$1');
  const isPlain =
    squeezed(text) !== '' &&
    !isAddresses(text) &&
    block.length < 4000 &&
    // A player of Gatsby's.
    !/^\s*`[^`]*`\s*$/.test(block) &&
    !MARKUP.test(block.replace(/(?<!`)`[^`\n]*[^`\s]`(?!`)/g, 'x'));
  return isPlain ? text : null;
}

/** Whether it is nothing but addresses, in place of which the page has players and cards. */
export const isAddresses = (text: string): boolean =>
  squeezed(text)
    .split(' ')
    .every((word) => /^(?:https?:\/\/|www\.)./.test(word));

/** One space between words, and no signs without a width within them. */
export const squeezed = (text: string) =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

// The words that end before the cut are the same whatever comes this far behind it.
const SEGMENTED = 3 * MAX_CHARACTERS;

/** Cuts at a space, or where there is none near, between two words or letters of any script. */
export function cut(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  const start = text.slice(0, MAX_CHARACTERS + 1);
  const space = start.lastIndexOf(' ');
  if (space > MAX_CHARACTERS * 0.75) return `${text.slice(0, space).replace(/[\s,;:–—-]+$/, '')}…`;
  let end = 0;
  for (const { index, segment } of words.segment(text.slice(0, SEGMENTED))) {
    if (index + segment.length > MAX_CHARACTERS) break;
    end = index + segment.length;
  }
  if (end === 0) end = [...new Intl.Segmenter().segment(start)].at(-2)?.index || MAX_CHARACTERS;
  return `${text.slice(0, end).trimEnd()}…`;
}
