// Where a file is that a post names: beside it, in a folder of its name as Hexo has it, in `images` as an exporter of
// WordPress has covers, or at the top of the folder as Obsidian has it.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { decodeText } from '../../../paths/encoding';

/** What a name may mean, the likeliest first: with its signs encoded or not, as an address with a query or not. */
export function namesOf(src: string): string[] {
  const plain = src.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
  const [bare = ''] = plain.split(/[?#]/);
  return [...new Set([decodeText(plain), plain, decodeText(bare), bare])];
}

/** The files in folders that were read, by their names as `alike` makes them. */
export type Folders = Map<string, Map<string, string[]>>;

/**
 * The place of what a post names, relative to the folder of posts; null where that is outside of it.
 * @param file the post's file
 * @param folders gets what is read of the disk
 */
export function placeOf(
  src: string,
  file: string,
  folder: string,
  folders: Folders,
): { place: string; isThere: boolean } | null {
  const names = namesOf(src);
  const [last = ''] = names.slice(-2);
  const beside = dirname(file);
  const dirs = [beside, file.replace(/\.\w+$/, ''), join(beside, 'images'), folder];
  const paths = dirs.flatMap((dir) => names.map((name) => join(dir, name)));
  const found = paths.find(isThere) ?? firstLike(paths, folders);
  const place = relative(folder, found ?? join(beside, last));
  return place.startsWith('..') || isAbsolute(place) ? null : { place, isThere: found !== null };
}

const isThere = (path: string) => existsSync(/* turbopackIgnore: true */ path);
const alike = (name: string) => name.normalize('NFC').toLowerCase();

function firstLike(paths: string[], folders: Folders): string | null {
  for (const path of paths) {
    const found = fileLike(path, folders);
    if (found !== null) return found;
  }
  return null;
}

/** A file as the disk calls it, which may keep letters in another form (NFD), or other capitals, than the author. */
function fileLike(path: string, folders: Folders): string | null {
  const parent = dirname(path);
  if (parent === path || basename(path) === '..') return null;
  const above = isThere(parent) ? parent : fileLike(parent, folders);
  if (above === null) return null;
  const [found, ...others] = filesIn(above, folders).get(alike(basename(path))) ?? [];
  return found !== undefined && others.length === 0 ? join(above, found) : null;
}

function filesIn(folder: string, folders: Folders): Map<string, string[]> {
  const known = folders.get(folder);
  if (known) return known;
  const files = new Map<string, string[]>();
  folders.set(folder, files);
  for (const name of namesIn(folder)) files.set(alike(name), [...(files.get(alike(name)) ?? []), name]);
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(/* turbopackIgnore: true */ folder);
  } catch {
    return [];
  }
}
