// The text of an entry: Markdown, HTML of an editor such as CKEditor, blocks, or components one after the other.
import { excessIn, VALUES_PER_MB } from '../api/json-values';
import { isObject } from '../is-object';
import { type Post, UnfitPost } from '../post/post';
import { escaped } from '../text/entities';
import { isHtml } from '../text/is-html';
import { blocksToHtml } from './blocks';
import { codeOf, linksIn, mediaIn, quoteIn } from './component-parts';
import { isEmpty } from './problems';
import { type Budget, budgetFor, spend } from './values';

export interface EntryText {
  content: string;
  format: Post['format'];
  /** What of it is not shown, a line a kind. */
  problems: string[];
}

interface Piece {
  markdown?: string;
  html?: string;
  /** Found out once, for each component around it asks. */
  isShown: boolean;
}

const piece = (said: { markdown: string } | { html: string }): Piece => ({
  ...said,
  isShown: showsText(Object.values(said).join()),
});

/** A related entry is another text. */
export const isEntry = (value: unknown) =>
  isObject(value) && (typeof value.documentId === 'string' || typeof value.documentId === 'number');

const isTyped = (part: unknown) => isObject(part) && typeof part.type === 'string';

/**
 * What an editor keeps as JSON in a field of text; null for any other text.
 * @throws UnfitPost where readers would wait for as much of it as there is
 */
function partsIn(text: string): unknown {
  if (!/^\s*(?:\{\s*"|\[\s*\{)/.test(text) || !/[}\]]$/.test(text.trimEnd())) return null;
  const excess = excessIn(text, VALUES_PER_MB);
  if (excess) throw new UnfitPost(`A field of text holds JSON of ${excess}.`);
  try {
    const said: unknown = JSON.parse(text);
    return isObject(said) || Array.isArray(said) ? said : null;
  } catch {
    return null;
  }
}

/**
 * @param value of the entry's field: a text, blocks, a component or a list of them (a dynamic zone)
 * @throws UnfitPost where it holds more values than readers can wait for
 */
export function textOf(value: unknown, budget: Budget = budgetFor('of text')): EntryText {
  spend(budget, value);
  const problems = new Set<string>();
  const text = textWithin(value, problems, budget);
  return { ...text, problems: [...problems] };
}

type Within = Omit<EntryText, 'problems'>;

/** The values of the text are counted already. */
function textWithin(value: unknown, problems: Set<string>, budget: Budget): Within {
  if (typeof value === 'string') {
    const parts = partsIn(value);
    if (!parts) return { content: value, format: isHtml(value) ? 'html' : 'markdown' };
    spend(budget, parts);
    return textWithin(parts, problems, budget);
  }
  const parts = (Array.isArray(value) ? value : [value]).filter(
    (part) => part !== null && part !== undefined,
  );
  // A component that is repeated has no name; blocks have types.
  const isNamed = parts.some((part) => isObject(part) && typeof part.__component === 'string');
  const isBlocks = Array.isArray(value) && !isNamed && (parts.length === 0 || parts.some(isTyped));
  if (isBlocks) return { content: blocksToHtml(parts), format: 'html' };
  return joined(parts.flatMap((part) => piecesOf(part, problems, budget)));
}

/** Texts of both kinds are Markdown, in which HTML ends with an empty line. */
function joined(pieces: Piece[]): Within {
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
function piecesOf(component: unknown, problems: Set<string>, budget: Budget, called = 'component'): Piece[] {
  const fields = isObject(component) ? component : {};
  // Of what stands deep within others the end of its name tells enough.
  const name = (typeof fields.__component === 'string' ? fields.__component : called).slice(-MAX_NAME);
  const isUnseen = (field: string) =>
    isEmpty(fields[field]) || typeof fields[field] === 'boolean' || UNSEEN.test(field);
  const quoted = /quote|testimonial/i.test(name) ? quoteIn(fields) : null;
  if (quoted) {
    for (const field of Object.keys(fields))
      if (!quoted.used.includes(field) && !isUnseen(field))
        problems.add(`${name}: its field ${field} is not shown`);
    return [piece({ html: quoted.html })];
  }
  if (/code/i.test(name) && typeof fields.code === 'string') return [piece({ html: codeOf(fields) })];
  // What search engines are told is no part of the text.
  if (/(?:^|[.-])(?:seo|meta(?:-?data|-?tags?)?)(?:$|[.-])/i.test(name)) return [];
  const { label, links } = linksIn(fields, name);
  const pieces = Object.entries(fields).flatMap(([field, value]): Piece[] => {
    if (isUnseen(field) || field === label) return [];
    const link = links.get(field);
    if (link !== undefined) return [piece({ html: link })];
    if (typeof value === 'string') {
      if (TITLES.test(field)) return [piece({ html: `<h2>${escaped(value)}</h2>` })];
      if (TEXTS.test(field)) return [pieceOf(textWithin(value, problems, budget))];
    }
    const media = mediaIn(value);
    if (media) return media.map((html) => piece({ html }));
    if (Array.isArray(value) && value.some((each) => typeof each?.type === 'string'))
      return [pieceOf(textWithin(value, problems, budget))];
    const parts = [value].flat();
    if ((Array.isArray(value) || isObject(value)) && !parts.some(isEntry))
      return parts.flatMap((each) => piecesOf(each, problems, budget, `${name}.${field}`));
    problems.add(`${name}: its field ${field} is not shown`);
    return [];
  });
  if (!pieces.some(({ isShown }) => isShown)) problems.add(`${name}: nothing of it is shown`);
  return pieces;
}

/** Whether something is in a text but tags of nothing. */
export const showsText = (content: string): boolean =>
  content
    .replace(/<(?!img|video|audio|hr|iframe|o?-?embed|object|table|svg|https?:|mailto:)[^<>]*>/gi, '')
    .trim() !== '';

const pieceOf = ({ content, format }: Within): Piece =>
  piece(format === 'html' ? { html: content } : { markdown: content });
