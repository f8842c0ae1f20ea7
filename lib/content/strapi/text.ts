// The text of an entry: Markdown, HTML of an editor such as CKEditor, blocks, or components one after the other.
import { z } from 'zod';
import type { Post } from '../post/post';
import { isHtml } from '../text/is-html';
import { blocksToHtml } from './blocks';
import { codeBlock, escaped, imageTag, withCaption } from './html';
import { Media } from './media';
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

/** @param value of the entry's field: a text, blocks, a component or a list of them (a dynamic zone) */
export function textOf(value: unknown): EntryText {
  if (typeof value === 'string')
    return { content: value, format: isHtml(value) ? 'html' : 'markdown', problems: [] };
  const problems: string[] = [];
  const parts = (Array.isArray(value) ? value : [value]).filter(
    (part) => part !== null && part !== undefined,
  );
  const components = parts.filter((part) => Component.safeParse(part).success || !Array.isArray(value));
  if (components.length === 0) return { content: blocksToHtml(parts), format: 'html', problems };
  return { ...joined(parts.flatMap((part) => piecesOf(part, problems))), problems: [...new Set(problems)] };
}

/** Texts of both kinds are Markdown, in which HTML ends with an empty line. */
function joined(pieces: Piece[]): { content: string; format: Post['format'] } {
  if (pieces.every(({ html }) => html !== undefined))
    return { content: pieces.map(({ html }) => html).join('\n'), format: 'html' };
  const texts = pieces.map(({ markdown, html = '' }) => markdown ?? html.replace(/\n/g, '&#10;'));
  return { content: texts.join('\n\n'), format: 'markdown' };
}

const TEXTS = /^(body|content|text|rich_?text|markdown|description|html)$/i;
const TITLES = /^(title|heading|headline|subtitle)$/i;
const UNSEEN =
  /^(__component|id|documentId|locale|createdAt|updatedAt|publishedAt|localizations|alt|alignment|theme|style|size|variant)$/i;

function piecesOf(component: unknown, problems: string[]): Piece[] {
  const fields = z.record(z.string(), z.unknown()).safeParse(component).data ?? {};
  const name = typeof fields.__component === 'string' ? fields.__component : 'component';
  const quoted = /quote/i.test(name) ? quote(fields, name, problems) : null;
  if (quoted) return quoted;
  if (/code/i.test(name) && typeof fields.code === 'string') return code(fields);
  // What search engines are told is no part of the text.
  if (/(?:^|[.-])(?:seo|meta(?:-?data|-?tags?)?)(?:$|[.-])/i.test(name)) return [];
  const pieces = Object.entries(fields).flatMap(([field, value]): Piece[] => {
    if (isEmpty(value) || UNSEEN.test(field)) return [];
    if (typeof value === 'string') {
      if (TITLES.test(field)) return [{ html: `<h2>${escaped(value)}</h2>` }];
      if (TEXTS.test(field)) return [pieceOf(textOf(value))];
      if (/^(url|link|href|embed|video)$/i.test(field) && /^https?:\/\//.test(value))
        return [{ html: `<p><a href="${escaped(value)}">${escaped(value)}</a></p>` }];
    }
    const media = z.array(Media).safeParse([value].flat()).data;
    if (media?.length && media.every(isUpload)) return media.map((each) => ({ html: mediaTag(each) }));
    if (Array.isArray(value) && value.some((each) => typeof each?.type === 'string'))
      return [pieceOf(textOf(value))];
    if (Array.isArray(value) && value.length > 0) return value.flatMap((each) => piecesOf(each, problems));
    problems.push(notShown(name, field));
    return [];
  });
  if (pieces.length === 0) problems.push(`${name}: nothing of it is shown`);
  return pieces;
}

const pieceOf = ({ content, format }: EntryText): Piece =>
  format === 'html' ? { html: content } : { markdown: content };

/** @returns null where no words of it are known, and it is as any other */
function quote(
  { __component: _, ...fields }: Record<string, unknown>,
  name: string,
  problems: string[],
): Piece[] | null {
  const find = (names: RegExp) =>
    Object.entries(fields).find(([field, value]) => names.test(field) && isText(value));
  const [saidIn, said] = find(/^(?:body|quote|text|content)$/i) ?? [];
  const [byIn, by] = find(/^(?:title|author(?:_?name)?|source|cite|citation|name)$/i) ?? [];
  if (!isText(said)) return null;
  const others = Object.keys(fields).filter(
    (field) => ![saidIn, byIn].includes(field) && !UNSEEN.test(field),
  );
  problems.push(...others.filter((field) => !isEmpty(fields[field])).map((field) => notShown(name, field)));
  const words = isHtml(said) ? said : `<p>${escaped(said)}</p>`;
  const source = isText(by) ? `<p><cite>${escaped(by)}</cite></p>` : '';
  return [{ html: `<blockquote>${words}${source}</blockquote>` }];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const notShown = (name: string, field: string) => `${name}: its field ${field} is not shown`;

function code({ code: text, language }: Record<string, unknown>): Piece[] {
  const name = typeof language === 'string' ? language : 'plaintext';
  return [{ html: codeBlock(name, escaped(String(text))) }];
}

const MAX_ADDRESS = 4000;

/** What only has an address may be a link. */
const isUpload = ({ url, mime }: Media) =>
  Boolean(mime) ||
  (url.length <= MAX_ADDRESS && /^(?:https?:\/\/[^/]*)?\/.*\.(?!html?\b)[a-z\d]{2,5}(?:[?#].*)?$/i.test(url));

function mediaTag(media: Media): string {
  const { url, alternativeText, mime } = media;
  const src = escaped(url);
  if (mime?.startsWith('video/')) return withCaption(media, `<video controls src="${src}"></video>`);
  if (mime?.startsWith('audio/')) return withCaption(media, `<audio controls src="${src}"></audio>`);
  if (mime && !mime.startsWith('image/'))
    return `<p><a href="${src}">${escaped(alternativeText || url)}</a></p>`;
  return withCaption(media, imageTag(media), `<p>${imageTag(media)}</p>`);
}
