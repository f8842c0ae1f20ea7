// The folder of the database: made ready for lmdb, and whatever is in its way moved aside.
import { linkSync, mkdirSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = 'data.mdb';
const LOCK = 'lock.mdb';
const FULL_BYTES = 65_536;

// As Linux names them in statfs(2).
const NETWORK_DRIVES = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
]);

/**
 * Makes the folder, and the file of locks in it.
 * @throws Error saying why it cannot be used
 */
export function prepareFolder(dir: string): void {
  mkdirSync(dir, { recursive: true });
  const drive = NETWORK_DRIVES.get(statfsSync(dir).type);
  if (drive)
    throw new Error(`it is on a network drive (${drive}), where locks and mapped files are not safe`);
  makeLockFile(dir);
}

/**
 * lmdb makes this file with holes and writes into them through memory, which ends the process on a full disk. Made
 * here, and put in place whole, it has none.
 */
function makeLockFile(dir: string): void {
  const file = join(/* turbopackIgnore: true */ dir, LOCK);
  const whole = `${file}.${process.pid}`;
  try {
    if (statSync(file, { throwIfNoEntry: false })) {
      // Whether the folder can be written is known by writing.
      writeFileSync(whole, '');
    } else {
      writeFileSync(whole, Buffer.alloc(12_288));
      linkSync(whole, file);
    }
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    // Somebody else was first, or the drive knows no links: lmdb makes it, then.
    if (syscall !== 'link' || code === 'ENOSPC') throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** Tells the data file from one that takes its place; undefined where there is none. Never throws. */
export function dataFileId(dir: string): string | undefined {
  try {
    const { dev, ino } = statSync(join(/* turbopackIgnore: true */ dir, DATA));
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}

/**
 * Moves a broken data file out of the way, unless another process has done so.
 * @param id of the file that was found broken
 * @returns where it is now
 */
export function setAside(dir: string, id: string | undefined): string {
  const aside = join(/* turbopackIgnore: true */ dir, `${DATA}.broken`);
  if (dataFileId(dir) !== id) return aside;
  rmSync(join(/* turbopackIgnore: true */ dir, LOCK), { recursive: true, force: true });
  if (id) {
    rmSync(aside, { recursive: true, force: true });
    renameSync(join(/* turbopackIgnore: true */ dir, DATA), aside);
  }
  return aside;
}

/** Whether the disk has no room for another page. Never throws. */
export function isFull(dir: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize < FULL_BYTES;
  } catch {
    return false;
  }
}
