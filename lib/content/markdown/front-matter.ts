// The front matter of a Markdown file: YAML, TOML or JSON above the text.
import { parse as parseToml, TomlDate } from 'smol-toml';
import { isMap, isScalar, parseDocument, type Scalar, visit } from 'yaml';
import { z } from 'zod';
import { reasonOf } from '../../log';

type Data = Record<string, unknown>;

/** What is above the text, as it is written, and the text below it. */
interface Split {
  data: Data;
  content: string;
  /** What the author should mend, though it could be read. */
  problems: string[];
}

/** What is longer is no front matter, and takes long to parse. */
const MAX_LENGTH = 100_000;

const Data = z.record(z.string(), z.unknown());

// Three or more of a sign, and perhaps the language; it ends with the same, in YAML also with three dots.
const FENCED =
  /^(?<fence>-{3,}|\+{3,}|;{3,})(?<language>\w*)[ \t]*\n(?<data>(?:[\s\S]*?\n)?)(?:\k<fence>|\.{3})[ \t]*(?:\n|$)/;
// Hexo lets the first line of dashes be left out.
const UNOPENED =
  /^(?<data>(?:title|date|layout|tags|categories|slug)[ \t]*:[^\n]*\n(?:[^\n]*\n)*?)-{3,}[ \t]*(?:\n|$)/i;
// Pelican's and MultiMarkdown's stands in lines above an empty one; a title and one more make sure.
const BARE =
  /^(?=[\s\S]{0,2000}?^title[ \t]*:)(?=(?:[^\n]*\n){0,20}?(?:date|tags|category|slug|authors?|status|modified|summary|lang)[ \t]*:)(?<data>(?:[A-Za-z][\w-]{0,30}[ \t]*:[^\n]*\n){2,30})(?:\n|$)/im;
// Nikola's, in a comment or without; and what Notion puts below the title of an exported page.
const NIKOLA =
  /^(?:<!--[ \t]*\n)?(?=(?:\.\.[^\n]*\n)*?\.\. title:)(?<data>(?:\.\. [\w-]+:[^\n]*\n)+)(?:-->[ \t]*)?\n/;
const NOTION_PAGE = /[ _-][\da-f]{32}\.md$/;
const NOTION = /^# [^\n]+\n\n(?<data>(?:[^\W\d_][^\n:]{0,40}: [^\n]*\n){1,30})\n/u;
const LOOKS_BEGUN = /^(?:-{3}\w*[ \t]*\n+[\w-]+[ \t]*:|\+{3}[ \t]*\n+[\w-]+[ \t]*=)/;

/**
 * Splits a Markdown file.
 * @param text the whole file
 * @param path its name, which tells a page of Notion's
 * @returns numbers and dates as the text that they are; no data where there is no front matter
 * @throws Error saying what is wrong, and in which line
 */
export function splitFrontMatter(text: string, path = ''): Split {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const start = whole.replace(/^(?:[ \t\u200b]*\n)+/, '');
  const linesAbove = whole.slice(0, whole.length - start.length).split('\n').length;
  if (start.startsWith('{\n') || start.startsWith('{"')) return splitJson(start);
  const lines = NIKOLA.exec(start) ?? (NOTION_PAGE.test(path) ? NOTION.exec(start) : null);
  if (lines?.groups) return splitLines(start, lines[0], lines.groups.data ?? '');
  const match = FENCED.exec(start) ?? UNOPENED.exec(start) ?? bareFields(start);
  if (!match?.groups) {
    if (LOOKS_BEGUN.test(start))
      throw new Error('the front matter has no end: a line of --- (or +++) is missing below it');
    return { data: {}, content: whole, problems: [] };
  }
  const { fence = '---', language, data = '' } = match.groups;
  if (data.length > MAX_LENGTH) throw new Error(`the front matter is longer than ${MAX_LENGTH} characters`);
  // The fence above it is a line too.
  const line = linesAbove + (match.groups.fence ? 1 : 0);
  const { parsed, problems } = parseAs(language || LANGUAGES[fence.charAt(0)] || 'yaml', data, line);
  const fields = Data.safeParse(parsed ?? {});
  if (!fields.success) throw new Error('front matter is not a list of fields such as title: Hello');
  return { data: fields.data, content: start.slice(match[0].length), problems };
}

/** Fields a line each, of which nothing but the name is to be understood; a heading above them stays. */
function splitLines(start: string, above: string, lines: string): Split {
  const data: Data = {};
  for (const [, name = '', value = ''] of lines.matchAll(/^(?:\.\. )?([^:\n]+):[ \t]*(.*)$/gm))
    data[name] = value.trim();
  // Of old Nikola hid posts by a tag.
  if (/(?:^|,)\s*(?:draft|private)\s*(?:,|$)/.test(String(data.tags ?? ''))) data.draft = 'true';
  const heading = /^# [^\n]+\n/.exec(above)?.[0] ?? '';
  return { data, content: heading + start.slice(above.length), problems: [] };
}

function bareFields(start: string): RegExpExecArray | null {
  const match = BARE.exec(start);
  return match?.index === 0 ? match : null;
}

const LANGUAGES: Record<string, string> = { '-': 'yaml', '+': 'toml', ';': 'json' };

