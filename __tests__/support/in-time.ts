// Ends work that takes the square of its length, which no limit of Jest's does.
import { runInNewContext } from 'node:vm';

/** What takes its length takes milliseconds. */
const LIMIT_MS = 10_000;

/** @throws Error where the work takes longer than any machine needs for it */
export const inTime = <T>(work: () => T): T =>
  runInNewContext('work()', { work }, { timeout: LIMIT_MS }) as T;
