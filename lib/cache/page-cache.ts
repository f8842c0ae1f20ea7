// The cache that keeps the promises, over whichever store: never backwards, gone stays gone, the last good
// page has no expiry, and a store that is out of order breaks nothing.
import { log, reasonOf } from '../log';
import { takeOrder } from '../order';
import { Absent } from './absent';
import { type Entry, parseEntry, type Value } from './entry';
import { Memory } from './memory';
import type { Seeds } from './seeds';
import type { Store } from './store';

/** What a path has; `version` is what a writer has to have seen. */
export interface Found {
  entry: Entry | null;
  version: number;
}

/** `here` is: on this server only, for the shared store is away. */
export type Written = 'stored' | 'refused' | 'here';

interface Options {
  store: Store;
  seeds: Seeds;
  memoryBytes: number;
  storeBytes: number;
  /** While the source fails no page is evicted, for it could not be made again. */
  mayEvict: () => boolean;
}

interface Kept extends Required<Found> {
  /** By which place in the order this server knew of the version. */
  since: number;
}

const SYNC_EVERY_MS = 1000;
const MAX_LOOKS = 5;
const LOG_EVERY_MS = 60_000;

export class PageCache {
  private readonly memory: Memory<Kept>;
  private readonly absent = new Absent();
  /** Versions that this server made while the store was out of order, and owes it. */
  private readonly owed = new Map<string, number>();
  private loggedMs = 0;

  constructor(private readonly options: Options) {
    this.memory = new Memory(options.memoryBytes);
    setInterval(() => this.payBack(), SYNC_EVERY_MS).unref();
  }

  /** Finds the newest page of a path. Never throws. */
  async get(path: string, looks = MAX_LOOKS): Promise<Found> {
    const inMemory = this.memory.get(path);
    const version = await this.storedVersion(path);
    if (inMemory && inMemory.version >= (version ?? 0)) {
      // The store lost what is known here, for instance because Redis was emptied.
      if (version !== null && inMemory.version > version) this.owed.set(path, inMemory.version);
      this.options.store.used(path);
      return inMemory;
    }
    const owed = this.owed.get(path) ?? 0;
    if (owed > (version ?? 0)) return { entry: null, version: owed };
    const found = version ? await this.fromStore(path, version) : await this.fromSeed(path);
    // Next gives this answer to readers who come while it is awaited, so it must not be old when it is there.
    const current = await this.storedVersion(path);
    return current !== null && current > found.version && looks > 0 ? this.get(path, looks - 1) : found;
  }

  /** Whether a path has a page or a tombstone, and is no address that never existed. */
  async knows(path: string): Promise<boolean> {
    const version = await this.storedVersion(path);
    return Boolean(version) || this.owed.has(path) || this.options.seeds.has(path);
  }

  /** The version of what readers get, for noticing that it was replaced meanwhile. */
  async version(path: string): Promise<number> {
    return Math.max((await this.storedVersion(path, true)) ?? 0, this.memory.get(path)?.version ?? 0);
  }

  /**
   * The version that a path had at an earlier place in the order: known when this server had heard of it by then
   * and it is there still, for versions only grow. Null when it is not known.
   */
  async versionAt(path: string, order: number): Promise<number | null> {
    const version = await this.storedVersion(path, true);
    const inMemory = this.memory.get(path);
    if (version && inMemory?.version === version && inMemory.since < order) return version;
    // A shared store has nothing, too, when it was emptied since.
    return version === 0 && !inMemory?.version && !this.options.store.shared ? 0 : null;
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
      this.absent.add(entry);
      return 'stored';
    }
    const text = JSON.stringify(entry);
    try {
      const version = await this.options.store.write(path, text, seen);
      if (version === null) return 'refused';
      this.keep(path, { entry, version }, text);
      this.owed.delete(path);
      await this.trim();
      return 'stored';
    } catch (error) {
      this.complain(error);
      // A little above what was seen: newer than that, and older than what others store meanwhile.
      const version = Math.max(seen, this.owed.get(path) ?? 0) + 1 + Math.floor(Math.random() * 1000);
      this.keep(path, { entry, version }, text);
      this.owed.set(path, version);
      return this.options.store.shared ? 'here' : 'stored';
    }
  }

  /** Gives the store what was written while it was out of order. By its version each wins or loses there. */
  async payBack(): Promise<void> {
    for (const [path, version] of this.owed) {
      const page = this.memory.get(path);
      if (!page) continue;
      if (page.version > version) {
        // What is owed was replaced, by a page that the store had.
        this.owed.delete(path);
        continue;
      }
      try {
        const text = JSON.stringify(page.entry);
        const stored = await this.options.store.write(path, text, version - 1, version);
        if (this.owed.get(path) !== version) continue;
        this.owed.delete(path);
        if (stored !== null) {
          this.keep(path, { entry: page.entry, version: stored }, text);
          continue;
        }
        // It lost; the newer page is taken into memory at once, lest the store loses that one too.
        this.memory.delete(path);
        await this.fromStore(path, version);
      } catch (error) {
        this.complain(error);
        return;
      }
    }
  }

  /** Gives the store all that is in memory, for it has lost what was in it. */
  async payAgain(): Promise<void> {
    for (const [path, { version }] of this.memory.entries()) if (version > 0) this.owed.set(path, version);
    await this.payBack();
  }

  private async fromStore(path: string, version: number): Promise<Found> {
    try {
      const stored = await this.options.store.read(path);
      const entry = stored?.text ? parseEntry(stored.text, path) : null;
      // Evicted or torn: the page is made again, for the seed may be older than what was here.
      if (!stored || !entry) return { entry: null, version: stored?.version ?? version };
      const found = { entry, version: stored.version };
      this.keep(path, found, stored.text ?? '');
      this.options.store.used(path);
      return found;
    } catch (error) {
      this.complain(error);
      return this.memory.get(path) ?? { entry: null, version };
    }
  }

  private async fromSeed(path: string): Promise<Found> {
    const entry = await this.options.seeds.read(path).catch((error) => this.complain(error));
    if (!entry) return { entry: this.absent.get(path), version: 0 };
    const found = { entry, version: 0 };
    this.keep(path, found, JSON.stringify(entry));
    return found;
  }

  private keep(path: string, found: Required<Found>, text: string): void {
    this.absent.delete(path);
    if (found.version < (this.memory.get(path)?.version ?? 0)) return;
    this.memory.set(path, { ...found, since: takeOrder() }, Buffer.byteLength(text));
  }

  /** Null when the store is out of order. */
  private async storedVersion(path: string, patient = false): Promise<number | null> {
    try {
      return await this.options.store.version(path, patient);
    } catch (error) {
      this.complain(error);
      return null;
    }
  }

  private async trim(): Promise<void> {
    if (!this.options.mayEvict()) return;
    await this.options.store.trim(this.options.storeBytes).catch((error) => this.complain(error));
  }

  private complain(error: unknown): void {
    if (Date.now() - this.loggedMs < LOG_EVERY_MS) return;
    this.loggedMs = Date.now();
    log.error('cache store out of order', { reason: reasonOf(error), consequence: 'served from memory' });
  }
}
