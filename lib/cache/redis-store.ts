// The store that many servers share: Redis 7 or Valkey. A circuit breaker stands before it, so that a Redis
// which is away costs a reader milliseconds and not a time-out each request.
import { randomUUID } from 'node:crypto';
import { createClient, defineScript, ErrorReply } from 'redis';
import { log, reasonOf } from '../log';
import type { Records } from './records';
import { PUT, TRIM } from './redis-scripts';
import { NEVER_EVICTED_BYTES, type Store, type Stored } from './store';

const READ_LIMIT_MS = 80;
const WRITE_LIMIT_MS = 1000;
const PROBE_EVERY_MS = 200;
const NOTE_USED_EVERY_MS = 10_000;
const TIDY_EVERY_MS = 600_000;
const DAY_MS = 86_400_000;
const CLAIM_SECONDS = 60;

const script = (source: string, keys: number) =>
  defineScript({
    SCRIPT: source,
    NUMBER_OF_KEYS: keys,
    parseCommand(parser, names: string[], args: string[]) {
      parser.pushKeys(names);
      parser.push(...args);
    },
    transformReply: (reply: unknown) => (reply === null ? null : Number(reply)),
  });

function connect(url: string) {
  return createClient({
    url,
    // A command that cannot be sent now is an error now: nothing piles up while Redis is away.
    disableOfflineQueue: true,
    socket: { connectTimeout: 1000, reconnectStrategy: PROBE_EVERY_MS },
    scripts: { put: script(PUT, 3), trim: script(TRIM, 2) },
  });
}

export class RedisStore implements Store {
  readonly shared = true;
  private readonly client: ReturnType<typeof connect>;
  private readonly prefix: string;
  private readonly readers = new Set<string>();
  private away = true;
  private lateReads = 0;
  /** What this Redis is known by. */
  private mark?: string;

  /**
   * @param url `redis://` or `rediss://`, with user, password and database where needed
   * @param release whose pages these are
   * @param on what to do whenever Redis can be used again, and when it has lost what was in it
   */
  constructor(
    url: string,
    private readonly release: string,
    private readonly on: { return: () => void; emptied: () => void },
  ) {
    this.prefix = `isr:{${release}}:`;
    this.client = connect(url);
    this.client.on('error', (error) => this.goAway(error));
    setInterval(() => this.probe(), PROBE_EVERY_MS).unref();
    setInterval(() => this.noteUsed(), NOTE_USED_EVERY_MS).unref();
    setInterval(() => this.tidy().catch(() => {}), TIDY_EVERY_MS).unref();
  }

  /** Connects; resolves when Redis answers or after a second without it. Goes on trying by itself. */
  async open(): Promise<void> {
    const connected = this.client.connect().catch((error) => this.goAway(error));
    await Promise.race([connected, new Promise((done) => setTimeout(done, WRITE_LIMIT_MS))]);
    await this.probe();
    await this.tidy().catch(() => {});
  }

  async version(path: string, patient = false): Promise<number> {
    const limitMs = patient ? WRITE_LIMIT_MS : READ_LIMIT_MS;
    const version = await this.limited(limitMs, () => this.client.hGet(this.page(path), 'v'));
    return Number(version ?? 0);
  }

  async read(path: string): Promise<Stored | null> {
    const [version, text] = await this.limited(WRITE_LIMIT_MS, () =>
      this.client.hmGet(this.page(path), ['v', 't']),
    );
    return version ? { version: Number(version), text: text ?? null } : null;
  }

  async write(path: string, text: string, seen: number, version?: number): Promise<number | null> {
    const keys = [this.page(path), `${this.prefix}used`, `${this.prefix}bytes`];
    const evictable = text.length >= NEVER_EVICTED_BYTES ? '1' : '0';
    return this.limited(WRITE_LIMIT_MS, () =>
      this.client.put(keys, [path, text, String(seen), evictable, String(version ?? '')]),
    );
  }

  used(path: string): void {
    this.readers.add(path);
  }

  async claimSeeds(): Promise<boolean> {
    await this.noticeEmptied();
    // Who claims it may be killed before it is done: then somebody else has to.
    const expiration = { type: 'EX', value: CLAIM_SECONDS } as const;
    const claim = () => this.client.set(`${this.prefix}seeds`, 'claimed', { condition: 'NX', expiration });
    return (await this.limited(WRITE_LIMIT_MS, claim)) !== null;
  }

