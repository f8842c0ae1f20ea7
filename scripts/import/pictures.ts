// The pictures and other files of a post, and where they are in the old blog's folder.
import { existsSync } from 'node:fs';
import { basename, dirname, join, posix, relative } from 'node:path';
import { EXTENSION } from '../../lib/content/markdown/folder/file-name';
import { besideIn } from '../../lib/content/markdown/pictures/beside';
import { namesOf } from '../../lib/content/markdown/pictures/place-of';
import { isServed } from '../../lib/content/pictures/files';
import type { Post } from '../../lib/content/post/post';
import { outsideCode } from '../../lib/content/text/markdown/outside-code';
import { decodeText } from '../../lib/paths/encoding';
import type { BlogFolder } from './blog-folder';
import { isWithin } from './boundary';

export interface Picture {
  /** As the text names it. */
  src: string;
  /** Where the file is; null: nowhere, or where nothing is taken from. */
  file: string | null;
  /** Whether a file is there, outside of what may be taken along. */
  isOutside?: boolean;
  /** The address under which the site will serve it, once it is copied. */
  at: string;
}

/** The pictures, films, sounds and documents of the old blog's own, as the text and the cover name them. */
export function picturesIn({ content, cover }: Post, beside: unknown): string[] {
  const found: string[] = [];
  outsideCode(content, (part) =>
    besideIn(part, (src) => {
      if (namesOf(src).some(isServed)) found.push(src);
      return null;
    }),
  );
  const besideSrc =
    typeof beside === 'object' && beside !== null && 'src' in beside ? [String(beside.src)] : [];
  const all = [...found, ...(cover ? [cover.src] : []), ...besideSrc];
  return [...new Set(all)].filter((src) => src !== '' && !/^([a-z][a-z\d+.-]*:|\/\/|#|\{)/i.test(src));
}

/** Where posts are, and what may be taken along with them. */
export interface Around {
  /** The folder of posts. */
  folder: string;
  boundary: string;
  blog: Pick<BlogFolder, 'files'>;
}

/** @param file the post's, whose id is given */
export function pictureAt(
  src: string,
  file: string,
  id: string,
  { folder, boundary, blog }: Around,
): Picture {
  // `@/assets/a.png` and `~/assets/a.png` begin where the code does, and Docusaurus' say where their folder is.
  const bare = decodeText(src.replace(/[?#].*$/, '')).replace(/^(?:@site\/static|[~@])\//, '/');
  const there = placesOf(bare, file, blog).filter(existsSync);
  const found = there.find((place) => isWithin(boundary, place)) ?? null;
  const at = bare.startsWith('/') ? posix.join('/', bare) : `/images/${id}/${basename(bare)}`;
  // One within the folder of posts is copied with it, and named as before.
  const isBeside = found !== null && !bare.startsWith('/') && !relative(folder, found).startsWith('..');
  return {
    src,
    file: found,
    at: isBeside ? src : at,
    ...(found === null && there.length > 0 ? { isOutside: true } : {}),
  };
}

function placesOf(bare: string, file: string, { files }: Around['blog']): string[] {
  if (bare.startsWith('/'))
    return files
      .filter(({ at }) => at === '/' || bare.startsWith(`${at}/`))
      .map(({ dir, at }) => join(dir, at === '/' ? bare : bare.slice(at.length)));
  // Hexo keeps them in a folder beside the post, of its name; Obsidian anywhere.
  return [
    join(dirname(file), bare),
    join(file.replace(EXTENSION, ''), bare),
    join(dirname(file), 'images', bare),
    ...files.map(({ dir }) => join(dir, bare)),
  ];
}
