// Tries at the start every command that the site will use, so that a missing right shows at once.
import type { RedisClient } from './client';

const BRIEFLY = { type: 'EX', value: 60 } as const;

/** REDIS_URL names what this site cannot work with, and never will. */
export class RefusedRedis extends Error {
  constructor(mode: string) {
    super(`Redis says that its mode is ${mode}.`);
  }
}

/** @throws RefusedRedis for a Redis of another kind */
export async function refuseOtherKinds(client: RedisClient): Promise<void> {
  const mode = String((await client.hello()).mode);
  if (mode === 'cluster' || mode === 'sentinel') throw new RefusedRedis(mode);
}

/**
 * Tries every command that the stores use, on keys of its own, which are removed again.
 * @throws what Redis says of the first that it refuses
 */
export async function tryCommands(client: RedisClient): Promise<void> {
  const key = (name: string) => `isr:{check}:${name}`;
  const [page, used, bytes, mark, records, log, end, lease] = NAMES.map(key) as Keys;
  try {
    await Promise.all([
      client.put([page, used, bytes, mark], ['/', 'text', '0', '1', '', key('')]),
      client.trim([used, bytes], [page, '0']),
      client.putRecords([records, log, end], ['key', 'text', '0', '']),
      client.get(end),
      client.mGet([end, mark]),
      client.zRangeWithScores(log, '(0', '+inf', { BY: 'SCORE' }),
      client.hSet(records, 'entry', 'text'),
      client.hGet(records, 'entry'),
      client.hmGet(records, ['entry']),
      client.hScan(records, '0'),
      client.type(records),
      client.ttl(lease),
      client.set(lease, 'leased', { condition: 'NX', expiration: BRIEFLY }),
      client.zAdd(used, { value: '/', score: 0 }),
      client.zRangeByScore(used, 0, 0),
      client.zRem(used, '/'),
      client.scan('0', { MATCH: key('*'), COUNT: 1 }),
    ]);
  } finally {
    // After all others, for a script that Redis does not know yet is sent a second time.
    await client.unlink([page, used, bytes, mark, records, log, end, lease]);
  }
}

const NAMES = ['page', 'used', 'bytes', 'mark', 'records', 'log', 'end', 'lease'];
type Keys = [string, string, string, string, string, string, string, string];
