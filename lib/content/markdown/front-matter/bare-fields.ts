// Fields above the text without lines of signs around them, as some generators have them.
import { coreOf } from '../hidden/rules';
import * as words from '../hidden/words';
import { isBlank, type Lines, namesIn } from './fenced-fields';
import { isKnown, isWeak } from './fields';
import { plainName, SYNONYMS } from './synonyms';

// Hexo lets the first line of dashes, or of semicolons, be left out; Bear has underscores below.
const UNOPENED =
  /^(?<data>(?:title|date|layout|tags|categories|slug|draft|published|description|permalink)[ \t]*:[^\n]*\n(?:[^\n]*\n)*?)(?:-{3,}|_{3,})[ \t]*(?:\n|$)/i;
const UNOPENED_JSON = /^(?<data>"\w+"[ \t]*:[^\n]*\n(?:[^\n]*\n)*?);{3,}[ \t]*(?:\n|$)/;
// Pelican's, MultiMarkdown's and Logseq's stand in lines above an empty one; a title and one more make sure, and so does
// a word for hidden.
const ANY = '\\p{L}[\\p{L}\\p{N}_-]{0,30}(?: [\\p{L}\\p{N}_-]{1,30})?';
// What goes on is indented. Two colons are read in one way, for two would take twice the time with each line.
const FIELD = `${ANY}[ \\t]*(?:::|:(?!:))[^\\n]*\\n(?:(?: {4}|\\t)[ \\t]*\\S[^\\n]*\\n){0,20}`;
const BARE = new RegExp(`^(?<data>(?:${FIELD}){1,30})(?:\\n|(?=#)|$)`, 'u');
const TITLES = ['title', '제목', 'タイトル', '标题', '標題'];
const OTHERS = new Set(
  (['publishedAt', 'updatedAt', 'excerpt', 'tags', 'categories', 'author', 'lang', 'slug'] as const).flatMap(
    (name): readonly string[] => SYNONYMS[name],
  ),
);

const OF_HIDING = new Set([
  ...words.SURELY_HIDDEN,
  ...words.PUBLISHED,
  'status',
  '상태',
  'ステータス',
  '状态',
  '狀態',
]);
const isOfHiding = (name: string) => OF_HIDING.has(coreOf(name) ?? '');

/** Whether they say a title and one thing more that is said of posts, or that the post is hidden. */
function areFields(data: string): boolean {
  if (data.split('\n').some((line) => isOfHiding(namesIn(line)[0] ?? '') && saysKnown(line))) return true;
  const names = namesIn(data).flatMap((name) => name ?? []);
  const isTelling = (name: string) => TITLES.includes(name) || isOfHiding(name);
  const known = names.filter((name) => isTelling(name) || (OTHERS.has(name) && !isWeak(name)));
  if (!names.some(isTelling) || known.length < 2) return false;
  return names.some(isOfHiding) || namesOfTwoWords(data).every(isRead);
}

// A review begins so as well: "Page count: 320".
const namesOfTwoWords = (data: string) =>
  [...data.matchAll(/^([^\s:]+ [^\s:]+)[ \t]*:/gm)].map(([, name = '']) => plainName(name));
const isRead = (name: string) => isKnown(name) || coreOf(name) !== null;

// Org's, Nikola's; and what Notion puts below the title of an exported page.
const NIKOLA = /^(?=(?:\.\.[^\n]*\n)*?\.\. title:)(?<data>(?:\.\. [\w-]+:[^\n]*\n)+)\n?/;
const ORG = /^(?=(?:#\+[^\n]*\n)*?#\+title:)(?<data>(?:#\+\w[\w-]*:[^\n]*\n)+)\n?/i;
const NOTION = /^(?<heading># [^\n]+\n)\n(?<data>(?:\p{L}[^\n:]{0,40}: [^\n]*\n){1,30})\n/u;
// Pandoc's title, authors and date.
const PANDOC = /^% (?<title>[^\n]+)\n% (?<author>[^\n]*)\n% (?<date>[^\n]*)(?:\n|$)/;
// Behind it the line is empty, or it is a sentence about JSON.
const JSON_BEGINS = /^(?!\{[^\n]*\}[ \t]*\p{L})\{\s*"[^"\n]+"\s*:/u;

/** @param isNotion whether the file is a page that Notion has exported */
export function bareFields(lines: string[], at: number, isNotion: boolean): Lines | null {
  const text = lines.slice(at).join('\n');
  const found = (language: string, data: string, length: number, kept = ''): Lines => {
    const to = at + text.slice(0, length).split('\n').length;
    return { language, data, from: at, to, content: kept + text.slice(length) };
  };
  if (JSON_BEGINS.test(text)) {
    // It has no fence, and ends with its last brace, at the beginning of a line.
    const end = /^\}[ \t]*(?:\n|$)/m.exec(text);
    const data = text.slice(0, end ? end.index + 1 : text.indexOf('\n'));
    return found('json', data, data.length + (/^[ \t]*\n/.exec(text.slice(data.length))?.[0].length ?? 0));
  }
  const pandoc = PANDOC.exec(text);
  if (pandoc?.groups) {
    const { title, author, date } = pandoc.groups;
    const authors = author?.replace(/\s*;\s*/g, ', ');
    return found('lines', `title: ${title}\nauthor: ${authors}\ndate: ${date}`, pandoc[0].length);
  }
  const alone = NIKOLA.exec(text) ?? ORG.exec(text) ?? (isNotion ? NOTION.exec(text) : null);
  if (alone?.groups) return found('lines', alone.groups.data ?? '', alone[0].length, alone.groups.heading);
  const unopened = UNOPENED.exec(text);
  if (unopened?.groups?.data && isBlock(unopened.groups.data))
    return found('yaml', unopened.groups.data ?? '', unopened[0].length);
  const json = UNOPENED_JSON.exec(text);
  if (json?.groups) return found('json', json.groups.data ?? '', json[0].length);
  const bare = BARE.exec(text);
  const data = bare?.groups?.data ?? '';
  return bare && areFields(data) ? found('lines', data, bare[0].length) : null;
}

// A sentence may begin as a field does: "Draft: this is about beer".
const KNOWN = new Set([...words.YES, ...words.NO, ...words.HIDDEN_STATES, ...words.SHOWN_STATES]);

/** Whether one field says what only a field says: yes, no, a state or a date. */
function saysKnown(field: string): boolean {
  const said = field.slice(field.indexOf(':') + 1).replace(/[\s"':_-]/g, '');
  return KNOWN.has(said.toLowerCase()) || /^\d[\d./TZ+]*$/.test(said);
}

/** Whether it is more than a heading or paragraphs that begin as a field does. */
function isBlock(data: string): boolean {
  const names = namesIn(data);
  const isFull = !names.includes(null) || !data.trimEnd().split('\n').some(isBlank);
  return isFull && (names.length > 1 || names[0] === 'title' || saysKnown(data));
}
