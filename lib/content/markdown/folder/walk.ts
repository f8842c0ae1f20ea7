// The names of the files in the folder of posts, and in the folders below it. Links are followed within it: each folder
// is read once, so that no circle has no end, and nothing outside is ever shown. Node's own way to read a folder with all
// below it asks the file system for each file once more, which takes ten times as long.
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { reasonOf } from '../../../log';
import { holdsPosts, isNoPostByName, isOtherText, isPostFile } from './file-name';
import { isFolderFile } from './folder-fields';

interface Found {
  /** Paths of posts, relative to the folder, in order. */
  files: string[];
  /** Paths of what may be posts, and is no Markdown. */
  others: string[];
  /** Paths of Markdown that is no post, for its name alone. */
  noPosts: string[];
  /** Paths of what another generator reads of all posts in a folder. */
  ofFolders: string[];
  /** Paths of all folders that were read, '' for the first. */
  folders: string[];
  /** Whether some name is a link: what it leads to can change elsewhere. */
  hasLinks: boolean;
  /** What is wrong with links, which lead to no post, by path. */
  links: Map<string, string>;
  /** Why folders cannot be read, by path. */
  unreadable: Map<string, string>;
}

/** Asking the file system for a target takes as many looks as the folder is deep. */
interface Folder {
  path: string;
  /** Where it really is. */
  target: string;
}

/** @throws Error when the folder itself cannot be read */
export function walk(root: string): Found {
  const realRoot = realpathSync(root);
  const found: Found = {
    files: [],
    others: [],
    noPosts: [],
    ofFolders: [],
    folders: [],
    hasLinks: false,
    links: new Map(),
    unreadable: new Map(),
  };
  const read = new Set<string>();
  // Links come last, so that a folder has its own name where it has one.
  const folders: Folder[] = [{ path: '', target: realRoot }];
  const linked: Folder[] = [];

  function readFolder({ path, target }: Folder): void {
    try {
      const entries = readdirSync(target, { withFileTypes: true, encoding: 'utf8' });
      read.add(target);
      found.folders.push(path);
      for (const entry of entries) {
        const name = join(path, entry.name);
        if (entry.isSymbolicLink()) followLink(name, entry.name);
        else if (entry.isDirectory() && holdsPosts(entry.name))
          folders.push({ path: name, target: join(target, entry.name) });
        else if (entry.isFile() && isPostFile(name)) found.files.push(name);
        else if (entry.isFile() && isOtherText(name)) found.others.push(name);
        else if (entry.isFile() && isNoPostByName(name)) found.noPosts.push(name);
        else if (entry.isFile() && isFolderFile(root, name)) found.ofFolders.push(name);
      }
    } catch (error) {
      if (path === '') throw error;
      found.unreadable.set(path, reasonOf(error));
    }
  }

  function followLink(path: string, name: string): void {
    if (!holdsPosts(name)) return;
    found.hasLinks = true;
    try {
      const target = realpathSync(join(root, path));
      const isFolder = statSync(target).isDirectory();
      if (!isFolder && !isPostFile(path)) return;
      if (!target.startsWith(realRoot + sep) && target !== realRoot) {
        found.links.set(path, 'a link out of the folder, which is not followed');
      } else if (isFolder) linked.push({ path, target });
      else found.files.push(path);
    } catch (error) {
      found.links.set(path, `a link that leads nowhere: ${reasonOf(error)}`);
    }
  }

  for (;;) {
    const folder = folders.pop();
    if (folder !== undefined) {
      readFolder(folder);
      continue;
    }
    const link = linked.shift();
    if (!link) break;
    if (read.has(link.target)) found.links.set(link.path, 'a link to a folder that is read already');
    else folders.push(link);
  }
  found.files.sort();
  return found;
}
