// Which files of posts are in the folder, and when they changed, as the file system tells.
import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { env } from '../../env';
import { reasonOf } from '../../log';
import { walk } from './walk';

/** Changes whenever the file does: the time of the inode's change too, for tools can set the other one back. */
export type Stamp = Pick<Stats, 'mtimeMs' | 'ctimeMs' | 'size' | 'ino'>;

export interface PresentFile {
  file: string;
  /** Where it is, relative to the folder. */
  path: string;
  stamp: Stamp;
}

interface InFolder {
  /** In the order of their names. */
  present: PresentFile[];
  /** What is wrong with links, which lead to no post, a line each. */
  links: string[];
  /** Why files and folders can't be read, or are not to be, by path. */
  unreadable: Map<string, string>;
}

// Readers are answered between them.
const STATS_AT_ONCE = 100;
const MEGABYTE = 1024 * 1024;

/** @throws Error when the folder cannot be read */
export async function filesIn(dir: string): Promise<InFolder> {
  const { CONTENT_MAX_MB } = env();
  const { files, links, unreadable } = walkIn(dir);
  const present: PresentFile[] = [];
  for (const [index, path] of files.entries()) {
    if (index % STATS_AT_ONCE === 0) await nextTurn();
    const file = join(dir, path);
    try {
      const stamp = stampOf(file);
      const isLarge = stamp && stamp.size > CONTENT_MAX_MB * MEGABYTE;
      if (isLarge) unreadable.set(path, `larger than ${CONTENT_MAX_MB} MB (CONTENT_MAX_MB)`);
      else if (stamp) present.push({ file, path, stamp });
    } catch (error) {
      unreadable.set(path, reasonOf(error));
    }
  }
  return {
    present,
    links: [...links].map(([path, problem]) => `${join(dir, path)}: ${problem}`),
    unreadable,
  };
}

function walkIn(dir: string) {
  try {
    return walk(dir);
  } catch (error) {
    throw new Error(`CONTENT_DIR (${dir}) cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

/** Null for what is no file, or is gone by now. */
function stampOf(file: string): Stamp | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return null;
  const { mtimeMs, ctimeMs, size, ino } = stat;
  return { mtimeMs, ctimeMs, size, ino };
}
