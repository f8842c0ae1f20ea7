// The catalogue's records of many servers, in Redis, shared by all releases.
import { READ_LIMIT_MS, type RedisConnection, WRITE_LIMIT_MS } from '../cache/redis-connection';
import type { RecordChanges, RecordStore, RecordWrite, StoredRecord } from './record-store';

/** What Redis does at once, and sends in one answer. */
const RECORDS_AT_ONCE = 500;

export class RedisRecords implements RecordStore {
  readonly tells = true;
  private readonly prefix: string;

  /** @param source the name of the content source */
  constructor(
    private readonly redis: RedisConnection,
    source: string,
  ) {
    this.prefix = `isr:{source-${source}}:`;
  }

  async end(): Promise<number> {
    const ask = () => this.redis.client.get(this.key('end'));
    return Number((await this.redis.limited(READ_LIMIT_MS, ask)) ?? 0);
  }

  async since(from: number): Promise<RecordChanges> {
    const records = new Map<string, StoredRecord>();
    let end = from;
    for (let isMore = true; isMore; ) {
      const some = await this.someSince(end);
      // A record that was written meanwhile comes once more, at the log's new end.
      for (const { record } of some) if (record) records.set(record.key, record);
      isMore = some.length === RECORDS_AT_ONCE;
      end = some.at(-1)?.position ?? end;
    }
    return { records: [...records.values()], end };
  }

  private async someSince(from: number): Promise<{ position: number; record: StoredRecord | null }[]> {
    const range = { BY: 'SCORE', LIMIT: { offset: 0, count: RECORDS_AT_ONCE } } as const;
    const log = await this.ask((client) =>
      client.zRangeWithScores(this.key('log'), `(${from}`, '+inf', range),
    );
    if (log.length === 0) return [];
    const keys = log.map(({ value }) => value);
    const texts = await this.ask((client) => client.hmGet(this.key('records'), keys));
    return log.map(({ value, score }, index) => ({ position: score, record: parse(value, texts[index]) }));
  }

  async write(writes: RecordWrite[]): Promise<(number | null)[]> {
    const names = [this.key('records'), this.key('log'), this.key('end')];
    const versions: (number | null)[] = [];
    for (let from = 0; from < writes.length; from += RECORDS_AT_ONCE) {
      const some = writes.slice(from, from + RECORDS_AT_ONCE);
      const args = some.flatMap(({ key, text, seen, version = '' }) => [key, text, `${seen}`, `${version}`]);
      versions.push(...(await this.ask((client) => client.putRecords(names, args))));
    }
    return versions;
  }

  async fact(name: string): Promise<string | null> {
    return this.ask((client) => client.hGet(this.key('facts'), name));
  }

  async putFact(name: string, text: string): Promise<void> {
    await this.ask((client) => client.hSet(this.key('facts'), name, text));
  }

  async claim(name: string, seconds: number): Promise<boolean> {
    const options = { condition: 'NX', expiration: { type: 'EX', value: seconds } } as const;
    const set = await this.ask((client) => client.set(this.key(`claim:${name}`), 'claimed', options));
    return set !== null;
  }

  private ask<T>(command: (client: RedisConnection['client']) => Promise<T>): Promise<T> {
    return this.redis.limited(WRITE_LIMIT_MS, () => command(this.redis.client));
  }

  private key(name: string): string {
    return this.prefix + name;
  }
}

/** A record is stored as its version, a space, and its text. */
function parse(key: string, stored: string | null | undefined): StoredRecord | null {
  const [, version, text] = stored?.match(/^(\d+) (.*)$/s) ?? [];
  return version === undefined || text === undefined ? null : { key, version: Number(version), text };
}
