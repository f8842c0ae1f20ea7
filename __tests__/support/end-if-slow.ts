// Stops work that takes the square of its length: Jest's own limit cannot stop what never leaves the event loop.
import { runInNewContext } from 'node:vm';

/** What takes its length takes milliseconds. */
const LIMIT_MS = 10_000;

/** @throws Error where the work takes longer than any machine needs for it */
export const endIfSlow = <T>(work: () => T): T =>
  runInNewContext('work()', { work }, { timeout: LIMIT_MS }) as T;
