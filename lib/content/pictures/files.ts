// Pictures on this site's disk: those in public/images, which may be put there while the server runs, and with Markdown
// files those beside the posts, under /images/posts, and those beside standing pages, under /images/pages. The same for
// films, sounds and the few kinds of documents that posts link to.
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { imageSize } from 'image-size';
import { env } from '../../env';
import { decodeText, href } from '../../paths/encoding';
import { pagesDir } from '../markdown/folder/pages-folder';

const PICTURE_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.bmp': 'image/bmp',
};

const FILM_TYPES: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.ogv': 'video/ogg',
};

const SOUND_TYPES: Record<string, string> = {
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
};

// None that could be a page of the site, and none in which notes lie about that no post links to.
export const FILE_TYPES: Record<string, string> = {
  ...PICTURE_TYPES,
  ...FILM_TYPES,
  ...SOUND_TYPES,
  '.vtt': 'text/vtt; charset=utf-8',
  '.pdf': 'application/pdf',
  '.epub': 'application/epub+zip',
  '.zip': 'application/zip',
};

const FOLDER = '/images/';

const isOf = (types: Record<string, string>) => (name: string) => extname(name).toLowerCase() in types;

export const isPicture = isOf(PICTURE_TYPES);
export const isFilm = isOf(FILM_TYPES);
export const isSound = isOf(SOUND_TYPES);
/** Whether a file of this name is served. */
export const isServed = isOf(FILE_TYPES);

/** What an address leads to, by the ending of its name: a picture, a film or a sound; null for anything else. */
export function kindAt(address: string): 'picture' | 'film' | 'sound' | null {
  const [name = ''] = address.split(/[?#]/);
  if (isPicture(name)) return 'picture';
  if (isFilm(name)) return 'film';
  return isSound(name) ? 'sound' : null;
}

/** The address of a picture in the folder of posts, or of standing pages. @param parts its place there */
export const addressBeside = (folder: 'posts' | 'pages', parts: string[]) =>
  FOLDER +
  folder +
  href(`/${parts.join('/')}`).replace(/[()'!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** The way back: its place in that folder. */
export const placeAt = (address: string) => decodeText(address.split('/').slice(3).join('/'));

/** The file at an address such as `/images/posts/hello/a.png`; null where there is none, or none to be seen. */
export function pictureFile(address: string): string | null {
  const [bare = ''] = address.split(/[?#]/);
  if (!bare.startsWith(FOLDER)) return null;
  return fileOf(bare.slice(FOLDER.length).split('/').map(decodeText));
}

/** The same of the parts of an address behind /images, decoded. No path leaves its folder, by a link neither. */
export function fileOf(parts: string[]): string | null {
  const beside = folderBeside(parts[0]);
  const [folder, place] = beside === null ? ['public/images', parts] : [beside, parts.slice(1)];
  const isSeen = place.length > 0 && place.every((part) => /^[^.\\/\0][^\\/\0]*$/.test(part));
  if (!isSeen || !isServed(place.at(-1) ?? '')) return null;
  try {
    const file = realpathSync(join(folder, ...place));
    return file.startsWith(realpathSync(folder) + sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

function folderBeside(name: string | undefined): string | null {
  const { CONTENT_SOURCE, CONTENT_DIR } = env();
  if (CONTENT_SOURCE !== 'markdown') return null;
  if (name === 'posts') return CONTENT_DIR;
  return name === 'pages' ? pagesDir(CONTENT_DIR) : null;
}

interface Size {
  width: number;
  height: number;
}

const MAX_KEPT = 5000;
// The size of most stands in the first kilobytes; before that of a photograph there may be a preview of it.
const HEAD_BYTES = 256 * 1024;
const sizes = new Map<string, { stamp: number; size: Size | null }>();

/** How large a picture is, in pixels; null where that can't be told. */
export function pictureSize(file: string): Size | null {
  try {
    const stamp = statSync(file).mtimeMs;
    const known = sizes.get(file);
    if (known?.stamp === stamp) return known.size;
    if (sizes.size >= MAX_KEPT) sizes.clear();
    const size = readSize(file);
    sizes.set(file, { stamp, size });
    return size;
  } catch {
    return null;
  }
}

function readSize(file: string): Size | null {
  const head = Buffer.alloc(HEAD_BYTES);
  const opened = openSync(file, 'r');
  try {
    const read = readSync(opened, head, 0, HEAD_BYTES, 0);
    const { width, height, orientation = 1 } = imageSize(head.subarray(0, read));
    // From 5 on the picture lies on its side, and browsers turn it.
    const [across, down] = orientation > 4 ? [height, width] : [width, height];
    return across > 0 && down > 0 ? { width: Math.round(across), height: Math.round(down) } : null;
  } catch {
    return null;
  } finally {
    closeSync(opened);
  }
}
