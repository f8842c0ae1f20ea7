// What is in the folder of Markdown files. Every look asks the file system for the names and times of the
// files, and reads again only those that changed since the last look in this process.
import { readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../log';
import { processWide } from '../../process/process-wide';
import { timeZone } from '../../time-zone';
import { type Post, type PostSummary, parsePost, summaryOf } from '../post';
import { decodeText } from './decode-text';
import { idByName, isPostFile } from './file-name';
import { pathsIn } from './paths-in';
import { withPictures } from './pictures';
import { type MarkdownText, readMarkdown } from './read-markdown';

/** Changes whenever the file does: the time of the inode's change too, for tools can set the other one back. */
type Stamp = Pick<Stats, 'mtimeMs' | 'ctimeMs' | 'size' | 'ino'>;

export interface MarkdownFile {
  file: string;
  /** Where it is, relative to the folder. */
  path: string;
  stamp: Stamp;
  /** What is in it, or what is wrong with it. */
  summary: PostSummary | Error;
  /** What its author should know, a line each. */
  problems: string[];
  /** The names of its fields that mean nothing here. */
  unknown: string[];
}

export interface FolderLook {
  /** In the order of their names. */
  files: MarkdownFile[];
  /** The number of the look; the first one of a folder is 1. */
  look: number;
}

interface Folder {
  /** The number of the last look. */
  look: number;
  files: Map<string, MarkdownFile>;
  /** Ids of posts whose files came, went or changed since the first look, and the last look that found it. */
  touched: Map<string, number>;
}

const folders = processWide('markdown-folders', () => new Map<string, Folder>());

function folderAt(dir: string): Folder {
  const known = folders.get(dir);
  if (known) return known;
  const folder: Folder = { look: 0, files: new Map(), touched: new Map() };
  folders.set(dir, folder);
  return folder;
}

/**
 * Looks at the folder.
 * @param dir the folder; Markdown files in it and in folders below it are posts
 * @throws Error when the folder cannot be read
 */
export function lookAtFiles(dir: string): FolderLook {
  const folder = folderAt(dir);
  const paths = pathsIn(dir, (path) => folder.files.has(path));
  const files = paths.flatMap((path) => lookAtFile(dir, path, folder));
  if (folder.files.size > files.length) forgetAllBut(new Set(files), folder);
  if (folder.look === 0) folder.touched.clear();
  folder.look += 1;
  return { files, look: folder.look };
}

/**
 * The ids of posts whose files came, went or changed after a look. All looks of this process count: a visitor's look
 * may have found an id that was there for a moment only, and made a post of it.
 */
export function touchedSince(dir: string, look: number): string[] {
  return [...folderAt(dir).touched].flatMap(([id, last]) => (last > look ? [id] : []));
}

function touch(folder: Folder, file: MarkdownFile): void {
  folder.touched.set(idOf(file), folder.look + 1);
}

function forgetAllBut(present: Set<MarkdownFile>, folder: Folder): void {
  for (const file of folder.files.values()) {
    if (present.has(file)) continue;
    folder.files.delete(file.path);
    touch(folder, file);
  }
}

function lookAtFile(dir: string, path: string, folder: Folder): MarkdownFile[] {
  const last = folder.files.get(path);
  const file = last?.file ?? join(dir, path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return [];
  if (last && isSame(last.stamp, stat)) return [last];
  const { mtimeMs, ctimeMs, size, ino } = stat;
  const now = { file, path, stamp: { mtimeMs, ctimeMs, size, ino }, ...whatIsIn(file, path) };
  folder.files.set(path, now);
  for (const entry of last ? [last, now] : [now]) touch(folder, entry);
  return [now];
}

function isSame(a: Stamp, b: Stamp): boolean {
  return a.ctimeMs === b.ctimeMs && a.mtimeMs === b.mtimeMs && a.size === b.size && a.ino === b.ino;
}

function whatIsIn(file: string, path: string): Pick<MarkdownFile, 'summary' | 'problems' | 'unknown'> {
  try {
    const { problems, unknown, post } = readFile(file, path);
    return { summary: summaryOf(post), problems: problems.map((problem) => `${file}: ${problem}`), unknown };
  } catch (error) {
    return { summary: error instanceof Error ? error : new Error(String(error)), problems: [], unknown: [] };
  }
}

/** Reads one file whole. Throws what is wrong with it. */
export function readPost({ file, path }: Pick<MarkdownFile, 'file' | 'path'>): Post {
  return readFile(file, path).post;
}

function readFile(file: string, path: string): Pick<MarkdownText, 'problems' | 'unknown'> & { post: Post } {
  try {
    const { text, encoding } = decodeText(readFileSync(file));
    const read = readMarkdown(text, path, timeZone());
    const { fields, content, problems, unknown } = withPictures(read, file, path);
    const post = parsePost({ ...fields, content }, file);
    const told = encoding ? [`read as ${encoding}; save it as UTF-8 to be sure`] : [];
    return { post, unknown, problems: [...told, ...problems] };
  } catch (error) {
    const reason = reasonOf(error);
    throw new Error(reason.includes(file) ? reason : `${file}: ${reason}`, { cause: error });
  }
}

/** The id of the post in a file, as far as a broken one tells. */
function idOf({ path, summary }: MarkdownFile): string {
  return summary instanceof Error ? idByName(path) : summary.id;
}

export { idByName, isPostFile };
