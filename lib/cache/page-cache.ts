// The page cache, over either store. It keeps the promises: an older page never replaces a newer one, a removed one stays
// removed, the last good page has no expiry, and a store that fails breaks nothing.
import { type Entry, isVersioned, lastVersionOf, type Value } from './entry';
import { isFollowed } from './generations';
import { type Options, PageFinder } from './page-finder';
import { versionAbove } from './store/failure';

/** What a generation made. */
interface NewPage {
  path: string;
  /** Null for a tombstone. */
  value: Value | null;
  revalidateSeconds: number | false;
  /** The version that the generation found before it read the source. */
  seen: number;
  /** False for a reader's visit: a tombstone of an unknown address is then kept only for a while. */
  isTrusted: boolean;
}

/** `here`: on this server only, because the shared store is away. */
export type Written = 'stored' | 'refused' | 'here';

const WRITE_BACK_EVERY_MS = 1000;

export class PageCache extends PageFinder {
  constructor(options: Options) {
    super(options);
    setInterval(() => this.writeBack(), WRITE_BACK_EVERY_MS).unref();
  }

  /** Keeps what a generation made; refused when something newer than it has seen is there. */
  async set({ path, value, revalidateSeconds, seen, isTrusted }: NewPage): Promise<Written> {
    const entry: Entry = { path, value, revalidateSeconds, writtenAtMs: Date.now() };
    if (value === null && !isTrusted && !(await this.knows(path))) {
      this.memory.keepNotFound(entry);
      return 'stored';
    }
    if (!isVersioned(value)) Object.assign(entry, lastVersionOf((await this.get(path)).entry));
    const text = JSON.stringify(entry);
    const { store } = this.options;
    try {
      const version = await store.write({ path, text, seen, isForReader: !isFollowed(path) });
      if (version === null) return 'refused';
      this.memory.keep(path, { entry, version }, text);
      this.unstored.delete(path);
      await this.trim();
      return 'stored';
    } catch (error) {
      this.logFailure(error);
      const version = versionAbove(Math.max(seen, this.unstored.versionAt(path)));
      this.memory.keep(path, { entry, version }, text);
      this.unstored.set(path, version);
      return store.shared ? 'here' : 'stored';
    }
  }

  /** Gives the store what was written while it was out of order. */
  async writeBack(): Promise<void> {
    try {
      for (const [path, version] of this.unstored.entries()) await this.writeBackPage(path, version);
    } catch (error) {
      this.logFailure(error);
    }
  }

  /** By its version it wins or loses in the store. */
  private async writeBackPage(path: string, version: number): Promise<void> {
    const page = this.memory.get(path);
    if (!page) return;
    if (page.version > version) {
      // It was replaced by a newer page, which the store had.
      this.unstored.delete(path);
      return;
    }
    const text = JSON.stringify(page.entry);
    const stored = await this.options.store.write({ path, text, seen: version - 1, version });
    if (!this.unstored.delete(path, version)) return;
    if (stored !== null) {
      this.memory.keep(path, { entry: page.entry, version: stored }, text);
      return;
    }
    // The store has a newer page. It is taken into memory at once, for the store may lose that one too.
    this.memory.delete(path);
    await this.fromStore(path, version);
  }

  /** Gives the store all that is in memory, for it has lost what was in it. */
  async writeAllAgain(): Promise<void> {
    for (const [path, { version }] of this.memory.entries())
      if (version > 0) this.unstored.set(path, version);
    await this.writeBack();
  }

  private async trim(): Promise<void> {
    if (!this.options.mayEvict()) return;
    await this.options.store.trim(this.options.storeBytes).catch(this.logFailure);
  }
}
