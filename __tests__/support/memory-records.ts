// The catalogue's records in memory, which servers share; each server's way to them can fail.
import type {
  RecordChanges,
  RecordStore,
  RecordWrite,
  StoredRecord,
} from '../../lib/catalogue/records/store';

/** What servers share. */
export class SharedRecords {
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

  constructor(readonly shared = new SharedRecords()) {}

  end(): number {
    this.check();
    this.asked.end += 1;
    return this.shared.end;
  }

  async since(from: number): Promise<RecordChanges> {
    this.check();
    this.asked.since += 1;
    const all = [...this.shared.records.values()].sort((a, b) => a.position - b.position);
    const records = all.filter(({ position }) => position > from).map(({ stored }) => stored);
    return { records, end: this.shared.end };
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
    const { shared } = this;
    const current = shared.records.get(key);
    const before = version === undefined ? current?.position : current?.stored.version;
    if ((before ?? 0) > seen) return null;
    const written = version ?? Math.max(shared.end, seen) + 1_000_000;
    shared.end = Math.max(written, shared.end + 1);
    shared.records.set(key, { stored: { key, version: written, text }, position: shared.end });
    return written;
  }

  async fact(name: string): Promise<string | null> {
    this.check();
    return this.shared.facts.get(name) ?? null;
  }

  async putFact(name: string, text: string): Promise<void> {
    this.check();
    this.shared.facts.set(name, text);
  }

  /** Leases never end. */
  async lease(name: string): Promise<boolean> {
    this.check();
    if (this.shared.leases.has(name)) return false;
    this.shared.leases.add(name);
    return true;
  }

  private check(): void {
    if (this.outOfOrder) throw new Error('out of order');
  }
}
