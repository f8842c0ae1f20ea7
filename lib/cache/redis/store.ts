// The store that many servers share: Redis 7 or Valkey.
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { checkedText, withChecksum } from '../store/checksum';
import {
  KEEP_RELEASE_MS,
  NEVER_EVICTED_BYTES,
  NOTE_USED_EVERY_MS,
  type PageWrite,
  type Store,
  type Stored,
  TIDY_EVERY_MS,
} from '../store/store';
import { versionIn } from '../store/stored-number';
import { READ_LIMIT_MS, type RedisConnection, WRITE_LIMIT_MS } from './connection';
import { ownKeys } from './foreign';

const LOOK_EVERY_MS = 1000;
const MAX_VERSIONS = 20_000;

export class RedisStore implements Store {
  readonly shared = true;
  readonly tells = true;
  private readonly prefix: string;
  /** When pages were read that Redis has not been told of. */
  private readonly readMs = new Map<string, number>();
  /** The mark of the last write of any page, as of the last look; and the versions that were looked up since it was made. */
  private mark = '';
  private readonly versions = new LRUCache<string, { version: number; mark: string }>({ max: MAX_VERSIONS });
  /** The id of this Redis, by which another one is told apart. */
  private redisId?: string;

  /**
   * @param release whose pages these are
   * @param onEmptied what to do when Redis has lost what was in it, given the id of what is there now
   */
  constructor(
    private readonly redis: RedisConnection,
    private readonly release: string,
    private readonly onEmptied: (redisId: string) => void,
  ) {
    this.prefix = `isr:{${release}}:`;
    setInterval(() => this.noteUsed(), NOTE_USED_EVERY_MS).unref();
    setInterval(() => this.noticeEmptied().catch(() => {}), LOOK_EVERY_MS).unref();
    this.noticeEmptied().catch(() => {});
    setInterval(() => this.tidy().catch(() => {}), TIDY_EVERY_MS).unref();
    this.tidy().catch(() => {});
  }

  async version(path: string, mayBeSlow = false): Promise<number> {
    const page = this.page(path);
    // What is looked up now is so at least until the mark is another one.
    const { mark } = this;
    const stored = await this.ask(
      path,
      () => this.redis.client.hGet(page, 'v'),
      mayBeSlow ? WRITE_LIMIT_MS : READ_LIMIT_MS,
    );
    const version = stored ? versionIn(stored) : 0;
    this.versions.set(path, { version, mark });
    return version;
  }

  async look(): Promise<void> {
    this.mark = (await this.redis.get(`${this.prefix}mark`)) ?? '';
  }

  knownVersion(path: string): number | undefined {
    const known = this.versions.get(path);
    return known !== undefined && this.mark !== '' && known.mark === this.mark ? known.version : undefined;
  }

  async read(path: string): Promise<Stored | null> {
    const page = this.page(path);
    const [version, text] = await this.ask(path, () => this.redis.client.hmGet(page, ['v', 't']));
    return version ? { version: versionIn(version), text: text ? checkedText(page, text) : null } : null;
  }

  async write({ path, text, seen, version }: PageWrite): Promise<number | null> {
    const page = this.page(path);
    const others = ['used', 'bytes', 'mark'].map((name) => this.prefix + name);
    const evictable = text.length >= NEVER_EVICTED_BYTES ? '1' : '0';
    const args = [
      path,
      withChecksum(page, text),
      String(seen),
      evictable,
      String(version ?? ''),
      this.page(''),
    ];
    return this.ask(path, () => this.redis.client.put([page, ...others], args));
  }

  /** Asks for a page; keys that another program has taken are freed first. */
  private ask<T>(path: string, question: () => Promise<T>, limitMs = WRITE_LIMIT_MS): Promise<T> {
    const types = {
      [this.page(path)]: 'hash',
      [`${this.prefix}used`]: 'zset',
      [`${this.prefix}bytes`]: 'string',
    } as const;
    return this.redis.limited(limitMs, () => ownKeys(this.redis.client, types, question));
  }

  used(path: string): void {
    this.readMs.set(path, Date.now());
  }

  /** Redis keeps an id that the first server set. Another one means that Redis was emptied since, or replaced. */
  async noticeEmptied(): Promise<void> {
    const mine = randomUUID();
    const set = () => this.redis.client.set(`${this.prefix}id`, mine, { condition: 'NX', GET: true });
    const id = (await this.redis.limited(WRITE_LIMIT_MS, set)) ?? mine;
    const before = this.redisId;
    this.redisId = id;
    if (before !== undefined && before !== id) this.onEmptied(id);
  }

  async trim(maxBytes: number): Promise<void> {
    const keys = [`${this.prefix}used`, `${this.prefix}bytes`];
    await this.ask('', () => this.redis.client.trim(keys, [this.page(''), String(maxBytes)]));
  }

  private page(path: string): string {
    return `${this.prefix}page:${path}`;
  }

  /** Notes that this release runs, and removes what releases left that have not run for a day. */
  private async tidy(): Promise<void> {
    const { client } = this.redis;
    const now = Date.now();
    await this.redis.limited(WRITE_LIMIT_MS, () =>
      client.zAdd('isr:releases', { value: this.release, score: now }),
    );
    const ended = await this.redis.limited(WRITE_LIMIT_MS, () =>
      client.zRangeByScore('isr:releases', 0, now - KEEP_RELEASE_MS),
    );
    for (const release of ended) {
      for await (const keys of client.scanIterator({ MATCH: `isr:{${release}}:*` }))
        await client.unlink(keys);
      await client.zRem('isr:releases', release);
    }
  }

  /** Tells Redis now and then which pages were read, for the order in which pages are evicted. */
  private async noteUsed(): Promise<void> {
    const read = [...this.readMs].map(([value, score]) => ({ value, score }));
    this.readMs.clear();
    if (read.length === 0) return;
    const note = () =>
      this.redis.client.zAdd(`${this.prefix}used`, read, { condition: 'XX', comparison: 'GT' });
    await this.redis.limited(WRITE_LIMIT_MS, note).catch(() => {});
  }
}
