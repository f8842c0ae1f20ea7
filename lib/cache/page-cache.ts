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
    await this.unstored.writeBack().catch(this.logFailure);
  }

  /** Gives the store all that is in memory, for it has lost what was in it. */
  async writeAllAgain(): Promise<void> {
    this.unstored.addAll();
    await this.writeBack();
  }

  private async trim(): Promise<void> {
    if (!this.options.mayEvict()) return;
    await this.options.store.trim(this.options.storeBytes).catch(this.logFailure);
  }
}
