// Tells that something happened in a folder or below it. Node's own way to do that on Linux reads a folder anew at each
// event: while a thousand files come, nobody is answered for seconds.
import { type FSWatcher, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { holdsPosts, isPostFile } from './file-name';
import { walk } from './walk';

/** The folder itself, among those in it. */
const TOP = '.';

interface Options {
  onEvent: () => void;
  /** The folder is away, or another one has its name: what watches it knows nothing any more. */
  onLost: () => void;
}

/**
 * @param root the folder; those below it that may have posts are watched as well, also those that come later
 * @throws Error when the folder cannot be watched
 */
export function watchTree(root: string, { onEvent, onLost }: Options): void {
  const watchers = new Map<string, FSWatcher>();
  // Elsewhere the system itself tells of all that is below a folder.
  const isLinux = process.platform === 'linux';

  function end(): void {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  }

  function lose(): void {
    if (watchers.size === 0) return;
    end();
    onLost();
  }

  function watchOne(folder: string): void {
    const watcher = watch(join(root, folder), { persistent: false, recursive: !isLinux }, (event, name) => {
      // The folder itself was replaced: what this watches is no longer what the name means.
      if (event === 'rename' && folder === TOP && name !== null && root.endsWith(name)) return lose();
      if (isLinux && event === 'rename' && name !== null) takeUp(join(folder, name), name);
      onEvent();
    });
    watchers.set(folder, watcher);
    watcher.on('error', () => (folder === TOP ? lose() : forget(folder)));
  }

  /** Where a folder came, went, or was replaced by another one of the same name. */
  function takeUp(path: string, name: string): void {
    if (isPostFile(name) || !holdsPosts(name)) return;
    for (const each of [...watchers.keys()]) if (each === path || each.startsWith(`${path}/`)) forget(each);
    try {
      if (statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()) watchBelow(path);
    } catch {
      lose();
    }
  }

  function forget(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  /** A folder and all below it, until there is none that is not watched: in one that has just come others may be by now. */
  function watchBelow(path: string): void {
    for (;;) {
      const folders = walk(join(root, path)).folders.map((folder) => join(path, folder));
      const added = folders.filter((folder) => !watchers.has(folder));
      if (added.length === 0) return;
      added.forEach(watchOne);
    }
  }

  try {
    if (isLinux) watchBelow(TOP);
    else watchOne(TOP);
  } catch (error) {
    end();
    throw error;
  }
}
