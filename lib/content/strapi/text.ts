// The text of an entry: Markdown, HTML of an editor such as CKEditor, blocks, or components one after the other.
import { isObject } from '../is-object';
import { escaped } from '../text/entities';
import { isHtml } from '../text/is-html';
import { blocksToHtml } from './blocks';
import { codeOf, linksIn, mediaIn, quoteIn } from './component-parts';
import { isOfEditor, ofEditor, partsIn } from './editors';
import { fieldsOf } from './json';
import { statIn, tableIn } from './numbers';
import { captioned, joined, type Piece, piece, pieceOf, type Text } from './piece';
import { isEmpty } from './problems';
import { type Budget, budgetFor, spend } from './values';

export interface EntryText extends Text {
  /** What of it is not shown, a line a kind. */
  problems: string[];
}

/** A related entry is another text. */
export const isEntry = (value: unknown) =>
  isObject(value) && (typeof value.documentId === 'string' || typeof value.documentId === 'number');

const isTyped = (part: unknown) => isObject(part) && typeof part.type === 'string';

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

/** The values of the text are counted already. */
function textWithin(value: unknown, problems: Set<string>, budget: Budget): Text {
  if (typeof value === 'string') {
    const parts = partsIn(value);
    if (!parts) return { content: value, format: isHtml(value) ? 'html' : 'markdown' };
    spend(budget, parts);
    return textWithin(parts, problems, budget);
  }
  const edited = ofEditor(value);
  if (edited) {
    for (const type of edited.untold) problems.add(`a part of the text, "${type}", is not shown`);
    return { content: edited.html, format: 'html' };
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

const MAX_NAME = 200;

const TEXTS = /^(body|content|text|rich_?text|markdown|description|answer|message|html)$/i;
const TITLES = /^(title|heading|headline|subtitle|question)$/i;
const UNSEEN =
  /^(__component|id|documentId|locale|createdAt|updatedAt|publishedAt|localizations|alt|alignment|theme|style|size|variant)$/i;

/** @param called what the problems name it where it does not say it itself */
function piecesOf(component: unknown, problems: Set<string>, budget: Budget, called = 'component'): Piece[] {
  const fields = fieldsOf(component);
  // Of what stands deep within others the end of its name tells enough.
  const name = (typeof fields.__component === 'string' ? fields.__component : called).slice(-MAX_NAME);
  const isUnseen = (field: string) =>
    isEmpty(fields[field]) || typeof fields[field] === 'boolean' || UNSEEN.test(field);
  const notIn = (used: string[]) =>
    Object.keys(fields).filter((field) => !used.includes(field) && !isUnseen(field));
  const quoted = /quote|testimonial/i.test(name) ? quoteIn(fields) : null;
  if (quoted) {
    for (const field of notIn(quoted.used)) problems.add(`${name}: its field ${field} is not shown`);
    return [piece({ html: quoted.html })];
  }
  // What search engines are told is no part of the text.
  if (/(?:^|[.-])(?:seo|meta(?:-?data|-?tags?)?)(?:$|[.-])/i.test(name)) return [];
  if (fields !== component) {
    problems.add(`${name}: nothing of it is shown`);
    return [];
  }
  const stat = /stat|metric|number|fact|counter|kpi/i.test(name) ? statIn(fields) : null;
  if (stat && notIn(stat.used).length === 0) return [piece({ html: stat.html })];
  if (/code/i.test(name) && typeof fields.code === 'string') return [piece({ html: codeOf(fields) })];
  const { label, links } = linksIn(fields, name);
  const table = tableIn(fields);
  const pieces = Object.entries(fields).flatMap(([field, value]): Piece[] => {
    if (isUnseen(field) || field === label || (field === 'caption' && typeof value === 'string')) return [];
    if (table?.used.includes(field)) return field === table.used[0] ? [piece({ html: table.html })] : [];
    const link = links.get(field);
    if (link !== undefined) return [piece({ html: link })];
    const shown = piecesOfField(field, value, problems, budget, `${name}.${field}`);
    if (!shown) problems.add(`${name}: its field ${field} is not shown`);
    return shown ?? [];
  });
  const all = captioned(pieces, fields.caption);
  if (!all.some(({ isShown }) => isShown)) problems.add(`${name}: nothing of it is shown`);
  return all;
}

/** What the text of a field is, a title, media, or components within the component; null where it is none of these. */
function piecesOfField(
  field: string,
  value: unknown,
  problems: Set<string>,
  budget: Budget,
  called: string,
): Piece[] | null {
  if (typeof value === 'string') {
    if (TITLES.test(field)) return [piece({ html: `<h2>${escaped(value)}</h2>` })];
    if (TEXTS.test(field)) return [pieceOf(textWithin(value, problems, budget))];
  }
  const media = mediaIn(value);
  if (media) return media.map((html) => piece({ html }));
  if (isOfEditor(value) || (Array.isArray(value) && value.some((each) => typeof each?.type === 'string')))
    return [pieceOf(textWithin(value, problems, budget))];
  const parts = [value].flat();
  if (!(Array.isArray(value) || isObject(value)) || parts.some(isEntry)) return null;
  return parts.flatMap((each) => piecesOf(each, problems, budget, called));
}
