// Where the Markdown files are in the folder. Node's own way to read a folder with all below it asks the file system
// for each file once more, which takes ten times as long.
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../log';
import { holdsPosts, isPostFile } from './file-name';

/**
 * @param isKnown whether a path was found before, and was a file
 * @returns paths relative to the folder, sorted; what a link leads to counts as if it were there
 * @throws Error when the folder, or one in it, cannot be read
 */
export function pathsIn(dir: string, isKnown: (path: string) => boolean): string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(dir, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : join(folder, entry.name);
      if (!entry.isDirectory() && isKnown(path)) return [path];
      if (isFolder(entry, join(dir, path))) return holdsPosts(entry.name) ? below(path) : [];
      return isPostFile(path) ? [path] : [];
    });
  try {
    return below('').sort();
  } catch (error) {
    throw new Error(`CONTENT_DIR (${dir}) cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function isFolder(entry: Dirent, at: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(at).isDirectory();
  } catch {
    // It leads nowhere.
    return false;
  }
}
