// Strapi's blocks, the JSON of its rich text editor, as HTML.
import { z } from 'zod';
import { isObject } from '../is-object';
import { escaped } from '../text/entities';
import { codeBlock, imageTag, withCaption } from './html';
import { Media } from './media';

// Words are shown whatever stands beside them.
const mark = z.boolean().optional().catch(undefined);

const Text = z.object({
  type: z.literal('text'),
  text: z.string(),
  bold: mark,
  italic: mark,
  underline: mark,
  strikethrough: mark,
  code: mark,
});

const text = z.string().nullish().catch(null);

const Node = z.object({
  type: z.string(),
  children: z.array(z.unknown()).default([]).catch([]),
  level: z.number().int().min(1).max(6).default(2).catch(2),
  format: text,
  language: text,
  url: text,
  image: Media.nullish().catch(null),
});

/** What is of no known kind is left out, and the text in it kept. */
export function blocksToHtml(blocks: unknown[]): string {
  return blocks.map(toHtml).filter(Boolean).join('\n');
}

/** The text of blocks alone, without what marks it up. */
export const blocksToText = (blocks: unknown[]): string => blocks.map(wordsIn).join(' ').trim();

/** Asked first, for an answer of no costs most. */
const textNode = (data: unknown) =>
  isObject(data) && data.type === 'text' ? Text.safeParse(data).data : undefined;

function wordsIn(data: unknown): string {
  return textNode(data)?.text ?? Node.safeParse(data).data?.children.map(wordsIn).join('') ?? '';
}

function toHtml(data: unknown): string {
  const text = textNode(data);
  if (text) return marked(text);
  const node = Node.safeParse(data);
  if (!node.success) return '';
  const { type, level, format, language, url, image } = node.data;
  const children = node.data.children.map(toHtml).join('');
  switch (type) {
    case 'paragraph':
      return `<p>${children}</p>`;
    case 'heading':
      return `<h${level}>${children}</h${level}>`;
    case 'quote':
      return `<blockquote><p>${children}</p></blockquote>`;
    case 'code':
      // Line breaks are breaks here already.
      return codeBlock(language || 'plaintext', children.replace(/<br>/g, '\n'));
    case 'list':
      return format === 'ordered' ? `<ol>${children}</ol>` : `<ul>${children}</ul>`;
    case 'list-item':
      return `<li>${children}</li>`;
    case 'link':
      return `<a href="${escaped(url ?? '')}">${children}</a>`;
    case 'image':
      return image ? withCaption(image, imageTag(image)) : '';
    default:
      return children;
  }
}

function marked({ text, bold, italic, underline, strikethrough, code }: z.infer<typeof Text>): string {
  let html = escaped(text).replace(/\n/g, '<br>');
  if (code) html = `<code>${html}</code>`;
  if (strikethrough) html = `<del>${html}</del>`;
  if (underline) html = `<u>${html}</u>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return html;
}
