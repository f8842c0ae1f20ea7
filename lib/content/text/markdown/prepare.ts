// Signs of other Markdown parsers, brought into a form that this one knows. What is code stays as it is.
import { kindOf } from './alert-kinds';
import { withCommentsEnded } from './comments';
import { withComponents } from './component-signs';
import { EDITED_WORDS } from './edited-words';
import { withFencedBoxes } from './fenced-boxes';
import { HEADINGS } from './headings';
import { withNuxtBoxes } from './nuxt-boxes';
import { withElementsEnded } from './open-elements';
import { outsideCode } from './outside-code';
import { withPandocBlocks } from './pandoc-blocks';
import { PLAYER_SIGNS } from './player-signs';
import { READINGS } from './readings';
import { type Form, SIGNS } from './signs';
import { withHeads } from './tables';

const FORMS: Form[] = [
  ...PLAYER_SIGNS,
  ...SIGNS,
  ...EDITED_WORDS,
  ...READINGS,
  ...HEADINGS,
  // Obsidian's comments of several lines are not for readers.
  [/^%%/m, /^%%[ \t]*\n[\s\S]{0,9999}?\n%%[ \t]*$/gm, ''],
  // To kramdown and others HTML ends where its element does.
  [/^<\/\w+>[ \t]*\n#/m, /^(<\/\w{1,20}>[ \t]*\n)(?=#{1,6}[ \t]+\S)/gm, '$1\n'],
  // Spaces that a keyboard makes by mistake.
  [/[\u00a0\u3000]/, /^([ \t]*(?:#{1,6}|[-*+]|\d{1,9}[.)]))[\u00a0\u3000]+(?=\S)/gm, '$1 '],
  // An address without quotes may have signs in it that ask for them; `style={{…}}` is code of React.
  [
    /<\w[^>]*=[^"'\s>]/,
    /(<(?:img|a|source|video|audio|iframe)\b[^<>]{0,1000}?\s(?:src|href)[ \t]?=[ \t]?)([^\s"'<>{}]{1,2000})(?=[\s>])/gi,
    '$1"$2"',
  ],
  [/\sstyle=\{\{/, /(<[a-zA-Z][^<>{}]{0,500}?)\sstyle=\{\{[^{}]{0,500}\}\}/g, '$1'],
  [/^:::/m, /^:::[ \t]*toc[ \t]*:::[ \t]*$/gim, ''],
  // Attributes of a table would be its last row, and those in a row only one of them.
  [
    /^[ \t]*\{[ \t]*[:.#\w]/m,
    /^(\|[^\n]{0,5000}|[^\n]{0,5000}\|)[ \t]*\n([ \t]*\{[ \t]*(?:[:.#]|[\w-]{1,50}=["'])[^{}\n]{0,500}\}[ \t]*)$/gm,
    '$1\n\n$2',
  ],
  // Classes belong to another style sheet; those of Chirpy's boxes say what a quote is.
  [/^[ \t]*\{:[ \t]*\./m, /^[ \t]*\{:[ \t]*(?:\.(?!prompt-)[\w-]{1,100}[ \t]*){1,20}\}[ \t]*$/gm, ''],
  [/\{:[ \t]*refdef/, /^[ \t]*\{:[ \t]*refdef(?::[^{}\n]{0,200})?[ \t]*\}[ \t]*$/gm, ''],
  // An address alone between stars takes them along.
  [/\*\*https?:/, /(\*\*|__)(https?:\/\/[^\s*<>[\]]{1,500})\1/g, '$1<$2>$1'],
];

/** @returns Markdown that says the same */
export function prepareText(markdown: string): string {
  // Boxes come first: the opening of one looks like a player of others.
  const boxed = withFencedBoxes(withNuxtBoxes(markdown));
  const ended = withComponents(withElementsEnded(withCommentsEnded(boxed).markdown)).markdown;
  const isThere = FORMS.filter(([sign]) => sign.test(ended));
  const prepared = outsideCode(ended, (text) =>
    isThere.reduce((all, [, form, into]) => all.replace(form, into as string), text),
  );
  return withInlineNotes(withMarkdownInHtml(withAdmonitions(withHeads(withPandocBlocks(prepared)))));
}

const ADMONITION =
  /^([ \t]{0,8})(!!!|\?\?\?\+?|===[!+]?(?=[ \t]+"))[ \t]+([\w-]*)(?:[ \t]+inline(?:[ \t]+end)?)?(?:[ \t]*"([^"\n]*)"|[ \t]+([^"\s][^"\n]{0,200}))?[ \t]*\n/gm;

/** Python-Markdown's and MkDocs' `!!! note "Title"` and `=== "Tab"`, whose text is indented. */
function withAdmonitions(markdown: string): string {
  if (!/^[ \t]*(?:!!!|\?\?\?|===)/m.test(markdown)) return markdown;
  let result = '';
  let at = 0;
  // The sign of a box in a sample of code begins none; as a box may have code in it, the text is not taken apart at code.
  const inProse = new Set<string>();
  outsideCode(markdown, (text) => {
    for (const [line] of text.matchAll(ADMONITION)) inProse.add(line);
    return text;
  });
  for (const match of markdown.matchAll(ADMONITION)) {
    if (match.index < at || !inProse.has(match[0])) continue;
    const [whole, before = '', sign = '', kind = '', quoted, bare] = match;
    // Hexo's plugin asks for no quotes.
    if (bare !== undefined && kindOf(kind) === null) continue;
    const title = quoted ?? bare?.trim();
    const start = match.index + whole.length;
    const inside = indentedFrom(markdown, start, before.length + 4);
    // "!!! Hot" is an exclamation where nothing belongs to it.
    if (inside.trim() === '' && quoted === undefined) continue;
    const name = sign === '!!!' ? kind : 'details';
    const label = title ?? (name === kind ? '' : kind);
    const text = inside.replaceAll(/^(?: {4}|\t)/gm, '').trimEnd();
    const shown = sign.startsWith('=')
      ? `${before}**${title}**\n\n${text}\n\n`
      : `${before}:::${name} ${label}\n${text}\n${before}:::\n\n`;
    result += markdown.slice(at, match.index) + shown;
    at = start + inside.length;
  }
  return result + markdown.slice(at);
}

/** The lines that are indented so far, and empty ones between them. */
function indentedFrom(text: string, from: number, columns: number): string {
  let end = from;
  while (end < text.length) {
    const next = text.indexOf('\n', end);
    const line = text.slice(end, next < 0 ? text.length : next);
    const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
    if (line.trim() !== '' && indent < columns) break;
    end = next < 0 ? text.length : next + 1;
  }
  return text.slice(from, end);
}

const WITH_MARKDOWN =
  /<(\w+)((?:\s[^<>]{0,500})?)\smarkdown(?:=["']?(?:1|block|span|true)["']?)?((?:\s[^<>]{0,500})?)>/g;

/** Between blank lines Markdown in HTML is Markdown, which kramdown and others say by an attribute. */
function withMarkdownInHtml(markdown: string): string {
  if (!/<\w[^<>]*\smarkdown[=\s>]/.test(markdown)) return markdown;
  return outsideCode(markdown, (text) => {
    const names = new Set([...text.matchAll(WITH_MARKDOWN)].map(([, name]) => name));
    const opened = text.replace(WITH_MARKDOWN, '<$1$2$3>\n\n');
    if (names.size === 0) return text;
    const ends = new RegExp(`[ \\t]*(</(?:${[...names].join('|')})>|</summary>)[ \\t]*`, 'g');
    return opened.replace(ends, (_, end: string) => (end === '</summary>' ? `${end}\n\n` : `\n\n${end}\n\n`));
  });
}

const INLINE_NOTE = /(?<!\\)\^\[([^[\]\n]{1,1000})\](?!\()([+{$])?/g;
// Letters that a regular expression asks for, `^[a-z]+$`, are no note.
const isExpression = (note: string, more: string) =>
  note.startsWith('^') ||
  (more !== '' && !/\s/.test(note)) ||
  (/(?<![A-Za-z\d])(?:a-z|A-Z|0-9|가-힣|ㄱ-ㅎ|ぁ-ん|ァ-ヶ)|\\[wWdDsSb]/.test(note) &&
    !/\p{L}{3}/u.test(note));

/** Pandoc's and Obsidian's notes in the sentence: `word^[A note.]`. */
function withInlineNotes(markdown: string): string {
  if (!markdown.includes('^[')) return markdown;
  const notes: string[] = [];
  const text = outsideCode(markdown, (part) =>
    part.replace(INLINE_NOTE, (whole, note: string, more = '') => {
      if (isExpression(note, more)) return whole;
      notes.push(note);
      return `[^inline-note-${notes.length}]${more}`;
    }),
  );
  return text + notes.map((note, index) => `\n\n[^inline-note-${index + 1}]: ${note}`).join('');
}
