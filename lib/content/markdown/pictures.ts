// Pictures beside a post's file get an address on the site, under which lib/content/pictures.ts finds them.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { decodeText } from '../../paths';
import { addressBeside, isPicture, pictureFile, pictureSize, placeAt } from '../pictures';
import { outsideCode } from '../text/outside-code';
import type { MarkdownText } from './read-markdown';
import type { Picture } from './values';

// Of a picture, and of a link to one.
const IMAGE = /(\]\(\s{0,9}<?)([^)\s>]{1,500})/g;
const WIKI = /(!\[\[)([^[\]|#\n]{1,500})/g;
const TAG = /(<(?:img|source|a)\b[^>]{0,500}?\s(?:src|href)=["'])([^"'\n]{1,500})/gi;
const DEFINITION = /(^[ ]{0,3}\[[^\]\n]{1,500}\]:[ \t]{0,9}<?)([^\s>]{1,500})/gm;

type Beside = Pick<MarkdownText, 'fields' | 'content' | 'problems' | 'ofPicturesBeside'>;

/**
 * Gives pictures that a text and its cover name by their place an address; what is not there yet may come.
 * @param file the post's file
 * @param path the same relative to the folder of posts; of standing pages, with a slash before it
 */
export function withPictures<T extends Beside>(text: T, file: string, path: string): T {
  const folder = file.slice(0, file.length - path.length) || '.';
  const kind = path.startsWith('/') ? 'pages' : 'posts';
  const missing: string[] = [];
  const addressOf = (src: string): string => {
    const [bare = ''] = src.split(/[?#]/);
    if (/^([a-z][a-z\d+.-]*:|[/#{])/i.test(src) || !isPicture(bare)) return src;
    const found = placeOf(decodeText(bare), file, folder);
    if (found === null || !existsSync(join(/* turbopackIgnore: true */ folder, found))) missing.push(src);
    return found === null ? src : addressBeside(kind, found.split(sep));
  };
  const replace = (part: string, pattern: RegExp) =>
    part.replace(pattern, (_, before: string, src: string) => before + addressOf(src));
  const content = outsideCode(text.content, (part) => [IMAGE, WIKI, TAG, DEFINITION].reduce(replace, part));
  const cover = coverOf(text.fields, folder, addressOf);
  const others = text.problems.filter((problem) => !text.ofPicturesBeside.includes(problem));
  const told =
    missing.length > 0 ? [`pictures that are not there: ${missing.length}, the first is ${missing[0]}`] : [];
  return {
    ...text,
    content,
    fields: cover ? { ...text.fields, cover } : text.fields,
    problems: [...others, ...told],
  };
}

/** Beside the post, in a folder of its name as Hexo has it, or at the top of the folder as Obsidian has it; null outside. */
function placeOf(name: string, file: string, folder: string): string | null {
  const beside = join(dirname(file), name);
  const places = [beside, join(file.replace(/\.\w+$/, ''), name), join(folder, name)];
  const place = relative(folder, places.find(existsSync) ?? beside);
  return place.startsWith('..') || isAbsolute(place) ? null : place;
}

/** With its size, where the file tells. */
function coverOf(fields: Record<string, unknown>, folder: string, addressOf: (src: string) => string) {
  const given = isCover(fields.coverBeside) ? fields.coverBeside : fields.cover;
  if (!isCover(given)) return null;
  const src = addressOf(given.src);
  if (!src.startsWith('/')) return given === fields.cover ? given : null;
  const file = src === given.src ? pictureFile(src) : join(folder, placeAt(src));
  const size = given.width || file === null ? null : pictureSize(file);
  return { ...given, ...size, src };
}

const isCover = (value: unknown): value is Picture =>
  typeof value === 'object' && value !== null && 'src' in value && typeof value.src === 'string';
