// Which processes use the database: each has an empty file beside it until it ends by itself. One that a file is left of
// was killed, or ended by what is in the database.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processWide } from '../../process/process-wide';

const PREFIX = 'used-by-';

const mine = processWide('lmdb-users', () => {
  const files = new Set<string>();
  process.once('exit', () => files.forEach(remove));
  return files;
});

/** Notes that this process uses the database in a folder. Never throws. */
export function noteUse(dir: string): void {
  const file = fileOf(dir, `${PREFIX}${process.pid}`);
  try {
    writeFileSync(file, '');
    mine.add(file);
  } catch {
    // A full disk: then its end is not noticed.
  }
}

/**
 * The files of processes that are gone. To be asked before this process notes its own use: one of its number is then
 * from an earlier start, as in a container. Never throws.
 */
export function leftBehind(dir: string): string[] {
  try {
    const files = readdirSync(dir).filter((name) => name.startsWith(PREFIX));
    return files
      .filter((name) => !isAlive(Number(name.slice(PREFIX.length))))
      .map((name) => fileOf(dir, name))
      .filter((file) => !mine.has(file));
  } catch {
    return [];
  }
}

export function forget(files: string[]): void {
  files.forEach(remove);
}

const fileOf = (dir: string, name: string) => join(/* turbopackIgnore: true */ dir, name);

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A read-only folder: nothing is written there any more.
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
