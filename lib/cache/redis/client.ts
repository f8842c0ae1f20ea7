// The client of Redis, with the scripts that are run there.
import { createClient, defineScript } from 'redis';
import { PUT, PUT_RECORDS, TRIM } from './scripts';

const script = <T>(source: string, keys: number, transformReply: (reply: unknown) => T) =>
  defineScript({
    SCRIPT: source,
    NUMBER_OF_KEYS: keys,
    parseCommand(parser, names: string[], args: string[]) {
      parser.pushKeys(names);
      parser.push(...args);
    },
    transformReply,
  });

const toVersion = (reply: unknown) => (reply === null || reply === '' ? null : Number(reply));
const toVersions = (reply: unknown) => (Array.isArray(reply) ? reply.map(toVersion) : []);

export type RedisClient = ReturnType<typeof redisClient>;

/** @param retryMs when it tries again to connect */
export function redisClient(url: string, retryMs: number) {
  return createClient({
    url,
    // A command that cannot be sent now is an error now: nothing piles up while Redis is away.
    disableOfflineQueue: true,
    socket: { connectTimeout: 1000, reconnectStrategy: retryMs },
    scripts: {
      put: script(PUT, 4, toVersion),
      trim: script(TRIM, 2, toVersion),
      putRecords: script(PUT_RECORDS, 3, toVersions),
    },
  });
}
