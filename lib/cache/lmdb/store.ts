// The pages of a single server, in LMDB. Its processes may share them.
import { checkedText, withChecksum } from '../store/checksum';
import {
  KEEP_RELEASE_MS,
  NOTE_USED_EVERY_MS,
  type PageWrite,
  type Store,
  type Stored,
  TIDY_EVERY_MS,
} from '../store/store';
import type { Lmdb } from './database';
import { bytesOf, countAgain, type Key, pageAt, putPage, putRelease, ranMsOf, versionAt } from './pages';
import { keyPart, type Tables } from './tables';

/** What is changed for one commit at the most: readers wait for the changes. */
const PAGES_AT_ONCE = 500;

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
    return this.lmdb.read((tables) => versionAt(tables, this.key(path)));
  }

  async read(path: string): Promise<Stored | null> {
    const key = this.key(path);
    return this.lmdb.read((tables) => {
      const version = versionAt(tables, key);
      const text = tables.texts.get(key);
      return version ? { version, text: text === undefined ? null : checkedText(nameOf(key), text) } : null;
    });
  }

  write({ path, text, seen, version: given, isForReader }: PageWrite): Promise<number | null> {
    const key = this.key(path);
    return this.lmdb.write((tables) => {
      if (versionAt(tables, key) > seen) return null;
      // By the clock, so that versions don't fall back when the folder was removed.
      const version = given ?? Math.max(Date.now() * 1000, seen + 1);
      putPage(tables, key, { version, bytes: Buffer.byteLength(text), usedMs: Date.now() });
      tables.texts.put(key, withChecksum(nameOf(key), text));
      return version;
    }, isForReader);
  }

  used(path: string): void {
    this.readMs.set(path, Date.now());
  }

  async trim(maxBytes: number): Promise<void> {
    if ((this.lmdb.read((tables) => bytesOf(tables, this.release)) ?? maxBytes + 1) <= maxBytes) return;
    await this.noteUsed();
    while (await this.lmdb.write((tables) => this.evict(tables, maxBytes)));
  }

  /** Evicts some of the least recently used. Gives whether there is more to do. */
  private evict(tables: Tables, maxBytes: number): boolean {
    const { release } = this;
    const bytes = () => bytesOf(tables, release) ?? countAgain(tables, release);
    const oldest = [...tables.uses.getKeys({ start: [release, 0, ''], limit: PAGES_AT_ONCE })];
    for (const [of, usedMs, path] of oldest) {
      if (of !== release || bytes() <= maxBytes) return false;
      const key: Key = [release, path];
      const page = pageAt(tables, key);
      tables.uses.remove([release, usedMs, path]);
      if (page?.usedMs !== usedMs) continue;
      putPage(tables, key, { ...page, bytes: 0 });
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
          const page = pageAt(tables, this.key(path));
          if (page?.version) {
            putPage(tables, this.key(path), { ...page, usedMs: Math.max(readMs, page.usedMs) });
          }
        }
      });
    }
  }

  /** Notes that this release runs, and removes those that have not run for a day. */
  async tidy(): Promise<void> {
    const now = Date.now();
    const ended = await this.lmdb.write((tables) => {
      // What killed processes were reading could not be overwritten otherwise.
      tables.root.readerCheck();
      putRelease(
        tables,
        this.release,
        bytesOf(tables, this.release) ?? countAgain(tables, this.release),
        now,
      );
      const others = [...tables.releases.getKeys({})].filter((release) => release !== this.release);
      for (const release of others.filter((each) => bytesOf(tables, each) === null)) {
        putRelease(tables, release, countAgain(tables, release), now);
      }
      // One that ran in the future did so before the clock was right.
      return others.filter((release) => Math.abs(now - ranMsOf(tables, release)) > KEEP_RELEASE_MS);
    });
    for (const release of ended) {
      while (await this.lmdb.write((tables) => removeSome(tables, release)));
    }
  }

  private key(path: string): Key {
    return [this.release, keyPart(path)];
  }
}

function nameOf([release, path]: Key): string {
  return `page ${path} of release ${release}`;
}

/** Removes what is there of a release. Gives whether there is more to do. */
function removeSome(tables: Tables, release: string): boolean {
  const { pages, texts, uses } = tables;
  const used = keysOf(uses.getKeys({ start: [release, 0, ''], limit: PAGES_AT_ONCE }), release);
  const kept = keysOf(pages.getKeys({ start: [release, ''], limit: PAGES_AT_ONCE }), release);
  for (const key of used) uses.remove(key);
  for (const key of kept) {
    texts.remove(key);
    pages.remove(key);
  }
  if (used.length + kept.length > 0) return true;
  tables.releases.remove(release);
  return false;
}

function keysOf<K extends [string, ...unknown[]]>(keys: Iterable<K>, release: string): K[] {
  return [...keys].filter(([of]) => of === release);
}
