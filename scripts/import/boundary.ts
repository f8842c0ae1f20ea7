// What may be taken along: files that really are in the blog's folder, or in the repository around it.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** @returns where a folder really is, or the repository in which it is */
export function boundaryOf(root: string): string {
  const own = realpathSync(root);
  for (let dir = own; dirname(dir) !== dir; dir = dirname(dir)) if (existsSync(join(dir, '.git'))) return dir;
  return own;
}

/** Whether a file is there, and really is within a boundary, whatever links lead to it. */
export const isWithin = (boundary: string, file: string): boolean =>
  existsSync(file) && realpathSync(file).startsWith(boundary.endsWith(sep) ? boundary : boundary + sep);
