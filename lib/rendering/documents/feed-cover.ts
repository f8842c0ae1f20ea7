// A post's cover as feeds carry it: readers' programs show it beside the title.
import { statSync } from 'node:fs';
import { pictureFile } from '../../content/pictures/files';
import type { PostSummary } from '../../content/post/post';
import { feedMedia } from '../../content/text/feed-html';
import { belowBase } from '../../paths/base-path';
import { element } from './xml';

interface FeedCover {
  /** Absolute. */
  url: string;
  type: string | null;
  /** In bytes; null where only another host knows. */
  length: number | null;
  width?: number;
  height?: number;
}

/** @param base the post's absolute address */
export function feedCover({ cover }: Pick<PostSummary, 'cover'>, base: string): FeedCover | null {
  if (!cover || !URL.canParse(belowBase(cover.src), base)) return null;
  const { width, height } = cover;
  return { ...feedMedia(belowBase(cover.src), base), length: lengthOf(cover.src), width, height };
}

/** Of one on this site's disk. */
function lengthOf(src: string): number | null {
  const file = pictureFile(src);
  return file === null ? null : (statSync(file, { throwIfNoEntry: false })?.size ?? null);
}

/** For RSS: `media:content`, and where its length and type are known, without which none may be, an `enclosure`. */
export function rssCover(post: Pick<PostSummary, 'cover'>, base: string): string[] {
  const cover = feedCover(post, base);
  if (!cover) return [];
  const { url, type, length, width, height } = cover;
  const media = {
    url,
    medium: 'image',
    ...(type ? { type } : {}),
    ...(length ? { fileSize: String(length) } : {}),
    ...(width && height ? { width: String(width), height: String(height) } : {}),
  };
  const enclosure = type && length ? [element('enclosure', { url, length: String(length), type })] : [];
  return [...enclosure, element('media:content', media)];
}

/** For Atom. */
export function atomCover(post: Pick<PostSummary, 'cover'>, base: string): string[] {
  const cover = feedCover(post, base);
  if (!cover) return [];
  const { url, type } = cover;
  return [element('link', { rel: 'enclosure', href: url, ...(type ? { type } : {}) })];
}
