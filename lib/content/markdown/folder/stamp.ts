// What tells a file that changed from one that did not.
import type { Stats } from 'node:fs';
import { env, MEGABYTE } from '../../../env';

/** Changes whenever the file does: the time of the inode's change too, for tools can set the other one back. */
export interface Stamp extends Pick<Stats, 'mtimeMs' | 'ctimeMs' | 'size' | 'ino'> {
  /** How often a change was told. The clock of a file system has steps, within which two changes are of one time. */
  told?: number;
}

export const stampIn = ({ mtimeMs, ctimeMs, size, ino }: Stats): Stamp => ({ mtimeMs, ctimeMs, size, ino });

export function isSame(a: Stamp, b: Stamp): boolean {
  if (a === b) return true;
  const isSameFile = a.ino === b.ino && a.size === b.size;
  return isSameFile && a.ctimeMs === b.ctimeMs && a.mtimeMs === b.mtimeMs && a.told === b.told;
}

/** Whether the file has no other name, by which it could be changed elsewhere. */
export const isAlone = ({ nlink }: Stats) => nlink === 1;

export const isTooLarge = ({ size }: Pick<Stamp, 'size'>) => size > env().CONTENT_MAX_MB * MEGABYTE;
