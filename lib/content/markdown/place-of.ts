// Where a file is that a post names: beside it, in a folder of its name as Hexo has it, or at the top of the folder as
// Obsidian has it.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { decodeText } from '../../paths';

/** What a name may mean, the likeliest first: with its signs encoded or not, as an address with a query or not. */
export function namesOf(src: string): string[] {
  const plain = src.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
  const [bare = ''] = plain.split(/[?#]/);
  return [...new Set([decodeText(plain), plain, decodeText(bare), bare])];
}

/**
 * The place of what a post names, relative to the folder of posts; null where that is outside of it.
 * @param file the post's file
 */
export function placeOf(
  src: string,
  file: string,
  folder: string,
): { place: string; isThere: boolean } | null {
  const names = namesOf(src);
  const [last = ''] = names.slice(-2);
  const dirs = [dirname(file), file.replace(/\.\w+$/, ''), folder];
  const found = dirs
    .flatMap((dir) => names.map((name) => () => fileAt(join(dir, name))))
    .reduce<string | null>((known, look) => known ?? look(), null);
  const place = relative(folder, found ?? join(dirname(file), last));
  return place.startsWith('..') || isAbsolute(place) ? null : { place, isThere: found !== null };
}

/** A file as the disk calls it, which may keep letters in another form (NFD), or other capitals, than the author. */
function fileAt(path: string): string | null {
  if (existsSync(/* turbopackIgnore: true */ path)) return path;
  const parent = dirname(path);
  if (parent === path || basename(path) === '..') return null;
  const above = existsSync(/* turbopackIgnore: true */ parent) ? parent : fileAt(parent);
  if (above === null) return null;
  const like = (name: string) => name.normalize('NFC').toLowerCase();
  try {
    const found = readdirSync(/* turbopackIgnore: true */ above).filter(
      (name) => like(name) === like(basename(path)),
    );
    return found.length === 1 && found[0] ? join(above, found[0]) : null;
  } catch {
    return null;
  }
}
