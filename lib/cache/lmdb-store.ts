// The pages of a single server, in LMDB. Its processes may share them.
import type { Lmdb } from './lmdb';
import { keyPart, type Tables } from './lmdb-tables';
import { NEVER_EVICTED_BYTES, type Store, type Stored } from './store';

const NOTE_USED_EVERY_MS = 10_000;
const TIDY_EVERY_MS = 600_000;
const DAY_MS = 86_400_000;
/** What one commit does at the most: readers wait for it. */
const PAGES_AT_ONCE = 500;

type Key = [release: string, path: string];

export class LmdbStore implements Store {
  readonly shared = false;
  /** When pages were read that the store has not been told of. */
  private readonly readMs = new Map<string, number>();

  /** @param release whose pages these are; those of others that have not run for a day are removed */
  constructor(
    private readonly lmdb: Lmdb,
    private readonly release: string,
  ) {
    setInterval(() => this.noteUsed().catch(() => {}), NOTE_USED_EVERY_MS).unref();
    setInterval(() => this.tidy().catch(() => {}), TIDY_EVERY_MS).unref();
    this.tidy().catch(() => {});
  }

  version(path: string): number {
    return this.lmdb.read(({ pages }) => pages.get(this.key(path))?.[0] ?? 0);
  }

  async read(path: string): Promise<Stored | null> {
    const key = this.key(path);
    return this.lmdb.read(({ pages, texts }) => {
      const [version] = pages.get(key) ?? [];
      return version ? { version, text: texts.get(key) ?? null } : null;
    });
  }

  write(path: string, text: string, seen: number, wanted?: number): Promise<number | null> {
    const key = this.key(path);
    return this.lmdb.write((tables) => {
      const [current = 0] = tables.pages.get(key) ?? [];
      if (current > seen) return null;
      // By the clock, so that versions don't fall back when the folder was removed.
      const version = wanted ?? Math.max(Date.now() * 1000, seen + 1);
      this.put(tables, key, version, Buffer.byteLength(text), Date.now());
      tables.texts.put(key, text);
      return version;
    });
  }

  used(path: string): void {
    this.readMs.set(path, Date.now());
  }

  async trim(maxBytes: number): Promise<void> {
    if (this.lmdb.read((tables) => this.bytes(tables)) <= maxBytes) return;
    await this.noteUsed();
    while (await this.lmdb.write((tables) => this.evict(tables, maxBytes)));
  }

  /** Evicts some of the least recently used. Gives whether there is more to do. */
  private evict(tables: Tables, maxBytes: number): boolean {
    const oldest = [...tables.uses.getKeys({ start: [this.release, 0, ''], limit: PAGES_AT_ONCE })];
    for (const [release, usedMs, path] of oldest) {
      if (release !== this.release || this.bytes(tables) <= maxBytes) return false;
      const key: Key = [release, path];
      const [version = 0] = tables.pages.get(key) ?? [];
      this.put(tables, key, version, 0, usedMs);
      tables.texts.remove(key);
    }
    return oldest.length === PAGES_AT_ONCE;
  }

  /** Tells the store now and then which pages were read, for the order in which pages are evicted. */
  private async noteUsed(): Promise<void> {
    const read = [...this.readMs];
    this.readMs.clear();
    for (let from = 0; from < read.length; from += PAGES_AT_ONCE) {
      await this.lmdb.write((tables) => {
        for (const [path, readMs] of read.slice(from, from + PAGES_AT_ONCE)) {
          const key = this.key(path);
          const [version, bytes = 0, usedMs = 0] = tables.pages.get(key) ?? [];
          if (version) this.put(tables, key, version, bytes, Math.max(readMs, usedMs));
        }
      });
    }
  }

  /** Writes what is known of a page, and counts its bytes. */
  private put(tables: Tables, key: Key, version: number, bytes: number, usedMs: number): void {
    const [release, path] = key;
    const before = tables.pages.get(key);
    const [total = 0, ranMs = Date.now()] = tables.releases.get(release) ?? [];
    tables.releases.put(release, [total + bytes - (before?.[1] ?? 0), ranMs]);
    tables.pages.put(key, [version, bytes, usedMs]);
    if (before) tables.uses.remove([release, before[2], path]);
    if (bytes >= NEVER_EVICTED_BYTES) tables.uses.put([release, usedMs, path], true);
  }

  private bytes({ releases }: Tables): number {
    return releases.get(this.release)?.[0] ?? 0;
  }

  /** Marks this release as running, and removes those that have not run for a day. */
  async tidy(): Promise<void> {
    const now = Date.now();
    const others = await this.lmdb.write((tables) => {
      // What killed processes were reading could not be overwritten otherwise.
      tables.root.readerCheck();
      tables.releases.put(this.release, [this.bytes(tables), now]);
      return [...tables.releases.getRange({})];
    });
    for (const { key, value } of others) {
      if (now - value[1] > DAY_MS) while (await this.lmdb.write((tables) => removeSome(tables, key)));
    }
  }

  private key(path: string): Key {
    return [this.release, keyPart(path)];
  }
}

/** Removes pages of a release. Gives whether there is more to do. */
function removeSome(tables: Tables, release: string): boolean {
  const found = [...tables.pages.getKeys({ start: [release, ''], limit: PAGES_AT_ONCE })];
  const keys = found.filter(([of]) => of === release);
  for (const key of keys) {
    const [, , usedMs = 0] = tables.pages.get(key) ?? [];
    tables.uses.remove([release, usedMs, key[1]]);
    tables.texts.remove(key);
    tables.pages.remove(key);
  }
  if (keys.length > 0) return true;
  tables.releases.remove(release);
  return false;
}
