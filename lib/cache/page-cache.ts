// The page cache, over either store. It keeps the promises: an older page never replaces a newer one, a removed one stays
// removed, the last good page has no expiry, and a store that fails breaks nothing.
import type { BuiltPages } from './built-pages';
import { type Entry, isVersioned, lastVersionOf, parseEntry, type Value } from './entry';
import { isFollowed } from './generations';
import { PageMemory } from './page-memory';
import type { Store } from './store';
import { failureLog, versionAbove } from './store-failure';
import { tellUnreadable } from './unreadable';
import { UnstoredPages } from './unstored-pages';

/** What a path has; `version` is what a writer has to have seen. */
export interface Found {
  entry: Entry | null;
  version: number;
}

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

interface Options {
  store: Store;
  builtPages: BuiltPages;
  memoryBytes: number;
  storeBytes: number;
  /** While the source fails no page is evicted, for it could not be made again. */
  mayEvict: () => boolean;
}

const WRITE_BACK_EVERY_MS = 1000;
const MAX_LOOKS = 5;

export class PageCache {
  private readonly memory: PageMemory;
  private readonly unstored: UnstoredPages;
  private readonly logFailure: (error: unknown) => null;

  constructor(private readonly options: Options) {
    const { store, memoryBytes } = options;
    this.logFailure = failureLog('cache store out of order', store.tells);
    this.memory = new PageMemory(memoryBytes);
    const takeFromStore = (path: string, version: number) => this.fromStore(path, version);
    this.unstored = new UnstoredPages({ store, memory: this.memory, takeFromStore });
    setInterval(() => this.writeBack(), WRITE_BACK_EVERY_MS).unref();
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
    try {
      const stored = await this.options.store.read(path);
      if (stored?.text) return parseEntry(stored.text, path);
    } catch (error) {
      this.logFailure(error);
    }
    return this.memory.peek(path)?.entry ?? this.options.builtPages.read(path).catch(() => null);
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

  private async fromStore(path: string, version: number): Promise<Found> {
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
  private async storedVersion(path: string, patient = false): Promise<number | null> {
    try {
      return await this.options.store.version(path, patient);
    } catch (error) {
      this.logFailure(error);
      return null;
    }
  }

  private async trim(): Promise<void> {
    if (!this.options.mayEvict()) return;
    await this.options.store.trim(this.options.storeBytes).catch(this.logFailure);
  }
}
