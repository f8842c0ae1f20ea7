// Keys of ours that another program has taken: what is there is no record, and in the way of one.
import { ErrorReply } from 'redis';
import { tellUnreadable } from '../store/unreadable';

interface Client {
  type(key: string): Promise<string>;
  unlink(key: string): Promise<number>;
}

/**
 * Asks a question; where a key of it is of another type than ours are, that key is removed and the question asked again.
 * @param types of the keys that the question is about
 */
export async function ownKeys<T>(
  client: Client,
  types: Record<string, 'hash' | 'zset' | 'string'>,
  question: () => Promise<T>,
): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof ErrorReply) || !error.message.includes('WRONGTYPE')) throw error;
    for (const [key, type] of Object.entries(types)) {
      if ([type, 'none'].includes(await client.type(key))) continue;
      await client.unlink(key);
      tellUnreadable(key);
    }
    return question();
  }
}
