// The front matter of a Markdown file: YAML, TOML or JSON above the text, or lines of fields.
import { parse as parseToml, TomlDate } from 'smol-toml';
import { z } from 'zod';
import { isAboutHiding } from '../hidden/hidden';
import { type Found, findFrontMatter } from './find';
import { plainName } from './synonyms';
import { type Parsed, parseYaml } from './yaml';

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
/** Templates leave one above that of the post. */
const MAX_BLOCKS = 3;

const Data = z.record(z.string(), z.unknown());

/**
 * Splits a Markdown file.
 * @param text the whole file
 * @param path its name, which tells a page of Notion's
 * @param maxLength of the front matter, in characters
 * @returns numbers and dates as the text that they are; no data where there is no front matter
 * @throws Error saying what is wrong, and in which line
 */
export function splitFrontMatter(text: string, path = '', maxLength = MAX_LENGTH): Split {
  const whole = text
    // A byte order mark, also one that was encoded twice.
    .replace(/^(?:[\uFEFF\u200b]|ï»¿)+/, '')
    .replace(/\r+\n|\r|\u2028|\u2029/g, '\n')
    .replace(/^%YAML[^\n]*\n/, '');
  const split: Split = { data: {}, content: whole, problems: [] };
  for (let times = 0; times < MAX_BLOCKS; times += 1) {
    const isNotion = times === 0 && /[ _-][\da-f]{32}\.md$/.test(path);
    const found = findFrontMatter(split.content, { isNotion, isSecond: times > 0 });
    if (found === null) break;
    const { data, problems } = fieldsOf(found, maxLength);
    if (found.isBelowWords) {
      const hiding = Object.entries(data).filter(([name]) => isAboutHiding(plainName(name)));
      return {
        data: { ...Object.fromEntries(hiding), ...split.data },
        content: split.content,
        problems: [...split.problems, ...problems],
      };
    }
    if (times > 0)
      problems.push('there is front matter below the first; both are read, and what is said first counts');
    split.data = { ...data, ...split.data };
    split.content = found.content;
    split.problems.push(...problems);
  }
  return split;
}

function fieldsOf(found: Found, maxLength: number): { data: Data; problems: string[] } {
  const { language, data: text, line, place } = found;
  if (text.length > maxLength) throw new Error(`the front matter is longer than ${maxLength} characters`);
  const { parsed, problems } = parseAs(language, text, line);
  const fields = Data.safeParse(parsed ?? {});
  if (!fields.success) throw new Error('front matter is not a list of fields such as title: Hello');
  const told = place
    ? [`line ${line}: front matter ${place}; it was read as if it stood at the top between lines of ---`]
    : [];
  return { data: fields.data, problems: [...told, ...problems] };
}

function parseAs(language: string, data: string, line: number): Parsed {
  if (language === 'lines') return { parsed: linesIn(data), problems: [] };
  if (language === 'toml') return { parsed: plainToml(data), problems: [] };
  if (/^(js|javascript|coffee|cson|lua)$/.test(language))
    throw new Error(`front matter in "${language}" would have to be run: write it as YAML, TOML or JSON`);
  if (language === 'yaml') return parseYaml(data, line);
  const json = data.trim().startsWith('{') ? data : `{${data.replace(/,\s*$/, '')}}`;
  try {
    return { parsed: JSON.parse(json), problems: [] };
  } catch {
    throw new Error('the front matter begins as JSON does, and is none');
  }
}

/** Fields a line each, of which nothing but the name is to be understood. */
function linesIn(lines: string): Data {
  const data: Data = {};
  const fields = lines.matchAll(/^(?:\.\. |#\+)?([^\s:][^:\n]*?)[ \t]*::?[ \t]*(.*(?:\n(?: {4}|\t).*)*)$/gm);
  for (const [, name = '', value = ''] of fields) {
    const said = value.split('\n').map((line) => line.trim());
    data[name] = said.length > 1 ? said : said[0];
  }
  // Of old Nikola hid posts by a tag.
  if (lines.startsWith('.. ') && /(?:^|,)\s*(?:draft|private)\s*(?:,|$)/.test(String(data.tags ?? '')))
    data.draft = 'true';
  return data;
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
