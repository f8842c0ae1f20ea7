// The catalogue's records in memory: servers share a shelf, and each can lose its way to it.
import type { RecordChanges, RecordStore, RecordWrite, StoredRecord } from '../../lib/catalogue/record-store';

/** What servers share. */
export class RecordShelf {
  end = 0;
  readonly records = new Map<string, { stored: StoredRecord; position: number }>();
  readonly facts = new Map<string, string>();
  readonly leases = new Set<string>();

  empty(): void {
    this.end = 0;
    this.records.clear();
    this.facts.clear();
    this.leases.clear();
  }
}

export class MemoryRecords implements RecordStore {
  outOfOrder = false;
  /** How often the end was asked for, and changes. */
  asked = { end: 0, since: 0 };
  /** Is called before each write: for what another server does at that moment. */
  beforeWrite: () => void | Promise<void> = () => {};
  /** Is called when a write is in the log, before its writer is told. */
  afterWrite: () => void | Promise<void> = () => {};

  constructor(readonly shelf = new RecordShelf()) {}

  end(): number {
    this.check();
    this.asked.end += 1;
    return this.shelf.end;
  }

  async since(from: number): Promise<RecordChanges> {
    this.check();
    this.asked.since += 1;
    const all = [...this.shelf.records.values()].sort((a, b) => a.position - b.position);
    const records = all.filter(({ position }) => position > from).map(({ stored }) => stored);
    return { records, end: this.shelf.end };
  }

  async write(writes: RecordWrite[]): Promise<(number | null)[]> {
    const { beforeWrite } = this;
    this.beforeWrite = () => {};
    await beforeWrite();
    this.check();
    const versions = writes.map((write) => this.put(write));
    await this.afterWrite();
    return versions;
  }

  private put({ key, text, seen, version }: RecordWrite): number | null {
    const { shelf } = this;
    const current = shelf.records.get(key);
    const before = version === undefined ? current?.position : current?.stored.version;
    if ((before ?? 0) > seen) return null;
    const written = version ?? Math.max(shelf.end, seen) + 1_000_000;
    shelf.end = Math.max(written, shelf.end + 1);
    shelf.records.set(key, { stored: { key, version: written, text }, position: shelf.end });
    return written;
  }

  async fact(name: string): Promise<string | null> {
    this.check();
    return this.shelf.facts.get(name) ?? null;
  }

  async putFact(name: string, text: string): Promise<void> {
    this.check();
    this.shelf.facts.set(name, text);
  }

  /** Leases never end. */
  async lease(name: string): Promise<boolean> {
    this.check();
    if (this.shelf.leases.has(name)) return false;
    this.shelf.leases.add(name);
    return true;
  }

  private check(): void {
    if (this.outOfOrder) throw new Error('out of order');
  }
}
