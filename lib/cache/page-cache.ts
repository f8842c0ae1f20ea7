// The page cache, over either store. It keeps the promises: an older page never replaces a newer one, a removed one stays
// removed, the last good page has no expiry, and a store that fails breaks nothing.
import { LRUCache } from 'lru-cache';
import type { BuiltPages } from './built-pages';
import {
  bytesInMemory,
  type Entry,
  isStale,
  isVersioned,
  lastVersionOf,
  parseEntry,
  type Value,
} from './entry';
import { isFollowed } from './generations';
import type { Store } from './store';
import { failureLog, versionAbove } from './store-failure';
import { tellUnreadable } from './unreadable';

/** What a path has; `version` is what a writer has to have seen. */
export interface Found {
  entry: Entry | null;
  version: number;
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
const MAX_NOT_FOUND = 1000;
const MAX_NOT_FOUND_SECONDS = 60;

export class PageCache {
  private readonly memory: LRUCache<string, Required<Found>>;
  /** Tombstones of addresses that never existed, as strangers ask for them. */
  private readonly notFound = new LRUCache<string, Entry>({ max: MAX_NOT_FOUND });
  /** Versions that this server made while the store was out of order, and that it has yet to get. */
  private readonly unstored = new Map<string, number>();
  private readonly logFailure: (error: unknown) => null;

  constructor(private readonly options: Options) {
    this.logFailure = failureLog('cache store out of order', options.store.tells);
    this.memory = new LRUCache({ maxSize: Math.max(1, Math.floor(options.memoryBytes)) });
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
    const unstored = this.unstored.get(path) ?? 0;
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
    const inMemory = this.memory.peek(path);
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
    if (this.unstored.has(path) || (this.memory.peek(path)?.version ?? 0) > version) return false;
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
    return Boolean(version) || this.unstored.has(path) || this.options.builtPages.has(path);
  }

  /** The paths of the pages that were built with this release. */
  builtPaths(): string[] {
    return this.options.builtPages.paths();
  }

  /** The version of what readers get. */
  async version(path: string): Promise<number> {
    return Math.max((await this.storedVersion(path, true)) ?? 0, this.memory.get(path)?.version ?? 0);
  }

  /**
   * Keeps what a generation made; refused when something newer than `seen` is there.
   * @param value null for a tombstone
   * @param seen the version that the generation found before it read the source
   * @param trusted false for a reader's visit: a tombstone of an unknown address is then kept only for a while
   */
  async set(
    path: string,
    value: Value | null,
    revalidateSeconds: number | false,
    seen: number,
    trusted: boolean,
  ): Promise<Written> {
    const entry = { path, value, revalidateSeconds, writtenAtMs: Date.now() };
    if (value === null && !trusted && !(await this.knows(path))) {
      const seconds = Math.min(revalidateSeconds || MAX_NOT_FOUND_SECONDS, MAX_NOT_FOUND_SECONDS);
      this.notFound.set(path, { ...entry, revalidateSeconds: seconds });
      return 'stored';
    }
    if (!isVersioned(value)) Object.assign(entry, lastVersionOf((await this.get(path)).entry));
    const text = JSON.stringify(entry);
    try {
      const version = await this.options.store.write(path, text, seen, undefined, !isFollowed(path));
      if (version === null) return 'refused';
      this.keep(path, { entry, version }, text);
      this.unstored.delete(path);
      await this.trim();
      return 'stored';
    } catch (error) {
      this.logFailure(error);
      const version = versionAbove(Math.max(seen, this.unstored.get(path) ?? 0));
      this.keep(path, { entry, version }, text);
      this.unstored.set(path, version);
      return this.options.store.shared ? 'here' : 'stored';
    }
  }

  /** Gives the store what was written while it was out of order. By its version each wins or loses there. */
  async writeBack(): Promise<void> {
    for (const [path, version] of this.unstored) {
      const page = this.memory.get(path);
      if (!page) continue;
      if (page.version > version) {
        // It was replaced by a newer page, which the store had.
        this.unstored.delete(path);
        continue;
      }
      try {
        const text = JSON.stringify(page.entry);
        const stored = await this.options.store.write(path, text, version - 1, version);
        if (this.unstored.get(path) !== version) continue;
        this.unstored.delete(path);
        if (stored !== null) {
          this.keep(path, { entry: page.entry, version: stored }, text);
          continue;
        }
        // The store has a newer page. It is taken into memory at once, for the store may lose that one too.
        this.memory.delete(path);
        await this.fromStore(path, version);
      } catch (error) {
        this.logFailure(error);
        return;
      }
    }
  }

  /** Gives the store all that is in memory, for it has lost what was in it. */
  async writeAllAgain(): Promise<void> {
    for (const [path, { version }] of this.memory.entries())
      if (version > 0) this.unstored.set(path, version);
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
      this.keep(path, found, stored.text ?? '');
      this.options.store.used(path);
      return found;
    } catch (error) {
      this.logFailure(error);
      return this.memory.get(path) ?? { entry: null, version };
    }
  }

  private async fromBuild(path: string): Promise<Found> {
    const entry = await this.options.builtPages.read(path).catch(this.logFailure);
    if (!entry) {
      const notFound = this.notFound.get(path);
      return { entry: notFound && !isStale(notFound) ? notFound : null, version: 0 };
    }
    const found = { entry, version: 0 };
    this.keep(path, found, JSON.stringify(entry));
    return found;
  }

  private keep(path: string, found: Required<Found>, text: string): void {
    this.notFound.delete(path);
    if (found.version < (this.memory.get(path)?.version ?? 0)) return;
    this.memory.set(path, found, { size: bytesInMemory(text) });
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
