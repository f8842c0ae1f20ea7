// Brings what is known of a folder's files up to date, by the paths that may have changed since.
import { lstatSync } from 'node:fs';
import { basename, join } from 'node:path';
import { holdsPosts, isPostFile } from './file-name';
import type { PresentFile } from './present-files';
import { isAlone, isTooLarge, stampIn } from './stamp';

/**
 * @param present all files, in the order of their names
 * @param paths relative to the folder
 * @returns all files as they are now; null where only a look at the whole folder can tell
 */
export function withChanges(present: PresentFile[], dir: string, paths: string[]): PresentFile[] | null {
  if (paths.length === 0) return present;
  const changed = new Set(paths);
  const rest = present.filter(({ path }) => !changed.has(path));
  const before = new Map(
    present.flatMap((entry) => (changed.has(entry.path) ? [[entry.path, entry] as const] : [])),
  );
  const now: PresentFile[] = [];
  for (const path of paths) {
    const found = fileAt(dir, path);
    if (found === 'unclear') return null;
    if (found === 'nothing') continue;
    const told = (before.get(path)?.stamp.told ?? 0) + 1;
    now.push({ ...found, stamp: { ...found.stamp, told } });
  }
  return [...rest, ...now].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function fileAt(dir: string, path: string): PresentFile | 'nothing' | 'unclear' {
  const file = join(dir, path);
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (!stat) return 'nothing';
    if (stat.isDirectory() || stat.isSymbolicLink())
      return holdsPosts(basename(path)) ? 'unclear' : 'nothing';
    if (!stat.isFile() || !isPostFile(path)) return 'nothing';
    if (!isAlone(stat) || isTooLarge(stat)) return 'unclear';
    return { file, path, stamp: stampIn(stat) };
  } catch {
    return 'unclear';
  }
}
