// The catalogue's records of many servers, in Redis, shared by all releases.
import { READ_LIMIT_MS } from '../../cache/redis/connection';
import { checkedText, withChecksum } from '../../cache/store/checksum';
import { MAX_NUMBER, storedNumber } from '../../cache/store/stored-number';
import { tellUnreadable } from '../../cache/store/unreadable';
import { RedisFacts } from './redis-facts';
import type { RecordChanges, RecordStore, RecordWrite, StoredRecord } from './store';

/** What Redis does at once, and sends in one answer. */
const RECORDS_AT_ONCE = 500;

export class RedisRecords extends RedisFacts implements RecordStore {
  readonly tells = true;

  async end(): Promise<number> {
    const end = storedNumber(await this.redis.get(this.key('end')));
    if (end) return end;
    // There is none yet; or something is in its place, which is told.
    const stored = await this.ask((client) => client.get(this.key('end')), READ_LIMIT_MS);
    if (stored !== null) tellUnreadable(this.key('end'));
    return this.lastInLog();
  }

  private async lastInLog(): Promise<number> {
    const [last] = await this.ask((client) =>
      client.zRangeWithScores(this.key('log'), `(${MAX_NUMBER}`, '-inf', {
        BY: 'SCORE',
        REV: true,
        LIMIT: { offset: 0, count: 1 },
      }),
    );
    return storedNumber(last?.score);
  }

  async since(from: number): Promise<RecordChanges> {
    const records = new Map<string, StoredRecord>();
    let end = from;
    if (from === 0) {
      // All, and not by the log: should that have lost some, they are there all the same.
      end = Math.max(await this.end(), await this.lastInLog());
      for (const record of await this.all()) records.set(record.key, record);
    }
    for (let isMore = true; isMore; ) {
      const some = await this.someSince(end);
      // A record that was written meanwhile comes once more, at the log's new end.
      for (const { record } of some) if (record) records.set(record.key, record);
      isMore = some.length === RECORDS_AT_ONCE;
      end = some.at(-1)?.position ?? end;
    }
    return { records: [...records.values()].map((record) => upTo(end, record)), end };
  }

  /** In the order in which they were written. */
  private async all(): Promise<StoredRecord[]> {
    const all: StoredRecord[] = [];
    let cursor = '0';
    do {
      const found = await this.ask((client) =>
        client.hScan(this.key('records'), cursor, { COUNT: RECORDS_AT_ONCE }),
      );
      cursor = String(found.cursor);
      for (const { field, value } of found.entries) all.push(this.parse(field, value));
    } while (cursor !== '0');
    return all.sort((a, b) => a.version - b.version);
  }

  private async someSince(from: number): Promise<{ position: number; record: StoredRecord | null }[]> {
    const range = { BY: 'SCORE', LIMIT: { offset: 0, count: RECORDS_AT_ONCE } } as const;
    const log = await this.ask((client) =>
      client.zRangeWithScores(this.key('log'), `(${from}`, MAX_NUMBER, range),
    );
    if (log.length === 0) return [];
    const keys = log.map(({ value }) => value);
    const texts = await this.ask((client) => client.hmGet(this.key('records'), keys));
    return log.map(({ value, score }, index) => {
      const stored = texts[index];
      return { position: score, record: stored ? this.parse(value, stored) : null };
    });
  }

  async write(writes: RecordWrite[]): Promise<(number | null)[]> {
    const names = [this.key('records'), this.key('log'), this.key('end')];
    const versions: (number | null)[] = [];
    for (let from = 0; from < writes.length; from += RECORDS_AT_ONCE) {
      const args = writes.slice(from, from + RECORDS_AT_ONCE).flatMap(({ key, text, seen, version = '' }) => {
        return [key, withChecksum(this.nameOf(key), text), `${seen}`, `${version}`];
      });
      versions.push(...(await this.ask((client) => client.putRecords(names, args))));
    }
    return versions;
  }

  private nameOf(key: string): string {
    return `record ${key} of ${this.prefix}`;
  }

  /** A record is stored as its version, a space, and its text with a checksum. */
  private parse(key: string, stored: string): StoredRecord {
    const [, digits, rest = ''] = /^(\d+) (.*)$/s.exec(stored) ?? [];
    const version = storedNumber(digits);
    return { key, version, text: checkedText(this.nameOf(key), version ? rest : '') };
  }
}

/** A version beyond the end of the log is none that was given: what is written next would count as older. */
function upTo(end: number, record: StoredRecord): StoredRecord {
  if (record.version <= end) return record;
  tellUnreadable(record.key);
  return { ...record, text: null };
}
