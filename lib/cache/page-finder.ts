// Finds the newest page of a path: in memory, in the store, or else among the pages of the build. While the store is out of
// order, what is in memory counts.
import { type Entry, parseEntry } from './entry';
import type { BuiltPages } from './next/built-pages';
import { PageMemory } from './page-memory';
import { failureLog } from './store/failure';
import type { Store } from './store/store';
import { tellUnreadable } from './store/unreadable';
import { Unstored } from './store/unstored';

/** What a path has; `version` is what a writer has to have seen. */
interface Found {
  entry: Entry | null;
  version: number;
}

export interface Options {
  store: Store;
  builtPages: BuiltPages;
  memoryBytes: number;
  storeBytes: number;
  /** While the source fails no page is evicted, for it could not be made again. */
  mayEvict: () => boolean;
}

const MAX_LOOKS = 5;

export class PageFinder {
  protected readonly memory: PageMemory;
  protected readonly unstored = new Unstored();
  protected readonly logFailure: (error: unknown) => null;

  constructor(protected readonly options: Options) {
    const { store, memoryBytes } = options;
    this.logFailure = failureLog('cache store out of order', store.tells);
    this.memory = new PageMemory(memoryBytes);
  }

  /** Finds the newest page of a path. Never throws. */
  async get(path: string, looks = MAX_LOOKS): Promise<Found> {
    const inMemory = this.memory.get(path);
    const version = await this.storedVersion(path);
    if (inMemory && inMemory.version >= (version ?? 0)) {
      // The store lost what is known here, for instance because Redis was emptied.
      if (version !== null && inMemory.version > version) this.unstored.set(path, inMemory.version);
      this.options.store.used(path);
      return inMemory;
    }
    const unstored = this.unstored.versionAt(path);
    if (unstored > (version ?? 0)) return { entry: null, version: unstored };
    const found = version ? await this.fromStore(path, version) : await this.fromBuild(path);
    // Next gives this answer to readers who come while it is awaited, so it must not be old when it is there.
    const current = await this.storedVersion(path);
    return current !== null && current > found.version && looks > 0 ? this.get(path, looks - 1) : found;
  }

  /**
   * What a path has, for whoever looks at all pages: such a look does not count as use, and pushes no page out of memory.
   * What was evicted is looked for in the build, and may be old.
   */
  async peek(path: string): Promise<Entry | null> {
    const inMemory = this.memory.peek(path);
    try {
      if (inMemory && inMemory.version >= (await this.options.store.version(path))) return inMemory.entry;
      const stored = await this.options.store.read(path);
      if (stored?.text) return parseEntry(stored.text, path);
    } catch (error) {
      this.logFailure(error);
    }
    return inMemory ? inMemory.entry : this.options.builtPages.read(path).catch(() => null);
  }

  /**
   * Has the store tell whether pages were written; see `isNewest`. Nothing where that needs no question. Rejects where
   * the store is out of order.
   */
  look(): Promise<void> | undefined {
    return this.options.store.look?.();
  }

  /**
   * Whether what was found at a path is still the newest, as of the last look. False also where the store is out of
   * order: then `get` knows what to do.
   */
  isNewest(path: string, version: number): boolean | Promise<boolean> {
    if (this.unstored.versionAt(path) > 0 || (this.memory.peek(path)?.version ?? 0) > version) return false;
    const { store } = this.options;
    try {
      const stored = store.knownVersion?.(path) ?? store.version(path);
      if (typeof stored === 'number') return stored === version;
      return stored.then((current) => current === version).catch(() => false);
    } catch {
      return false;
    }
  }

  /** Takes note that readers got what was found. */
  used(path: string): void {
    this.options.store.used(path);
  }

  /** Whether a path has a page or a tombstone, and is no address that never existed. */
  async knows(path: string): Promise<boolean> {
    const version = await this.storedVersion(path);
    return Boolean(version || this.unstored.versionAt(path)) || this.options.builtPages.has(path);
  }

  /** The paths of the pages that were built with this release. */
  builtPaths(): string[] {
    return this.options.builtPages.paths();
  }

  /** The version of what readers get. */
  async version(path: string): Promise<number> {
    return Math.max((await this.storedVersion(path, true)) ?? 0, this.memory.get(path)?.version ?? 0);
  }

  protected async fromStore(path: string, version: number): Promise<Found> {
    try {
      const stored = await this.options.store.read(path);
      const entry = stored?.text ? parseEntry(stored.text, path) : null;
      if (stored?.text && !entry) tellUnreadable(`page ${path}`);
      // Evicted or damaged: the page is made again, for the built page may be older than what was here.
      if (!stored || !entry) return { entry: null, version: stored?.version ?? version };
      const found = { entry, version: stored.version };
      this.memory.keep(path, found, stored.text ?? '');
      this.options.store.used(path);
      return found;
    } catch (error) {
      this.logFailure(error);
      return this.memory.get(path) ?? { entry: null, version };
    }
  }

  private async fromBuild(path: string): Promise<Found> {
    const entry = await this.options.builtPages.read(path).catch(this.logFailure);
    if (!entry) return { entry: this.memory.notFoundAt(path), version: 0 };
    const found = { entry, version: 0 };
    this.memory.keep(path, found, JSON.stringify(entry));
    return found;
  }

  /** Null when the store is out of order. */
  private async storedVersion(path: string, mayBeSlow = false): Promise<number | null> {
    try {
      return await this.options.store.version(path, mayBeSlow);
    } catch (error) {
      this.logFailure(error);
      return null;
    }
  }
}
