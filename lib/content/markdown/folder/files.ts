// What is in the folder of Markdown files. Every look asks the file system for the names and times of the
// files, or which of them changed, and reads again only those that changed since the last look in this process.

import { processWide } from '../../../process/process-wide';
import { singleFlight } from '../../../process/single-flight';
import type { PostSummary } from '../../post/post';
import { isDue, isRenderFailure } from '../../worker/back-off';
import { idByPath } from './file-name';
import { fileAt, filesInBoth } from './pages-folder';
import type { PresentFile } from './present-files';
import { readFiles, unreadableFile } from './read-files';
import { isSame, type Stamp } from './stamp';

export interface MarkdownFile extends Pick<PresentFile, 'file' | 'path'> {
  /** Null where it could not be read: the next look tries again. */
  stamp: Stamp | null;
  /** What is in it, or what is wrong with it. */
  summary: PostSummary | Error;
  /** Of one that is broken: the id of the post in it, where it is known. Else it may be any post. */
  id?: string;
  /** What its author should know, a line each. */
  problems: string[];
  /** The names of its fields that mean nothing here. */
  unknown: string[];
  /** The files of posts to which it links by their names. */
  references?: string[];
}

export interface FolderLook {
  /** In the order of their names; then what can't be read, folders too, for they may have any post in them. */
  files: MarkdownFile[];
  /** What is wrong with links and with files that are no posts, a line each. */
  links: string[];
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
 * Looks at the folder. Those who ask while a look is under way share the next one.
 * @param dir the folder; Markdown files in it and in folders below it are posts, those in `pages` beside it standing
 *   pages, whose paths here begin with a slash
 * @throws Error when the folder cannot be read
 */
export const lookAtFiles = (dir: string): Promise<FolderLook> => looks.run(dir, null);

const looks = singleFlight<null, FolderLook>({ name: 'looks at files', work: lookNow });

async function lookNow(dir: string): Promise<FolderLook> {
  const folder = folderAt(dir);
  const { present, links, unreadable: reasons } = await filesInBoth(dir);
  const read = await readFiles(present.filter((file) => isToRead(file, folder.files.get(file.path))));
  // From here on nothing waits: whoever asks what was touched sees a look whole, or not at all.
  const unreadable = new Map<string, MarkdownFile>();
  for (const [path, reason] of reasons)
    unreadable.set(path, unreadableFile({ file: fileAt(dir, path), path }, reason));
  for (const now of read) {
    if (now.stamp === null) {
      unreadable.set(now.path, now);
      continue;
    }
    const last = folder.files.get(now.path);
    if (now.summary instanceof Error && last)
      now.id = last.summary instanceof Error ? (now.id ?? last.id) : last.summary.id;
    folder.files.set(now.path, now);
    for (const entry of last ? [last, now] : [now]) touch(folder, entry);
  }
  const known = present.flatMap(({ path }) => (unreadable.has(path) ? [] : (folder.files.get(path) ?? [])));
  if (folder.files.size > known.length) forgetAllBut(new Set(known), folder);
  if (folder.look === 0) folder.touched.clear();
  folder.look += 1;
  return { files: [...known, ...unreadable.values()], links, look: folder.look };
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

function isToRead({ stamp: now }: PresentFile, last: MarkdownFile | undefined): boolean {
  if (!last?.stamp || (isRenderFailure(last.summary) && isDue(last.summary))) return true;
  return !isSame(now, last.stamp);
}

/** The id of the post in a file, as far as a broken one tells. */
function idOf({ path, summary }: MarkdownFile): string {
  return summary instanceof Error ? idByPath(path) : summary.id;
}
