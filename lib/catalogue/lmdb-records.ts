// The catalogue's records of a single server, in LMDB, shared by its processes and all releases.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Lmdb } from '../cache/lmdb';
import { keyPart, type Tables } from '../cache/lmdb-tables';
import type { RecordChanges, RecordStore, RecordWrite, StoredRecord } from './record-store';

/** What is done without a pause: readers wait for it. */
const RECORDS_AT_ONCE = 500;

export class LmdbRecords implements RecordStore {
  /** @param source the name of the content source */
  constructor(
    private readonly lmdb: Lmdb,
    private readonly source: string,
  ) {}

  end(): number {
    return this.lmdb.read(({ ends }) => ends.get(this.source) ?? 0);
  }

  async since(from: number): Promise<RecordChanges> {
    const records = new Map<string, StoredRecord>();
    let end = from;
    for (;;) {
      const some = this.lmdb.read((tables) => this.someSince(tables, end));
      // A record that was written meanwhile comes once more, at the log's new end.
      for (const { record } of some) records.set(record.key, record);
      const last = some.at(-1);
      if (!last) break;
      end = last.position;
      await nextTurn();
    }
    return { records: [...records.values()], end };
  }

  private someSince({ log, records }: Tables, from: number): { position: number; record: StoredRecord }[] {
    const start: [string, number, string] = [this.source, from + 1, ''];
    const found = [...log.getKeys({ start, limit: RECORDS_AT_ONCE })];
    return found.flatMap(([source, position, part]) => {
      const record = source === this.source && records.get([source, part]);
      if (!record) return [];
      const [version, text, key] = record;
      return [{ position, record: { key, version, text } }];
    });
  }

  async write(writes: RecordWrite[]): Promise<(number | null)[]> {
    const versions: (number | null)[] = [];
    for (let from = 0; from < writes.length; from += RECORDS_AT_ONCE) {
      const some = writes.slice(from, from + RECORDS_AT_ONCE);
      versions.push(...(await this.lmdb.write((tables) => some.map((write) => this.put(tables, write)))));
    }
    return versions;
  }

  private put({ records, log, ends }: Tables, { key, text, seen, version }: RecordWrite): number | null {
    const { source } = this;
    const part = keyPart(key);
    const [current = 0, , , before = 0] = records.get([source, part]) ?? [];
    // What is written back is compared with what it was written on; else, when it was written counts.
    if ((version ? current : before) > seen) return null;
    const end = ends.get(source) ?? 0;
    const written = version ?? Math.max(Date.now() * 1000, end + 1, seen + 1);
    // Behind all that others have read by now, even if its version is an older one.
    const position = Math.max(written, end + 1);
    log.remove([source, before, part]);
    log.put([source, position, part], true);
    records.put([source, part], [written, text, key, position]);
    ends.put(source, position);
    return written;
  }

  async fact(name: string): Promise<string | null> {
    return this.lmdb.read(({ facts }) => facts.get([this.source, name]) ?? null);
  }

  async putFact(name: string, text: string): Promise<void> {
    await this.lmdb.write(({ facts }) => {
      facts.put([this.source, name], text);
    });
  }

  claim(name: string, seconds: number): Promise<boolean> {
    return this.lmdb.write(({ claims }) => {
      const nowMs = Date.now();
      const untilMs = claims.get([this.source, name]) ?? 0;
      // One that reaches further was made before the clock was set back.
      if (nowMs < untilMs && untilMs <= nowMs + seconds * 1000) return false;
      claims.put([this.source, name], nowMs + seconds * 1000);
      return true;
    });
  }
}
