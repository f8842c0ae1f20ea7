// A book in Redis, a hash each, which all servers share.
import { RESP_TYPES } from 'redis';
import type { Book } from './book';
import { type RedisConnection, WRITE_LIMIT_MS } from './redis-connection';

/** The book of that name. */
export function redisBook(redis: RedisConnection, name: string): Book {
  const key = `isr:${name}`;
  const { client } = redis;
  // As an object, which is the usual, a post called __proto__ would be lost.
  const asMaps = client.withTypeMapping({ [RESP_TYPES.MAP]: Map });
  const ask = <T>(command: () => Promise<T>) => redis.limited(WRITE_LIMIT_MS, command);
  return {
    get: (entry) => ask(() => client.hGet(key, entry)),
    put: async (entry, text) => void (await ask(() => client.hSet(key, entry, text))),
    putAll: async (entries) => {
      if (entries.size > 0) await ask(() => client.hSet(key, entries));
    },
    remove: async (entry) => void (await ask(() => client.hDel(key, entry))),
    all: () => ask(() => asMaps.hGetAll(key)),
  };
}

/** Gives true to one asker of all servers in so many seconds. */
export async function claimInRedis(redis: RedisConnection, name: string, seconds: number): Promise<boolean> {
  const expiration = { type: 'EX', value: seconds } as const;
  const claim = () => redis.client.set(`isr:${name}`, 'claimed', { condition: 'NX', expiration });
  return (await redis.limited(WRITE_LIMIT_MS, claim)) !== null;
}
