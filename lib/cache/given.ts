// Which entries of the cache an answer is made of. Whoever wants to know has the answer made within `notingGiven`.
import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '../process/process-wide';
import type { Entry } from './entry';

/** What the cache gave for a path; null where it had nothing to give. */
export interface Given {
  path: string;
  entry: Entry | null;
  version: number;
}

/** What is begun meanwhile and goes on, such as an open connection, holds this for as long: so it is emptied. */
interface Notes {
  given: Given[] | null;
}

const notes = processWide('given entries', () => new AsyncLocalStorage<Notes>());

/** Notes what the cache has given; costs nothing where nobody wants to know. */
export function noteGiven(given: Given): void {
  notes.getStore()?.given?.push(given);
}

/** Does the work, and tells what the cache gave for it. */
export async function notingGiven<T>(work: () => Promise<T>): Promise<{ result: T; given: Given[] }> {
  const given: Given[] = [];
  const noted: Notes = { given };
  try {
    return { result: await notes.run(noted, work), given };
  } finally {
    noted.given = null;
  }
}
