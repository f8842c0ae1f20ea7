// The connection to Redis, behind a circuit breaker: while Redis is away no reader waits for a time-out.
import { ErrorReply } from 'redis';
import { log } from '../../log';
import { RefusedRedis, refuseOtherKinds, tryCommands } from './check';
import { type RedisClient, redisClient } from './client';
import { explainRedis } from './reasons';
import { sharedQuestion } from './shared-question';
import { Late, within } from './timeout';
import { ToldTroubles } from './told-troubles';

/** How long a reader waits for an answer, and how long everybody else does. Redis then counts as away. */
export const READ_LIMIT_MS = 150;
export const WRITE_LIMIT_MS = 1000;
const PROBE_EVERY_MS = 200;
/** A connection that has given no answer for so long is given up: nobody may be at its other end any more. */
const SILENT_MS = 5000;

export class RedisConnection {
  readonly client: RedisClient;
  private away = true;
  /** Since when the connection that there is, if only half made, has given no answer. */
  private silentSinceMs?: number;
  private probing?: Promise<unknown>;
  private readonly troubles = new ToldTroubles();
  /** The text at a key; null for none, and for what is no text. What a turn asks for is one question. */
  readonly get = sharedQuestion((keys) => this.limited(READ_LIMIT_MS, () => this.client.mGet(keys)));

  /**
   * @param url `redis://` or `rediss://`, with user, password and database where needed
   * @param onReturn what to do whenever Redis can be used again
   */
  constructor(
    url: string,
    private readonly onReturn: () => void,
  ) {
    this.client = redisClient(url, PROBE_EVERY_MS);
    for (const event of ['connect', 'ready'] as const) this.client.on(event, () => this.heard());
    this.client.on('end', () => this.lost());
    this.client.on('error', (error) => {
      // Where it stays open, what came was no answer, and each later one would be taken for that of another question.
      const isOutOfStep = this.client.isReady;
      this.goAway(error);
      this.lost();
      if (isOutOfStep) this.connectAnew();
    });
    setInterval(() => this.probe(), PROBE_EVERY_MS).unref();
  }

  /**
   * Connects; resolves when Redis answers or after a second without it. Goes on trying by itself.
   * @throws Error where Redis is of a kind that this site cannot work with
   */
  async open(): Promise<void> {
    await Promise.race([this.connect(), new Promise((done) => setTimeout(done, WRITE_LIMIT_MS))]);
    const trouble = await this.probe();
    if (!(trouble instanceof RefusedRedis)) return;
    const { reason, check } = explainRedis(trouble);
    throw new Error(`${reason} ${check}`);
  }

  /** Sends a command that has to be answered within a time, or Redis counts as away. */
  async limited<T>(limitMs: number, command: () => Promise<T>): Promise<T> {
    if (this.away) throw new Error('Redis is away.');
    try {
      return await within(limitMs, command());
    } catch (error) {
      // Redis is there, and says no: out of memory, read-only, another type.
      if (error instanceof ErrorReply) this.troubles.tell(error);
      else this.goAway(error);
      throw error;
    }
  }

  private heard(): void {
    this.silentSinceMs = performance.now();
  }

  private lost(): void {
    this.silentSinceMs = undefined;
  }

  private async connect(): Promise<void> {
    await this.client.connect().catch((error) => this.goAway(error));
  }

  /** Gives up the connection, with whatever may still come over it, for another one. */
  private connectAnew(): void {
    this.client.destroy();
    // Later, for what was making this connection has to end first.
    setTimeout(() => this.connect(), PROBE_EVERY_MS);
  }

  private goAway(error: unknown): void {
    if (!this.away) {
      this.heard();
      this.troubles.tellAway(error);
    }
    this.away = true;
    this.troubles.tell(error);
  }

  /** While Redis is away, asks whether it is back; two askers share an answer. */
  private probe(): Promise<unknown> {
    this.probing ??= this.ask().finally(() => {
      this.probing = undefined;
    });
    return this.probing;
  }

  private async ask(): Promise<unknown> {
    if (!this.away) return;
    if (this.silentSinceMs !== undefined && performance.now() - this.silentSinceMs > SILENT_MS) {
      this.troubles.tell(new Late(SILENT_MS));
      return this.connectAnew();
    }
    // Where it is not ready, the connection is being made.
    if (!this.client.isReady) return;
    try {
      // One that is too slow for readers is not back.
      await within(
        READ_LIMIT_MS,
        this.client.ping().then(() => this.heard()),
      );
      await within(WRITE_LIMIT_MS, refuseOtherKinds(this.client));
    } catch (error) {
      if (error instanceof ErrorReply) this.heard();
      this.troubles.tell(error);
      return error;
    }
    if (!this.away) return;
    this.away = false;
    log.info('redis connected');
    this.onReturn();
    await within(WRITE_LIMIT_MS, tryCommands(this.client)).catch((error) => this.troubles.tell(error));
  }
}
