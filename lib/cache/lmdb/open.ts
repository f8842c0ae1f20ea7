// Opens the database in a folder, with nothing in it that could end the process later.
import { log, reasonOf } from '../../log';
import { checkFile } from './check';
import { dataFileId, prepareFolder } from './folder';
import { type Finding, probe } from './probe';
import { openTables, type Tables } from './tables';
import { moveAside } from './trouble';
import { forget, leftBehind, noteUse } from './users';

export interface Opened {
  tables: Tables;
  /** Tells its file from one that takes its place. */
  fileId: string | undefined;
}

/**
 * Opens it; a broken file is moved aside first.
 * @throws Error saying why it cannot be used
 */
export async function openDatabase(dir: string): Promise<Opened> {
  const lmdb = await import('lmdb');
  prepareFolder(dir);
  const fileId = dataFileId(dir);
  let finding = (await probe(dir)) ?? (await check(dir));
  if (finding?.broken) {
    moveAside(dir, fileId, finding.reason);
    prepareFolder(dir);
    finding = await probe(dir);
  }
  if (finding) throw new Error(finding.reason);
  const opened = { tables: openTables(lmdb, dir), fileId: dataFileId(dir) };
  noteUse(dir);
  return opened;
}

/** Where a process has ended without closing the database, what is in it may be the reason. */
async function check(dir: string): Promise<Finding | null> {
  const left = leftBehind(dir);
  if (left.length === 0) return null;
  const finding = await checkFile(dir).catch((error) => ({ broken: false, reason: reasonOf(error) }));
  forget(left);
  if (finding?.broken !== false) return finding;
  log.warn('cache not checked', { reason: finding.reason, consequence: 'it is used as it is' });
  return null;
}