  async settleSeeds(): Promise<void> {
    await this.limited(WRITE_LIMIT_MS, () => this.client.set(`${this.prefix}seeds`, 'compared'));
  }

  async unclaimSeeds(): Promise<void> {
    await this.limited(WRITE_LIMIT_MS, () => this.client.del(`${this.prefix}seeds`));
  }

  /** Redis keeps a mark that the first server set. Another one means that Redis was emptied since, or replaced. */
  private async noticeEmptied(): Promise<void> {
    const mine = randomUUID();
    const set = () => this.client.set(`${this.prefix}mark`, mine, { condition: 'NX', GET: true });
    const mark = (await this.limited(WRITE_LIMIT_MS, set)) ?? mine;
    if (this.mark !== undefined && this.mark !== mark) this.on.emptied();
    this.mark = mark;
  }

  async trim(maxBytes: number): Promise<void> {
    const keys = [`${this.prefix}used`, `${this.prefix}bytes`];
    const page = this.page('');
    await this.limited(WRITE_LIMIT_MS, () => this.client.trim(keys, [page, String(maxBytes)]));
  }

  /** The records of where posts moved, which all releases share. */
  moves(): Records {
    const key = 'isr:moves';
    return {
      get: (name) => this.limited(WRITE_LIMIT_MS, () => this.client.hGet(key, name)),
      put: async (name, text) => {
        await this.limited(WRITE_LIMIT_MS, () => this.client.hSet(key, name, text));
      },
    };
  }

  private page(path: string): string {
    return `${this.prefix}page:${path}`;
  }

  /** Sends a command that has to be answered within a time, or Redis counts as away. */
  private async limited<T>(limitMs: number, command: () => Promise<T>): Promise<T> {
    if (this.away) throw new Error('Redis is away.');
    try {
      const answer = await within(limitMs, command());
      this.lateReads = 0;
      return answer;
    } catch (error) {
      // Redis is there, and says no: out of memory, read-only, another type.
      if (error instanceof ErrorReply) throw error;
      // A single late answer to a reader may be this busy machine's fault.
      if (limitMs === READ_LIMIT_MS && error instanceof Late) this.lateReads += 1;
      if (!(error instanceof Late) || limitMs !== READ_LIMIT_MS || this.lateReads > 1) this.goAway(error);
      throw error;
    }
  }

  private goAway(error: unknown): void {
    if (!this.away) log.error('redis away', { reason: reasonOf(error) });
    this.away = true;
  }

  /** While Redis is away, asks whether it is back. */
  private async probe(): Promise<void> {
    if (!this.away || !this.client.isReady) return;
    try {
      await within(WRITE_LIMIT_MS, this.client.ping());
    } catch {
      return;
    }
    if (!this.away) return;
    this.away = false;
    log.info('redis connected');
    this.on.return();
  }

  /** Marks this release as running, and removes what releases left that have not run for a day. */
  private async tidy(): Promise<void> {
    const { client } = this;
    const now = Date.now();
    await this.limited(WRITE_LIMIT_MS, () =>
      client.zAdd('isr:releases', { value: this.release, score: now }),
    );
    const ended = await this.limited(WRITE_LIMIT_MS, () =>
      client.zRangeByScore('isr:releases', 0, now - DAY_MS),
    );
    for (const release of ended) {
      for await (const keys of client.scanIterator({ MATCH: `isr:{${release}}:*` }))
        await client.unlink(keys);
      await client.zRem('isr:releases', release);
    }
  }

  /** Tells Redis now and then which pages were read, for the order in which pages are evicted. */
  private async noteUsed(): Promise<void> {
    const read = [...this.readers].map((value) => ({ value, score: Date.now() }));
    this.readers.clear();
    if (read.length === 0) return;
    const note = () => this.client.zAdd(`${this.prefix}used`, read, { condition: 'XX' });
    await this.limited(WRITE_LIMIT_MS, note).catch(() => {});
  }
}

class Late extends Error {
  constructor(limitMs: number) {
    super(`Redis did not answer within ${limitMs} ms.`);
  }
}

/** Rejects when the promise takes longer; an answer that waits in the socket by then still counts. */
async function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // After a pause of this process the timer runs before the socket is read, hence the second step.
    timer = setTimeout(() => setImmediate(() => setImmediate(() => reject(new Late(limitMs)))), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}
