// The pages that a server keeps in memory: the most recently used, within a number of bytes.

export class Memory<T> {
  private readonly items = new Map<string, { item: T; bytes: number }>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get(key: string): T | undefined {
    const found = this.items.get(key);
    if (!found) return undefined;
    // A map keeps the order of insertion, so the front is the least recently used.
    this.items.delete(key);
    this.items.set(key, found);
    return found.item;
  }

  set(key: string, item: T, bytes: number): void {
    this.delete(key);
    if (bytes > this.maxBytes) return;
    this.items.set(key, { item, bytes });
    this.bytes += bytes;
    for (const oldest of this.items.keys()) {
      if (this.bytes <= this.maxBytes) break;
      this.delete(oldest);
    }
  }

  /** All keys and items, the least recently used first. */
  *entries(): Generator<[string, T]> {
    for (const [key, { item }] of this.items) yield [key, item];
  }

  delete(key: string): void {
    this.bytes -= this.items.get(key)?.bytes ?? 0;
    this.items.delete(key);
  }
}
