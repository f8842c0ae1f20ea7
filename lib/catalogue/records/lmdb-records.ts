// The catalogue's records of a single server, in LMDB, shared by its processes and all releases.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { keyPart, type Tables } from '../../cache/lmdb/tables';
import { checkedText, withChecksum } from '../../cache/store/checksum';
import { MAX_NUMBER, storedNumber } from '../../cache/store/stored-number';
import { LmdbFacts } from './lmdb-facts';
import type { RecordChanges, RecordStore, RecordWrite, StoredRecord } from './store';

/** What is done without a pause: readers wait for it. */
const RECORDS_AT_ONCE = 500;

interface Placed {
  /** Its place in the log. */
  position: number;
  record: StoredRecord;
}

export class LmdbRecords extends LmdbFacts implements RecordStore {
  /** The end of the log as it was stored when it was read last: every reader asks for it. */
  private lastEnd: { stored?: string; end: number } = { end: 0 };

  end(): number {
    return this.lmdb.read((tables) => this.endIn(tables));
  }

  private endIn({ ends, log }: Tables): number {
    const stored = ends.get(this.source);
    if (stored !== undefined && stored === this.lastEnd.stored) return this.lastEnd.end;
    const end =
      stored === undefined ? 0 : storedNumber(checkedText(this.nameOf('end', 'of the log'), stored));
    if (end) {
      this.lastEnd = { stored, end };
      return end;
    }
    const last = [this.source, MAX_NUMBER, ''] satisfies [string, number, string];
    const [key] = log.getKeys({ start: last, reverse: true, limit: 1 });
    return key?.[0] === this.source ? storedNumber(key[1]) : 0;
  }

  async since(from: number): Promise<RecordChanges> {
    const records = new Map<string, StoredRecord>();
    let end = from;
    if (from === 0) {
      // All, and not by the log: should that have lost some, they are there all the same.
      const all: Placed[] = [];
      await this.readOn((part) => {
        const some = this.lmdb.read((tables) => this.someOfAll(tables, part));
        all.push(...some.map(({ placed }) => placed));
        return some.at(-1)?.part;
      }, '');
      all.sort((a, b) => a.position - b.position);
      for (const { record } of all) records.set(record.key, record);
      end = all.at(-1)?.position ?? end;
    }
    await this.readOn((position) => {
      const some = this.lmdb.read((tables) => this.someSince(tables, position));
      // A record that was written meanwhile comes once more, at the log's new end.
      for (const { record } of some) if (record) records.set(record.key, record);
      end = some.at(-1)?.position ?? end;
      return some.at(-1)?.position;
    }, end);
    return { records: [...records.values()], end };
  }

  /** Goes on from where `read` came to, until there is nothing more; readers get their turn in between. */
  private async readOn<At>(read: (from: At) => At | undefined, from: At): Promise<void> {
    for (let at: At | undefined = from; at !== undefined; await nextTurn()) at = read(at);
  }

  private someOfAll({ records }: Tables, after: string): { part: string; placed: Placed }[] {
    const start: [string, string] = [this.source, after];
    const found = [...records.getRange({ start, limit: RECORDS_AT_ONCE, exclusiveStart: after !== '' })];
    return found.flatMap(({ key: [source, part], value }) =>
      source === this.source ? [{ part, placed: this.parse(part, value) }] : [],
    );
  }

  private someSince({ log, records }: Tables, from: number) {
    const start: [string, number, string] = [this.source, from + 1, ''];
    const found = [...log.getKeys({ start, limit: RECORDS_AT_ONCE })];
    return found.flatMap(([source, position, part]) => {
      if (source !== this.source || !storedNumber(position)) return [];
      const stored = records.get([source, part]);
      return [{ position, record: stored === undefined ? null : this.parse(part, stored).record }];
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

  private put(tables: Tables, { key, text, seen, version }: RecordWrite): number | null {
    const { source } = this;
    const { records, log, ends } = tables;
    const part = keyPart(key);
    const stored = records.get([source, part]);
    const { record: current, position: before } = this.parse(part, stored ?? null);
    // What is written back is compared with what it was written on; else, when it was written counts.
    if ((version ? current.version : before) > seen) return null;
    const end = this.endIn(tables);
    const written = version ?? Math.max(Date.now() * 1000, end + 1, seen + 1);
    // Behind all that others have read by now, even if its version is an older one.
    const position = Math.max(written, end + 1);
    log.remove([source, before, part]);
    log.put([source, position, part], true);
    const head = [written, position, JSON.stringify(key)].join(' ');
    records.put([source, part], withChecksum(this.nameOf('record', part), `${head}\n${text}`));
    ends.put(source, withChecksum(this.nameOf('end', 'of the log'), String(position)));
    return written;
  }

  /** A record is stored as its version, its place in the log and its whole key, and its text in the lines below. */
  private parse(part: string, stored: string | null): Placed {
    const whole = stored === null ? null : checkedText(this.nameOf('record', part), stored);
    const [, version, position, key, text] = /^(\d+) (\d+) ("[^\n]*")\n(.*)$/s.exec(whole ?? '') ?? [];
    if (key === undefined || text === undefined) {
      return { position: 0, record: { key: part, version: 0, text: null } };
    }
    const record = { key: String(JSON.parse(key)), version: storedNumber(version), text };
    return { position: storedNumber(position), record };
  }
}
