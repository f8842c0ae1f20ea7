// What Linux itself tells of changes in a folder. On a file system of its own disks it does so before the change is done:
// whoever is called afterwards finds it in the queue, so that not each file has to be asked for at each look.
import { type FSWatcher, readFileSync, realpathSync, statfsSync, statSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** ext2 to ext4, XFS, Btrfs and tmpfs. Mounts of networks and containers do not tell what others change in them. */
const LOCAL_FILE_SYSTEMS = [0xef53, 0x58465342, 0x9123683e, 0x01021994];

/** Where more change at once, some may have been too many for the queue. */
const MAX_CHANGES = 500;

export class FolderWatch {
  private readonly watchers = new Map<string, FSWatcher>();
  private changed = new Set<string>();
  /** Whether something may have happened that only a look at the whole folder can tell. */
  private isUnclear = true;
  private place = '';

  constructor(private readonly dir: string) {}

  /**
   * Begins to watch these folders anew, and them alone. What is in them has to be looked at afterwards.
   * @param folders relative to the folder, that itself included as ''
   * @returns whether all changes in them are told from now on
   */
  begin(folders: string[]): boolean {
    this.end();
    if (process.platform !== 'linux') return false;
    try {
      this.place = this.placeNow();
      for (const folder of folders) this.watch(folder);
      this.isUnclear = false;
      return true;
    } catch {
      this.end();
      return false;
    }
  }

  end(): void {
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
    this.changed = new Set();
    this.isUnclear = true;
  }

  has(folder: string): boolean {
    return this.watchers.has(folder);
  }

  /** The paths that may have changed since `begin`, or since this was asked last; null: any may have. */
  async takeChanges(): Promise<string[] | null> {
    // Then all has been received that was told until now: Node looks for it once a turn.
    await nextTurn();
    await nextTurn();
    if (this.isUnclear || this.hasMoved()) return null;
    const changed = [...this.changed];
    this.changed = new Set();
    return changed;
  }

  private watch(folder: string): void {
    const path = join(this.dir, folder);
    if (!LOCAL_FILE_SYSTEMS.includes(statfsSync(path).type)) throw new Error('It does not tell of changes.');
    const watcher = watch(path, { persistent: false }, (_, name) => this.note(folder, name));
    watcher.on('error', () => {
      this.isUnclear = true;
    });
    this.watchers.set(folder, watcher);
  }

  private note(folder: string, name: string | null): void {
    const path = name === null ? null : join(folder, name);
    // A folder itself, told by the one above it, or by itself under its own name: it may be another one by now.
    const isFolder = path === null || this.watchers.has(path) || name === basename(join(this.dir, folder));
    if (isFolder || this.changed.size >= MAX_CHANGES) this.isUnclear = true;
    else this.changed.add(path);
  }

  private hasMoved(): boolean {
    try {
      return this.placeNow() !== this.place;
    } catch {
      return true;
    }
  }

  /** Which folder it is that has the name, and what is mounted on this machine. */
  private placeNow(): string {
    // The number of a folder that is gone may be given to a new one.
    const { dev, ino, birthtimeMs } = statSync(this.dir);
    const mounts = readFileSync('/proc/self/mountinfo', 'utf8');
    // Escaped there, so a name with a space in it is looked for in vain: it is no use to be exact about that.
    if (mounts.includes(` ${realpathSync(this.dir)}/`)) throw new Error('Something is mounted within it.');
    return `${dev} ${ino} ${birthtimeMs} ${mounts}`;
  }
}
