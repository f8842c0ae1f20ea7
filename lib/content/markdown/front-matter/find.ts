// Where the front matter of a Markdown file is. Authors put it into comments and samples of code too, below other things,
// and between other lines than three dashes: no draft is shown because of that.
import { isAboutHiding } from '../hidden/hidden';
import { bareFields } from './bare-fields';
import { fencedAt, isBlank, isFields, type Lines, namesIn } from './fenced-fields';

export interface Found extends Pick<Lines, 'language' | 'data' | 'place'> {
  /** The number of its first line in the text. */
  line: number;
  /** The text without it. */
  content: string;
  /** Whether words are above it: it may be an example, so it only tells whether the post is hidden, and stays where it is. */
  isBelowWords: boolean;
}

interface Asked {
  /** Whether it is a page that Notion has exported. */
  isNotion: boolean;
  /** Whether there is front matter above. */
  isSecond: boolean;
}

// What is further down belongs to the text.
const LAST_LINE = 60;

/**
 * @returns what is nearest to the top; null where there is none
 * @throws Error where it begins and has no end
 */
export function findFrontMatter(text: string, { isNotion, isSecond }: Asked): Found | null {
  const lines = text.split('\n');
  let hasText = false;
  // More than headings.
  let hasWords = false;
  for (let at = 0; at < Math.min(lines.length, LAST_LINE) && !(isSecond && hasText); ) {
    const comment = commentAt(lines, at);
    const code = codeAt(lines, at);
    const found =
      (comment && !hasWords ? inComment(comment) : null) ??
      fencedAt(lines, at, !hasText && !isSecond) ??
      (code && !hasText && !isSecond ? inCode(lines, code) : null) ??
      (hasText || isSecond ? null : bareFields(lines, at, isNotion));
    if (found && (!hasWords || namesIn(found.data).some((name) => name && isAboutHiding(name))))
      return { ...withoutIt(lines, at, found, hasText), isBelowWords: hasWords };
    const line = lines[at] ?? '';
    const isText = comment === null && !isBlank(line) && !/^(?:import\s|%YAML)/.test(line);
    hasText ||= isText;
    hasWords ||= isText && !/^ {0,3}#{1,6}\s/.test(line);
    at = (comment ?? code)?.to ?? at + 1;
  }
  return null;
}

function withoutIt(lines: string[], at: number, found: Lines, isBelowText: boolean) {
  const above = lines.slice(0, at).join('\n');
  const below = found.content ?? lines.slice(found.to).join('\n');
  const place = isBelowText ? 'is below other text' : found.place;
  return {
    ...found,
    ...(place ? { place } : {}),
    line: found.from + 1,
    content: isBlank(above) ? below : `${above}\n\n${below}`,
  };
}

interface Part {
  /** The indexes of its first line, and of the line below it. */
  from: number;
  to: number;
  inside: string[];
  language: string;
}

// HTML's, MDX's, Liquid's, Jinja's, and a link that nothing refers to.
const COMMENTS: [begin: RegExp, end: RegExp][] = [
  [/^[\s\u200b]*<!--+/, /--+>[\s\u200b]*$/],
  [/^\s*\{\/\*+/, /\*+\/\}\s*$/],
  [/^\s*\{%-?\s*comment\s*-?%\}/, /\{%-?\s*endcomment\s*-?%\}\s*$/],
  [/^\s*\{#/, /#\}\s*$/],
  [/^\s*\[(?:\/\/|comment|#)\]:\s*(?:<>|#)\s*["(']?/, /["')]?\s*$/],
];

function commentAt(lines: string[], at: number): Part | null {
  const line = lines[at] ?? '';
  for (const [begin, end] of COMMENTS) {
    if (!begin.test(line)) continue;
    const own = line.replace(begin, '');
    const last = end.test(own) ? at : lines.findIndex((each, index) => index > at && end.test(each));
    if (last < 0) return null;
    const inside = [own, ...lines.slice(at + 1, last + 1)];
    inside.push((inside.pop() ?? '').replace(end, ''));
    return { from: at, to: last + 1, inside, language: '' };
  }
  return null;
}

/** Fields in a comment, between lines or without, or one word that says that the post is no post yet. */
function inComment({ from, to, inside }: Part): Lines | null {
  const place = 'is in a comment';
  const first = inside.findIndex((line) => !isBlank(line));
  const text = inside.join('\n');
  const fenced = fencedAt(inside, first, true);
  if (fenced) return { ...fenced, from: from + fenced.from, to, place };
  if (isFields(text)) return { language: 'yaml', data: text, from: from + first, to, place };
  // Nikola's own place.
  const bare = bareFields([...inside.slice(first), ''], 0, false);
  if (bare?.language === 'lines') return { language: 'lines', data: bare.data, from: from + first, to };
  if (/^\W*(?:draft|wip|unpublished|private|do not publish)\W*$/i.test(text))
    return { language: 'yaml', data: 'draft: true', from, to, place };
  return null;
}

function codeAt(lines: string[], at: number): Part | null {
  const [, fence = '', language = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*([\w-]*)/.exec(lines[at] ?? '') ?? [];
  if (fence === '') return null;
  // Around a whole file it ends with the file: there may be others within.
  const last = lines.findLastIndex((line) => !isBlank(line));
  const isWhole = /^(?:md|mdx|markdown)$/i.test(language) && lines[last]?.trim() === fence;
  const end = isWhole ? last : lines.findIndex((line, index) => index > at && line.trim().startsWith(fence));
  if (end <= at) return null;
  return { from: at, to: end + 1, inside: lines.slice(at + 1, end), language: language.toLowerCase() };
}

/** Front matter as a sample of code, or a whole file that somebody copied together with the fence around it. */
function inCode(lines: string[], { from, to, inside, language }: Part): Lines | null {
  const place = 'is in a sample of code';
  const first = inside.findIndex((line) => !isBlank(line));
  const isWhole = /^(?:md|mdx|markdown)$/.test(language);
  const fenced =
    isWhole || /^(?:ya?ml|front-?matter|)$/.test(language) ? fencedAt(inside, first, true) : null;
  if (fenced && isWhole)
    return {
      ...fenced,
      from: from + 1 + fenced.from,
      to,
      place,
      content: [...inside.slice(fenced.to), ...lines.slice(to)].join('\n'),
    };
  if (fenced) return { ...fenced, from: from + 1 + fenced.from, to, place };
  const data = inside.join('\n');
  const kind = language.replace('yml', 'yaml').replace(/^front-?matter$/, 'yaml');
  return /^(?:yaml|toml|json)$/.test(kind) && isFields(data)
    ? { language: kind, data, from: from + 1, to, place }
    : null;
}
