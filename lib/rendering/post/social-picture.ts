// Which posts have a social picture, and where it is. Pages in the browser use this too.
import { site } from '../../../site.config';
import type { PostSummary } from '../../content/post/post';
import { paths } from '../../paths';

/** What the picture can't show: it has no signs for these. */
const NO_SIGN = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d/gu;
const KNOWN = /^[\p{Script=Latin}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]+$/u;

/** A text as a picture shows it; null for one in letters that it has no signs for. */
export function drawable(text: string): string | null {
  const plain = text.replace(NO_SIGN, '').replace(/\s+/g, ' ').trim();
  return KNOWN.test(plain) ? plain : null;
}

/** The path of a post's social picture, and what tells it from those of earlier titles; null where there is none. */
export function socialPicture({ id, title }: Pick<PostSummary, 'id' | 'title'>) {
  const shown = drawable(title);
  if (shown === null) return null;
  return {
    path: paths.socialPicture(id),
    version: hashOf([shown, site.title, site.accent.light].join('\n')),
  };
}

/** FNV-1a: the browser has no other at once. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}