/** JSON has no fence: it ends with its last brace, at the beginning of a line. */
function splitJson(text: string): Split {
  const end = /^\}[ \t]*(?:\n|$)/m.exec(text);
  const json = text.slice(0, end ? end.index + 1 : text.indexOf('\n'));
  try {
    return {
      data: Data.parse(JSON.parse(json)),
      content: text.slice(json.length).replace(/^[ \t]*\n/, ''),
      problems: [],
    };
  } catch {
    // A text may begin with a brace.
    if (!/^\{\s*"\w+"\s*:/.test(text)) return { data: {}, content: text, problems: [] };
    throw new Error('the front matter begins as JSON does, and is none');
  }
}

interface Parsed {
  parsed: unknown;
  problems: string[];
}

function parseAs(language: string, data: string, line: number): Parsed {
  if (language === 'toml') return { parsed: plainToml(data), problems: [] };
  if (/^(js|javascript|coffee|cson|lua)$/.test(language))
    throw new Error(`front matter in "${language}" would have to be run: write it as YAML, TOML or JSON`);
  if (language !== 'json') return yaml(data, line);
  const json = data.trim().startsWith('{') ? data : `{${data.replace(/,\s*$/, '')}}`;
  return { parsed: JSON.parse(json), problems: [] };
}

function plainToml(data: string): unknown {
  // A date knows what was written of it: a day, a time, a zone.
  return JSON.parse(
    JSON.stringify(parseToml(data), function (key, value) {
      const own = this[key];
      return own instanceof TomlDate ? own.toISOString() : typeof value === 'bigint' ? String(value) : value;
    }),
  );
}

function yaml(data: string, line: number): Parsed {
  const asIs = read(data);
  if (asIs.error === null && !NO_COMMENT.test(data)) return asIs;
  // What people write without quotes: `title: Tea: a story`, `author: @mira`, a tab before an item.
  const quoted = withQuotes(joined(data.replace(/\t/g, '  ')));
  const again = read(quoted);
  if (quoted !== data && again.error === null) {
    const at = data.split('\n').findIndex((each, index) => each !== quoted.split('\n')[index]);
    return {
      parsed: again.parsed,
      problems: [`line ${line + at}: this YAML needs quotes; it was read as if it had them`],
    };
  }
  if (asIs.error === null) return asIs;
  throw new Error(`line ${line + asIs.error.line - 1}: ${asIs.error.message}`);
}

// `tags: #tin #music` is a comment to YAML, and tags to people.
const NO_COMMENT = /^(?:tags?|hashtags?|keywords|categor(?:y|ies)|title):[ \t]+#[^\s#]/im;

/** Puts values that YAML takes for something else between quotes: each in a line of its own. */
function withQuotes(data: string): string {
  const lines = data.split('\n');
  return lines
    .map((each, at) => {
      const [, name, value = ''] = /^([\w-]+):[ \t]+(.*\S)[ \t]*$/.exec(each) ?? [];
      if (!name || /^[|>]/.test(value) || /^\s+\S/.test(lines[at + 1] ?? '')) return each;
      const isMeant = /: |:$| #|^[@`%*!?-]/.test(value) && !/^["'[{]/.test(value);
      // `"Tea" and jam`, `[WIP] Jam`; what is opened and never closed is the author's to mend.
      const goesOn = /^(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\})\s*[^\s#,]/.test(value);
      const isNeeded = isMeant || NO_COMMENT.test(each) || (goesOn && read(each).error !== null);
      return isNeeded ? `${name}: ${JSON.stringify(value)}` : each;
    })
    .join('\n');
}

/** A text in quotes that goes on in the next line without being indented. */
const joined = (data: string) =>
  data.replace(/^([\w-]+:[ ]+"(?:[^"\\\n]|\\.)*)\n(?![\w-]+:|[\s#-])([^"\n]*"[ ]*)$/gm, '$1 $2');

interface Read extends Parsed {
  error: { line: number; message: string } | null;
}

function read(data: string): Read {
  const document = documentOf(data);
  const [error] = document.errors;
  if (error) {
    const message = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
    return { parsed: null, problems: [], error: { line: error.linePos?.[0].line ?? 1, message } };
  }
  try {
    return { parsed: document.toJS(), problems: twice(document), error: null };
  } catch (error) {
    // An alias of nothing, or too many of them.
    return { parsed: null, problems: [], error: { line: 1, message: reasonOf(error) } };
  }
}

function documentOf(data: string) {
  const document = parseDocument(data, { uniqueKeys: false, logLevel: 'silent' });
  visit(document, {
    // A tag 2021 and a version 1.10 are texts, and read as they are written.
    Scalar(_, node: Scalar) {
      if ((typeof node.value === 'number' || node.value instanceof Date) && node.source)
        node.value = node.source;
    },
  });
  return document;
}

function twice(document: ReturnType<typeof documentOf>): string[] {
  if (!isMap(document.contents)) return [];
  const names = document.contents.items.map(({ key }) => String(isScalar(key) ? key.value : key));
  const repeated = names.filter((name, at) => names.indexOf(name) !== at);
  return [...new Set(repeated)].map((name) => `${name}: there twice; the last one counts`);
}
