// The text of an entry: Markdown, HTML of an editor such as CKEditor, blocks, or components one after the other.
import { z } from 'zod';
import type { Post } from '../post';
import { blocksToHtml, imageTag } from './blocks';
import { Formats } from './widths';

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
const Media = z.object({
  url: z.string(),
  alternativeText: z.string().nullish(),
  caption: z.string().nullish(),
  mime: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  formats: Formats,
});

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

/** Whether a text is an editor's HTML, and not Markdown with HTML in it. */
function isHtml(text: string): boolean {
  return (
    /^\s*<(p|h[1-6]|figure|ul|ol|blockquote|div|table|pre|section|article|hr)\b/i.test(text) &&
    /<\/\w+>\s*$|<hr\b[^>]*>\s*$/i.test(text)
  );
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
  if (/quote/i.test(name)) return quote(fields);
  if (/code/i.test(name) && typeof fields.code === 'string') return code(fields);
  // What search engines are told is no part of the text.
  if (/\bseo\b|meta/i.test(name)) return [];
  const pieces = Object.entries(fields).flatMap(([field, value]): Piece[] => {
    if (value === null || value === '' || UNSEEN.test(field)) return [];
    if (typeof value === 'string') {
      if (TITLES.test(field)) return [{ html: `<h2>${escaped(value)}</h2>` }];
      if (TEXTS.test(field)) return [pieceOf(textOf(value))];
      if (/^(url|link|href|embed|video)$/i.test(field) && /^https?:\/\//.test(value))
        return [{ html: `<p><a href="${escaped(value)}">${escaped(value)}</a></p>` }];
    }
    const media = z.union([z.array(Media), Media]).safeParse(value).data;
    if (media) return [media].flat().map((each) => ({ html: mediaTag(each) }));
    if (Array.isArray(value) && value.some((each) => typeof each?.type === 'string'))
      return [pieceOf(textOf(value))];
    if (Array.isArray(value) && value.length > 0) return value.flatMap((each) => piecesOf(each, problems));
    problems.push(`${name}: its field ${field} is not shown`);
    return [];
  });
  if (pieces.length === 0) problems.push(`${name}: nothing of it is shown`);
  return pieces;
}

const pieceOf = ({ content, format }: EntryText): Piece =>
  format === 'html' ? { html: content } : { markdown: content };

function quote(fields: Record<string, unknown>): Piece[] {
  const said = ['body', 'quote', 'text', 'content']
    .map((name) => fields[name])
    .find((each) => typeof each === 'string');
  const by = ['title', 'author', 'source', 'cite']
    .map((name) => fields[name])
    .find((each) => typeof each === 'string');
  const source = by ? `<p><cite>${escaped(String(by))}</cite></p>` : '';
  return [{ html: `<blockquote><p>${escaped(String(said ?? ''))}</p>${source}</blockquote>` }];
}

function code({ code: text, language }: Record<string, unknown>): Piece[] {
  const name = typeof language === 'string' ? language : 'plaintext';
  return [{ html: `<pre><code class="language-${escaped(name)}">${escaped(String(text))}</code></pre>` }];
}

function mediaTag(media: z.infer<typeof Media>): string {
  const { url, alternativeText, caption, mime } = media;
  const src = escaped(url);
  if (mime?.startsWith('video/')) return `<video controls src="${src}"></video>`;
  if (mime?.startsWith('audio/')) return `<audio controls src="${src}"></audio>`;
  if (mime && !mime.startsWith('image/'))
    return `<p><a href="${src}">${escaped(alternativeText || url)}</a></p>`;
  const picture = imageTag(media);
  return caption
    ? `<figure>${picture}<figcaption>${escaped(caption)}</figcaption></figure>`
    : `<p>${picture}</p>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
