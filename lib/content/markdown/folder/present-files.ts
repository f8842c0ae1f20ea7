// Which files of posts are in the folder, and when they changed, as the file system tells.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { env } from '../../../env';
import { reasonOf } from '../../../log';
import { processWide } from '../../../process/process-wide';
import { withChanges } from './changed-files';
import { hidingFolders } from './folder-fields';
import { FolderWatch } from './folder-watch';
import { isAlone, isTooLarge, type Stamp, stampIn } from './stamp';
import { walk } from './walk';

export interface PresentFile {
  file: string;
  /** Where it is, relative to the folder. */
  path: string;
  stamp: Stamp;
}

export interface InFolder {
  /** In the order of their names. */
  present: PresentFile[];
  /** What is wrong with links and with files that are no posts, a line each. */
  links: string[];
  /** Why files and folders can't be read, or are not to be, by path. */
  unreadable: Map<string, string>;
}

interface Watched {
  watch: FolderWatch;
  /** What was there at the last look; null where what is told of changes does not do to tell what is there now. */
  present: PresentFile[] | null;
  /** What was told at the last look at all. */
  links: string[];
  /** When all were asked for. */
  askedMs: number;
}

/**
 * Linux does not report every change: not one that is made through a hard link which is newer than the last look, nor one
 * by memory mapping. So all files are asked for again after this time. A post that a caller names is read in any case.
 */
const ASK_ALL_EVERY_MS = 300_000;

// Readers are answered between them.
const STATS_AT_ONCE = 100;

const watched = processWide('watched-folders', () => new Map<string, Watched>());

/**
 * All files. Each is asked for, unless the file system tells by itself which of them changed.
 * @throws Error when the folder cannot be read
 */
export async function filesIn(dir: string): Promise<InFolder> {
  const folder = watched.get(dir) ?? { watch: new FolderWatch(dir), present: null, links: [], askedMs: 0 };
  watched.set(dir, folder);
  const { watch, present: last } = folder;
  // Until this look has ended nothing is known.
  folder.present = null;
  const isRecent = performance.now() - folder.askedMs < ASK_ALL_EVERY_MS;
  const changes = last && isRecent ? await watch.takeChanges() : null;
  const present = last && changes && withChanges(last, dir, changes);
  if (!present) return lookAtAll(folder, dir);
  folder.present = present;
  return { present, links: folder.links, unreadable: new Map() };
}

async function lookAtAll(folder: Watched, dir: string): Promise<InFolder> {
  const { watch } = folder;
  folder.askedMs = performance.now();
  const first = walkIn(dir);
  // The target of a symbolic link is outside the watched folders, and may change there.
  const isWatched = !first.hasLinks && watch.begin(first.folders);
  const { files, others, noPosts, ofFolders, folders, hasLinks, links, unreadable } = isWatched
    ? walkIn(dir)
    : first;
  const found = await stampsOf(dir, files, unreadable);
  const hiding = await hidingFolders(dir, ofFolders);
  const isClear = !hasLinks && unreadable.size === 0 && found.areAlone;
  if (isWatched && isClear && folders.every((each) => watch.has(each))) folder.present = found.present;
  else watch.end();
  folder.links = [
    ...[...links].map(([path, problem]) => `${join(dir, path)}: ${problem}`),
    ...firstOf(dir, others, 'no Markdown, and not shown'),
    ...firstOf(dir, noPosts, 'no post by its name, and not shown; under another name it is'),
    ...hiding,
  ];
  return { present: found.present, links: folder.links, unreadable };
}

const firstOf = (dir: string, [first, ...more]: string[], problem: string): string[] =>
  first === undefined ? [] : [`${join(dir, first)}: ${problem}; files of this kind: ${more.length + 1}`];

/** The files with what tells their changes. What can't be read is put to what is unreadable. */
async function stampsOf(dir: string, files: string[], unreadable: Map<string, string>) {
  const present: PresentFile[] = [];
  let areAlone = true;
  for (const [index, path] of files.entries()) {
    if (index % STATS_AT_ONCE === 0) await nextTurn();
    const file = join(dir, path);
    try {
      const stat = statSync(file, { throwIfNoEntry: false });
      // What is no file, or is gone by now.
      if (!stat?.isFile()) continue;
      areAlone &&= isAlone(stat);
      if (!isTooLarge(stat)) present.push({ file, path, stamp: stampIn(stat) });
      else unreadable.set(path, `larger than ${env().CONTENT_MAX_MB} MB (CONTENT_MAX_MB)`);
    } catch (error) {
      unreadable.set(path, reasonOf(error));
    }
  }
  return { present, areAlone };
}

function walkIn(dir: string) {
  try {
    return walk(dir);
  } catch (error) {
    throw new Error(`CONTENT_DIR (${dir}) cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}
