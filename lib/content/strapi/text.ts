// The text of an entry: Markdown, HTML of an editor such as CKEditor, blocks, or components one after the other.
import { z } from 'zod';
import { isObject } from '../is-object';
import type { Post } from '../post/post';
import { escaped } from '../text/entities';
import { isHtml } from '../text/is-html';
import { blocksToHtml } from './blocks';
import { codeOf, linksIn, mediaIn, quoteIn } from './component-parts';
import { isOfEditor, ofEditor, partsIn } from './editors';
import { statIn, tableIn } from './numbers';
import { isEmpty } from './problems';

export interface EntryText {
  content: string;
  format: Post['format'];
  /** What of it is not shown, a line a kind. */
  problems: string[];
}

interface Piece {
  markdown?: string;
  html?: string;
}

const Component = z.looseObject({ __component: z.string() });

/** A related entry is another text. */
export const isEntry = (value: unknown) =>
  isObject(value) && (typeof value.documentId === 'string' || typeof value.documentId === 'number');

const isTyped = (part: unknown) => isObject(part) && typeof part.type === 'string';

/** @param value of the entry's field: a text, blocks, a component or a list of them (a dynamic zone) */
export function textOf(value: unknown): EntryText {
  if (typeof value === 'string') {
    const parts = partsIn(value);
    return parts
      ? textOf(parts)
      : { content: value, format: isHtml(value) ? 'html' : 'markdown', problems: [] };
  }
  const edited = ofEditor(value);
  if (edited) {
    const untold = [...edited.untold].map((type) => `a part of the text, "${type}", is not shown`);
    return { content: edited.html, format: 'html', problems: untold };
  }
  const problems: string[] = [];
  const parts = (Array.isArray(value) ? value : [value]).filter(
    (part) => part !== null && part !== undefined,
  );
  // A component that is repeated has no name; blocks have types.
  const isNamed = parts.some((part) => Component.safeParse(part).success);
  const isBlocks = Array.isArray(value) && !isNamed && (parts.length === 0 || parts.some(isTyped));
  if (isBlocks) return { content: blocksToHtml(parts), format: 'html', problems };
  return { ...joined(parts.flatMap((part) => piecesOf(part, problems))), problems: [...new Set(problems)] };
}

/** Texts of both kinds are Markdown, in which HTML ends with an empty line. */
function joined(pieces: Piece[]): { content: string; format: Post['format'] } {
  if (pieces.every(({ html }) => html !== undefined))
    return { content: pieces.map(({ html }) => html).join('\n'), format: 'html' };
  const texts = pieces.map(({ markdown, html = '' }) => markdown ?? html.replace(/\n/g, '&#10;'));
  return { content: texts.join('\n\n'), format: 'markdown' };
}

const MAX_NAME = 200;

const TEXTS = /^(body|content|text|rich_?text|markdown|description|answer|message|html)$/i;
const TITLES = /^(title|heading|headline|subtitle|question)$/i;
const UNSEEN =
  /^(__component|id|documentId|locale|createdAt|updatedAt|publishedAt|localizations|alt|alignment|theme|style|size|variant)$/i;

/** @param called what the problems name it where it does not say it itself */
function piecesOf(component: unknown, problems: string[], called = 'component'): Piece[] {
  const fields = isObject(component) ? component : {};
  // Of what stands deep within others the end of its name tells enough.
  const name = (typeof fields.__component === 'string' ? fields.__component : called).slice(-MAX_NAME);
  const isUnseen = (field: string) =>
    isEmpty(fields[field]) || typeof fields[field] === 'boolean' || UNSEEN.test(field);
  const untold = (used: string[]) =>
    Object.keys(fields).flatMap((field) =>
      used.includes(field) || isUnseen(field) ? [] : [`${name}: its field ${field} is not shown`],
    );
  const quoted = /quote|testimonial/i.test(name) ? quoteIn(fields) : null;
  if (quoted) {
    problems.push(...untold(quoted.used));
    return [{ html: quoted.html }];
  }
  // What search engines are told is no part of the text.
  if (/(?:^|[.-])(?:seo|meta(?:-?data|-?tags?)?)(?:$|[.-])/i.test(name)) return [];
  if (fields !== component) {
    problems.push(`${name}: nothing of it is shown`);
    return [];
  }
  const stat = /stat|metric|number|fact|counter|kpi/i.test(name) ? statIn(fields) : null;
  if (stat && untold(stat.used).length === 0) return [{ html: stat.html }];
  if (/code/i.test(name) && typeof fields.code === 'string') return [{ html: codeOf(fields) }];
  const within = (value: unknown): Piece[] => {
    const text = textOf(value);
    problems.push(...text.problems);
    return [pieceOf(text)];
  };
  const { label, links } = linksIn(fields, name);
  const table = tableIn(fields);
  const pieces = Object.entries(fields).flatMap(([field, value]): Piece[] => {
    if (isUnseen(field) || field === label || (field === 'caption' && typeof value === 'string')) return [];
    if (table?.used.includes(field)) return field === table.used[0] ? [{ html: table.html }] : [];
    const link = links.get(field);
    if (link !== undefined) return [{ html: link }];
    if (typeof value === 'string') {
      if (TITLES.test(field)) return [{ html: `<h2>${escaped(value)}</h2>` }];
      if (TEXTS.test(field)) return within(value);
    }
    const media = mediaIn(value);
    if (media) return media.map((html) => ({ html }));
    if (isOfEditor(value) || (Array.isArray(value) && value.some((each) => typeof each?.type === 'string')))
      return within(value);
    const parts = [value].flat();
    if ((Array.isArray(value) || isObject(value)) && !parts.some(isEntry))
      return parts.flatMap((each) => piecesOf(each, problems, `${name}.${field}`));
    problems.push(`${name}: its field ${field} is not shown`);
    return [];
  });
  const all = captioned(pieces, fields.caption);
  if (!all.some(isShown)) problems.push(`${name}: nothing of it is shown`);
  return all;
}

/** What is said of all that a component shows stands below it. */
function captioned(pieces: Piece[], caption: unknown): Piece[] {
  if (typeof caption !== 'string' || caption === '') return pieces;
  const [only, ...others] = pieces;
  return others.length === 0 && only?.html && !only.html.startsWith('<figure')
    ? [{ html: `<figure>${only.html}<figcaption>${escaped(caption)}</figcaption></figure>` }]
    : [...pieces, { html: `<p>${escaped(caption)}</p>` }];
}

const isShown = ({ markdown, html }: Piece) => showsText(markdown ?? html ?? '');

/** Whether something is in a text but tags of nothing. */
export const showsText = (content: string): boolean =>
  content
    .replace(/<(?!img|video|audio|hr|iframe|o?-?embed|object|table|svg|https?:|mailto:)[^<>]*>/gi, '')
    .trim() !== '';

const pieceOf = ({ content, format }: EntryText): Piece =>
  format === 'html' ? { html: content } : { markdown: content };
