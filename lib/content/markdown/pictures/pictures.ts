// Pictures, films, sounds and documents beside a post's file get an address on the site, under which
// lib/content/pictures/files.ts finds them.
import { join, sep } from 'node:path';
import { addressBeside, isPicture, isServed, pictureFile, pictureSize, placeAt } from '../../pictures/files';
import { outsideCode } from '../../text/markdown/outside-code';
import type { MarkdownText } from '../post/read-markdown';
import { besideIn } from './beside';
import type { Picture } from './picture-value';
import { type Folders, namesOf, placeOf } from './place-of';

type Beside = Pick<MarkdownText, 'fields' | 'content' | 'problems' | 'ofPicturesBeside'>;

/**
 * Gives files that a text and its cover name by their place an address; what is not there yet may come.
 * @param file the post's file
 * @param path the same relative to the folder of posts; of standing pages, with a slash before it
 * @param folders what was read of the disk for other files of the same task
 */
export function withPictures<T extends Beside>(
  text: T,
  file: string,
  path: string,
  folders: Folders = new Map(),
): T {
  const folder = file.slice(0, file.length - path.length) || '.';
  const kind = path.startsWith('/') ? 'pages' : 'posts';
  const missing: string[] = [];
  const unserved: string[] = [];
  /** Null for what is no file beside the post. */
  const addressOf = (src: string): string | null => {
    if (/^([a-z][a-z\d+.-]*:|[/#{])/i.test(src)) return null;
    const names = namesOf(src);
    const name = names.find(isServed) ?? names.at(-1) ?? '';
    if (!isServed(name)) {
      const isFile = /\.(?!md|mdx|markdown|html?)\w{1,5}$/i.test(name);
      if (isFile && placeOf(src, file, folder, folders)?.isThere) unserved.push(src);
      return null;
    }
    const found = placeOf(src, file, folder, folders);
    if (!found?.isThere) missing.push(src);
    return found && addressBeside(kind, found.place.split(sep));
  };
  const content = outsideCode(text.content, (part) => besideIn(part, addressOf));
  const cover = coverOf(text.fields, folder, (src) => addressOf(src) ?? src);
  const others = text.problems.filter((problem) => !text.ofPicturesBeside.includes(problem));
  const kindOf = (names: string[]) =>
    names.every((name) => isPicture(namesOf(name)[0] ?? '')) ? 'pictures' : 'files';
  const told = [
    missing.length > 0 &&
      `${kindOf(missing)} that are not there: ${missing.length}, the first is ${missing[0]}`,
    unserved.length > 0 &&
      `files beside the post that are not served: ${unserved.length}, the first is ${unserved[0]}; put them into public/files, and link to /files/…`,
  ].filter((problem) => problem !== false);
  return {
    ...text,
    content,
    fields: cover ? { ...text.fields, cover } : text.fields,
    problems: [...others, ...told],
  };
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
