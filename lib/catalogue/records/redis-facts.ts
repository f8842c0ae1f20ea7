// The small facts and leases of many servers, in Redis; and how all that the catalogue has there is asked for.
import type { RedisClient } from '../../cache/redis/client';
import { type RedisConnection, WRITE_LIMIT_MS } from '../../cache/redis/connection';
import { ownKeys } from '../../cache/redis/foreign';
import { checkedText, withChecksum } from '../../cache/store/checksum';
import { tellUnreadable } from '../../cache/store/unreadable';
import type { FactStore } from './store';

export class RedisFacts implements FactStore {
  protected readonly prefix: string;

  /** @param source the name of the content source */
  constructor(
    protected readonly redis: RedisConnection,
    source: string,
  ) {
    this.prefix = `isr:{source-${source}}:`;
  }

  async fact(name: string): Promise<string | null> {
    const stored = await this.ask((client) => client.hGet(this.key('facts'), name));
    return stored === null ? null : checkedText(this.factName(name), stored);
  }

  async putFact(name: string, text: string): Promise<void> {
    await this.ask((client) => client.hSet(this.key('facts'), name, withChecksum(this.factName(name), text)));
  }

  async lease(name: string, seconds: number): Promise<boolean> {
    const key = this.key(`lease:${name}`);
    const options = { condition: 'NX', expiration: { type: 'EX', value: seconds } } as const;
    const lease = () => this.ask((client) => client.set(key, 'leased', options));
    if ((await lease()) !== null) return true;
    // One that never ends is nobody's lease.
    if ((await this.ask((client) => client.ttl(key))) !== -1) return false;
    tellUnreadable(key);
    await this.ask((client) => client.unlink(key));
    return (await lease()) !== null;
  }

  protected ask<T>(command: (client: RedisClient) => Promise<T>, limitMs = WRITE_LIMIT_MS): Promise<T> {
    const { client } = this.redis;
    const types = {
      [this.key('records')]: 'hash',
      [this.key('log')]: 'zset',
      [this.key('end')]: 'string',
      [this.key('facts')]: 'hash',
    } as const;
    return this.redis.limited(limitMs, () => ownKeys(client, types, () => command(client)));
  }

  protected key(name: string): string {
    return this.prefix + name;
  }

  private factName(name: string): string {
    return `fact ${name} of ${this.prefix}`;
  }
}
