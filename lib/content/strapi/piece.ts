// A piece of an entry's text: what one field, or a part of it, becomes.
import type { Post } from '../post/post';
import { escaped } from '../text/entities';
import { figure } from './html';

export interface Text {
  content: string;
  format: Post['format'];
}

export interface Piece {
  markdown?: string;
  html?: string;
  /** Found out once, for each component around it asks. */
  isShown: boolean;
}

export const piece = (said: { markdown: string } | { html: string }): Piece => ({
  ...said,
  isShown: showsText(Object.values(said).join()),
});

export const pieceOf = ({ content, format }: Text): Piece =>
  piece(format === 'html' ? { html: content } : { markdown: content });

/** Texts of both kinds are Markdown, in which HTML ends with an empty line. */
export function joined(pieces: Piece[]): Text {
  if (pieces.every(({ html }) => html !== undefined))
    return { content: pieces.map(({ html }) => html).join('\n'), format: 'html' };
  const texts = pieces.map(({ markdown, html = '' }) => markdown ?? html.replace(/\n/g, '&#10;'));
  return { content: texts.join('\n\n'), format: 'markdown' };
}

/** What is said of all that a component shows stands below it. */
export function captioned(pieces: Piece[], caption: unknown): Piece[] {
  if (typeof caption !== 'string' || caption === '') return pieces;
  const [only, ...others] = pieces;
  return others.length === 0 && only?.html && !only.html.startsWith('<figure')
    ? [piece({ html: figure(only.html, escaped(caption)) })]
    : [...pieces, piece({ html: `<p>${escaped(caption)}</p>` })];
}

/** Whether something is in a text but tags of nothing. */
export const showsText = (content: string): boolean =>
  content
    .replace(/<(?!img|video|audio|hr|iframe|o?-?embed|object|table|svg|https?:|mailto:)[^<>]*>/gi, '')
    .trim() !== '';
