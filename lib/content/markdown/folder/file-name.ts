// What the place and the name of a Markdown file say: whether it is a post, its id, its date, whether it is hidden.
// Paths are relative to the folder of posts, or that of standing pages.
import { DRAFT } from '../hidden/words';
import { datedAtEnd, datedIn, nameWithTime, withoutDateAtEnd } from './dated-name';

// Middleman writes before it what the page becomes: `plum.html.md`.
export const EXTENSION = /(?:\.html)?\.(md|markdown|mdown|mkdn?|mdwn|mdte?xt|mdx)$/i;
// Languages in which generators take posts too, and nothing here.
const OTHER_TEXT = /\.(rmd|rmarkdown|qmd|adoc|asciidoc|rst|org|textile|ipynb|svx|mdoc|lr|html?)$/i;
const NO_POST =
  /^(readme(\.[\w-]+)?|CONTRIBUTING|LICENSE|CHANGELOG|CODE_OF_CONDUCT|SECURITY|SUMMARY|AGENTS|CLAUDE)$/;
// README-KO, README_zh-CN; `readme-is-dead` is a post.
const README = /^readme[-_]([A-Za-z]{2})(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}))?$/;
const DRAFTS = new RegExp(`^_?(?:${DRAFT.join('|')}|private|wip|trash|hidden|비공개)$`, 'iu');
// Nuxt's place in a list, `2.spoon`, which is in no address; `2.0-spoon` and `2.x` are versions.
const ORDER = /^\d{1,3}\.(?=\p{L}{2})/u;
const LANGUAGE = /\.([a-z]{2}(?:-[A-Za-z]{2,4})?)$/;

const DOMAINS = /^(?:io|so|sh|to|is|ml|ts)$/;

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Whether a file in the folder is a post: Markdown, in no folder and under no name that generators keep for themselves. */
export function isPostFile(path: string): boolean {
  const parts = path.split(/[\\/]/);
  const name = parts.pop() ?? '';
  if (!EXTENSION.test(name) || !parts.every(holdsPosts)) return false;
  const bare = name.replace(EXTENSION, '');
  // A drawing of Obsidian's is kept as Markdown.
  if (/^[._]|\.excalidraw$/i.test(bare)) return false;
  // What stands at the top under this name is a list of posts in most generators.
  if (isIndex(bare)) return parts.length > 0;
  const plain = bare.replace(/^readme/i, 'readme');
  const lang = README.exec(plain)?.[1];
  return !NO_POST.test(plain) && !(lang && isLanguage(lang.toLowerCase()));
}

/** Whether a file's name alone keeps it from being a post, which its author may not expect: of READMEs and `_index.md` all do. */
export function isNoPostByName(path: string): boolean {
  const parts = path.split(/[\\/]/);
  const name = parts.pop() ?? '';
  return (
    EXTENSION.test(name) && parts.every(holdsPosts) && !/^(?:[._]|readme)/i.test(name) && !isPostFile(path)
  );
}

/** Whether a generator makes a post of a file in another language than Markdown. */
export const isOtherText = (path: string): boolean =>
  OTHER_TEXT.test(path) && !/(^|[\\/])[_.](?!posts[\\/])/.test(path);

/** Whether there may be posts in a folder of this name. */
export function holdsPosts(folder: string): boolean {
  if (folder.startsWith('.') || folder === 'node_modules') return false;
  return !folder.startsWith('_') || folder === '_posts' || DRAFTS.test(folder.normalize('NFC'));
}

/** Whether the file is in a folder of drafts, or named as one: `spoon.draft.md`. */
export function isInDrafts(path: string): boolean {
  const parts = path.normalize('NFC').split(/[\\/]/);
  const name = (parts.pop() ?? '').replace(EXTENSION, '');
  return /\.draft$/i.test(name) || parts.some((folder) => DRAFTS.test(folder));
}

/** The id of a file that says none: its name without a date, or that of its folder. */
export function idByName(path: string): string {
  const name = nameOf(path);
  return datedIn(name)?.[3] || name.replace(ORDER, '');
}

/** The title of a file that says none. */
export const titleByName = (path: string): string => withoutDateAtEnd(idByName(path));

/** The same of a file in the folder of standing pages, whose path begins with a slash: then the id does, too. */
export function idByPath(path: string): string {
  return path.startsWith('/') ? `/${idByName(path)}` : idByName(path);
}

/** Ids that the file may have been found under: its name with the date, and with the time. */
export function formerIdsByName(path: string): string[] {
  const [name, id] = [nameOf(path), idByName(path)];
  return [name, nameWithTime(name) ?? id].filter((former) => former !== id);
}

/** The date that the file's name or its folders say, as it is written: `2019-03-04`. */
export const dateByName = (path: string): string | null => written(datedIn(bundleOf(path)));

/** The date that ends the name, which may be that of a thing: `meeting-2030-01-02`. */
export const dateAtEnd = (path: string): string | null =>
  written(datedAtEnd(nameOf(path).replace(LANGUAGE, '')));

const written = ([year, month, day]: string[] = []) =>
  year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : null;

/**
 * The language that a name ends in, such as `hello.ko.md`. Where it may be the end of a domain, as in `socket.io.md`, the
 * post has to say it, too.
 */
export function langByName(path: string, said: string | null): string | null {
  const code = LANGUAGE.exec((path.split(/[\\/]/).pop() ?? '').replace(EXTENSION, ''))?.[1];
  return code && isLanguage(code) && (code === said || !DOMAINS.test(code)) ? code : null;
}

export const isLanguage = (code: string) => languages.of(code) !== undefined;

/** The name of the file, or of its folder where the file is that folder's `index`. macOS decomposes, addresses don't. */
function nameOf(path: string): string {
  return bundleOf(path).split('/').pop() ?? '';
}

/** The path without what ends it: a folder of one post is that post's name. */
export function bundleOf(path: string): string {
  const parts = path
    .normalize('NFC')
    .replaceAll('\\', '/')
    // Next.js and SvelteKit have a folder a page too, Bear and Ulysses one a text.
    .replace(/\/(?:page\.mdx|\+page\.mdx?)$/, '/index.mdx')
    .replace(/\.textbundle\/text(?=\.\w+$)/i, '')
    .replace(EXTENSION, '')
    .split('/');
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || !isIndex(last)) return parts.join('/');
  return parts.slice(0, -1).join('/') + last.slice('index'.length);
}

const isIndex = (bare: string) => /^index(\.[a-z]{2}(-[A-Za-z]{2,4})?)?$/i.test(bare);
