// The connection to Redis. A circuit breaker stands before it, so that a Redis which is away costs a reader
// milliseconds and not a time-out each request.
import { createClient, defineScript, ErrorReply } from 'redis';
import { log, reasonOf } from '../log';
import { PUT, TRIM } from './redis-scripts';

/** How long a reader waits for an answer, and how long everybody else does. */
export const READ_LIMIT_MS = 80;
export const WRITE_LIMIT_MS = 1000;
const PROBE_EVERY_MS = 200;

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

export class RedisConnection {
  readonly client: ReturnType<typeof connect>;
  private away = true;
  private lateReads = 0;

  /**
   * @param url `redis://` or `rediss://`, with user, password and database where needed
   * @param onReturn what to do whenever Redis can be used again
   */
  constructor(
    url: string,
    private readonly onReturn: () => void,
  ) {
    this.client = connect(url);
    this.client.on('error', (error) => this.goAway(error));
    setInterval(() => this.probe(), PROBE_EVERY_MS).unref();
  }

  /** Connects; resolves when Redis answers or after a second without it. Goes on trying by itself. */
  async open(): Promise<void> {
    const connected = this.client.connect().catch((error) => this.goAway(error));
    await Promise.race([connected, new Promise((done) => setTimeout(done, WRITE_LIMIT_MS))]);
    await this.probe();
  }

  /** Sends a command that has to be answered within a time, or Redis counts as away. */
  async limited<T>(limitMs: number, command: () => Promise<T>): Promise<T> {
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
    this.onReturn();
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
