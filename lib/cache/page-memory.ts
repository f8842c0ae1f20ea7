// The pages that a server holds in memory; and the tombstones of addresses that never existed, as strangers ask for them.
import { LRUCache } from 'lru-cache';
import { bytesInMemory, type Entry, isStale } from './entry';

interface Held {
  entry: Entry;
  version: number;
}

const MAX_NOT_FOUND = 1000;
const MAX_NOT_FOUND_SECONDS = 60;

export class PageMemory {
  private readonly pages: LRUCache<string, Held>;
  private readonly notFound = new LRUCache<string, Entry>({ max: MAX_NOT_FOUND });

  constructor(maxBytes: number) {
    this.pages = new LRUCache({ maxSize: Math.max(1, Math.floor(maxBytes)) });
  }

  get(path: string): Held | undefined {
    return this.pages.get(path);
  }

  /** The same, which does not count as use. */
  peek(path: string): Held | undefined {
    return this.pages.peek(path);
  }

  entries(): Iterable<[string, Held]> {
    return this.pages.entries();
  }

  /**
   * Keeps a page, unless a newer one is there.
   * @param text the entry as it is stored, by which its size is known
   */
  keep(path: string, page: Held, text: string): void {
    this.notFound.delete(path);
    if (page.version < (this.get(path)?.version ?? 0)) return;
    this.pages.set(path, page, { size: bytesInMemory(text) });
  }

  delete(path: string): void {
    this.pages.delete(path);
  }

  /** The tombstone of an address that never existed; null where there is none that is not stale. */
  notFoundAt(path: string): Entry | null {
    const entry = this.notFound.get(path);
    return entry && !isStale(entry) ? entry : null;
  }

  /** Keeps one, for a minute at most. */
  keepNotFound(entry: Entry): void {
    const seconds = Math.min(entry.revalidateSeconds || MAX_NOT_FOUND_SECONDS, MAX_NOT_FOUND_SECONDS);
    this.notFound.set(entry.path, { ...entry, revalidateSeconds: seconds });
  }
}
