// What becomes of a database in CACHE_DIR that is in trouble: its errors get names, the log says what to do, and a broken
// file is moved aside.
import { getSystemErrorName } from 'node:util';
import { log, reasonOf } from '../../log';
import { isFull, setAside } from './folder';

export const DISK_FULL = 'ENOSPC: the disk of CACHE_DIR is full';

/** The error, beginning with the system's name of it where it has one. */
export function namedError(dir: string, error: unknown): Error {
  const { code } = (error ?? {}) as { code?: unknown };
  const reason = reasonOf(error);
  if (typeof code !== 'number' || code <= 0 || process.platform === 'win32') {
    return error instanceof Error ? error : new Error(reason);
  }
  const name = getSystemErrorName(-code);
  // So lmdb calls it when the disk took a part of what it wrote.
  return new Error(name === 'EIO' && isFull(dir) ? DISK_FULL : `${name}: ${reason}`);
}

/** Of an error in lmdb's thread the promise tells only that there is one. */
export async function causeOf(error: unknown): Promise<unknown> {
  const { commitError } = (error ?? {}) as { commitError?: unknown };
  return Promise.resolve(commitError).then(
    () => error,
    (cause) => cause,
  );
}

/** Says that the database cannot be used, and what to do. */
export function tellUnusable(dir: string, { message }: Error): void {
  log.error('cache folder cannot be used', {
    CACHE_DIR: dir,
    reason: message,
    consequence: 'pages are kept in memory only, and lost when the server ends',
    advice:
      'let CACHE_DIR be a folder on a local disk that this user can write, or set REDIS_URL; ' +
      'if the reason is about lmdb itself, run npm ci on a machine like this one',
  });
}

/** Moves a broken data file out of the way. @param fileId of the file that was found broken */
export function moveAside(dir: string, fileId: string | undefined, reason: string): void {
  const moved = setAside(dir, fileId);
  log.error('cache begins empty', {
    reason: `its file is broken: ${reason}`,
    moved,
    consequence: 'pages and catalogue are made anew from the source; what it has no more is known no longer',
    advice: 'if it happens again, check the disk',
  });
}
