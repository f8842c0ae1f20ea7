// A Markdown file as the fields of a post. What other generators write is understood, and what is not is named.
import { isPossibleTag } from '../../paths';
import { plainMarkdown } from '../text/excerpt';
import { textProblems } from '../text/problems';
import { addressIn } from './address';
import { isoDate } from './dates';
import { type Field, fieldsIn, type Name, named, unknownIn } from './fields';
import { dateByName, idByName, isInDrafts, langByName } from './file-name';
import { splitFrontMatter } from './front-matter';
import { hiddenBy, isAboutHiding } from './hidden';
import { isMdx, mdxToMarkdown } from './mdx';
import { titled } from './title';
import { namesIn, type Picture, pictureIn, textOf, wordsIn } from './values';

export interface MarkdownText {
  /** For `parsePost`, and besides `aliases` and `formerIds`: where the post was before. */
  fields: Record<string, unknown>;
  content: string;
  /** What the author should know, a line each, the field's name first. */
  problems: string[];
  /** The author's names of fields that mean nothing here. */
  unknown: string[];
}

/**
 * Reads a Markdown file.
 * @param text what is in it
 * @param path where it is, relative to the folder of posts
 * @param timeZone the author's, such as `Asia/Seoul`
 * @throws Error where the front matter can't be read
 */
export function readMarkdown(text: string, path: string, timeZone = 'UTC'): MarkdownText {
  const split = splitFrontMatter(text);
  const fields = fieldsIn(split.data);
  const first = <T>(name: Name, read: (value: unknown) => T | null): T | null =>
    named(fields, name)
      .map(({ value }) => read(value))
      .find((value) => value !== null) ?? null;

  const address = addressIn(fields, path);
  const dates = datesIn(fields, path, timeZone);
  const { hidden, problems } = hiddenBy(
    fields,
    (said) => isoDate(said, timeZone) !== null,
    dates.publishedAt !== undefined,
  );
  const tags = tagsIn(fields);
  const cover = coverIn(fields);
  const lang = first('lang', languageOf) ?? langByName(path);
  const body = isMdx(path, split.content)
    ? mdxToMarkdown(split.content)
    : { content: split.content, problems: [] };
  const { title, content } = titled(first('title', textOf), body.content, idByName(path));
  const excerpt = first('excerpt', (value) => (typeof value === 'string' ? textOf(value) : null));

  return {
    fields: {
      id: address.id,
      documentId: first('documentId', textOf),
      title,
      excerpt: excerpt && plainMarkdown(excerpt),
      ...dates.values,
      tags: tags.values,
      author: first('author', namesIn),
      ...cover.values,
      lang,
      draft: hidden || isInDrafts(path),
      format: first('format', textOf) === 'html' ? 'html' : 'markdown',
      aliases: address.aliases,
      formerIds: address.formerIds,
    },
    content,
    problems: [
      ...split.problems,
      ...address.problems,
      ...dates.problems,
      ...problems,
      ...tags.problems,
      ...cover.problems,
      ...body.problems,
      ...textProblems(content),
    ],
    unknown: unknownIn(split.data, isAboutHiding),
  };
}

/** The dates as ISO 8601. What is no date stays as it is: `parsePost` refuses it, for it may be of the future. */
function datesIn(fields: Map<string, Field>, path: string, timeZone: string) {
  const problems: string[] = [];
  const read = (name: Name) => {
    let refused: string | undefined;
    for (const field of named(fields, name)) {
      const written = dateText(field.value);
      // `published: maybe` is about hiding.
      if (written === null || !/\d/.test(written + (field.name.toLowerCase() === 'published' ? '' : '0')))
        continue;
      const iso = isoDate(written, timeZone) ?? isoDate(wholeMonth(written) ?? '', timeZone);
      if (iso) {
        if (wholeMonth(written))
          problems.push(`${field.name}: "${written}" names no day; its first one is shown`);
        return iso;
      }
      problems.push(`${field.name}: "${written}" is no date, or can be read in two ways; write 2026-11-20`);
      refused ??= written;
    }
    return refused;
  };
  const publishedAt =
    read('publishedAt') ?? isoDate(dateByName(path) ?? dateInAddress(fields) ?? '', timeZone) ?? undefined;
  return {
    publishedAt,
    values: { publishedAt, updatedAt: read('updatedAt'), unpublishAt: read('unpublishAt') },
    problems,
  };
}

/** `/2021/03/04/kettle.html` is an address with a date. */
function dateInAddress(fields: Map<string, Field>): string | null {
  const [said] = named(fields, 'permalink').flatMap(({ value }) => textOf(value) ?? []);
  return said ? dateByName(said.replace(/\/$/, '')) : null;
}

/** `published: true` is no date, and Docusaurus writes `last_update: { date }`. */
function dateText(value: unknown): string | null {
  const inner = typeof value === 'object' && value !== null && 'date' in value ? value.date : value;
  const text = textOf(inner);
  return text === null || /^(true|false|yes|no|on|off|0|1|draft|published)$/i.test(text) ? null : text;
}

function wholeMonth(written: string): string | null {
  const [, year, month = '01'] = /^(\d{4})(?:[-/.](0?[1-9]|1[0-2]))?$/.exec(written) ?? [];
  return year ? `${year}-${month}-01` : null;
}

/** Tags and categories; keywords where there are neither. */
function tagsIn(fields: Map<string, Field>) {
  const all = (name: Name) =>
    named(fields, name).flatMap(({ name: own, value }) => wordsIn(value, isPlural(own)));
  const own = [...all('tags'), ...all('categories')];
  const found = [...new Set(own.length > 0 ? own : all('keywords'))];
  const problems = found
    .filter((tag) => !isPossibleTag(tag))
    .map((tag) => `tags: "${tag.slice(0, 40)}" can't be in an address, and is left out`);
  return { values: found.filter(isPossibleTag), problems };
}

/** `tags: tin music` are two, `category: Open source` is one. */
const isPlural = (name: string) => /s$/i.test(name) && !/^series$/i.test(name);

/** A cover that can be shown; one beside the post keeps its address apart, for who serves it. */
function coverIn(fields: Map<string, Field>): { values: Record<string, unknown>; problems: string[] } {
  const alt = named(fields, 'coverAlt')
    .map(({ value }) => textOf(value))
    .find((text) => text !== null);
  for (const { name, value } of named(fields, 'cover')) {
    const picture = pictureIn(value);
    if (picture === null) continue;
    const cover: Picture = {
      ...(alt ? { alt } : {}),
      ...picture,
      src: picture.src.replace(/^\/\//, 'https://'),
    };
    if (/^(https?:\/\/|\/)/i.test(cover.src)) return { values: { cover }, problems: [] };
    if (/^[a-z][a-z\d+.-]*:/i.test(cover.src))
      return { values: {}, problems: [`${name}: "${cover.src.slice(0, 60)}" is no address of a picture`] };
    return {
      values: { coverBeside: cover },
      problems: [`${name}: "${cover.src}" is beside the post, from where no picture is served yet`],
    };
  }
  return { values: {}, problems: [] };
}

function languageOf(value: unknown): string | null {
  try {
    return Intl.getCanonicalLocales(textOf(value)?.replaceAll('_', '-') ?? [])[0] ?? null;
  } catch {
    return null;
  }
}
