// A child process tries to open the database first: lmdb crashes the process that opens a broken or foreign file, or
// makes a file on a full disk.
import { tryOn } from './lmdb-child';

const LIMIT_MS = 60_000;
const CORRUPTED = -30796;

/** Pages at the end that lmdb has given out and not written yet. */
const UNWRITTEN_PAGES = 64;

// What is read behind the end of the file ends the process too, so the file is made as long as it has to be. Then
// `getKeysCount` visits every page of a table's tree, and not the texts.
const SCRIPT = `
  const { statSync, truncateSync } = await import('node:fs');
  const { lastPageNumber, pageSize } = root.getStats();
  const data = dir + '/data.mdb';
  const missing = (lastPageNumber + 1) * pageSize - statSync(data).size;
  if (missing > ${UNWRITTEN_PAGES} * pageSize) throw { code: ${CORRUPTED}, message: 'its end is cut off' };
  if (missing > 0) truncateSync(data, (lastPageNumber + 1) * pageSize);
  for (const table of tables) root.openDB(table, {}).getKeysCount();`;

/** What is wrong with a database; `broken` is: its file is torn or none of lmdb's. */
export interface Finding {
  broken: boolean;
  reason: string;
}

/** Tries the database in a folder, and makes one where there is none. Gives null when it can be used. */
export async function probe(dir: string): Promise<Finding | null> {
  const end = await tryOn(dir, SCRIPT, LIMIT_MS);
  if (!end) return null;
  if (end.isLate) return { broken: false, reason: `opening took longer than ${LIMIT_MS} ms` };
  if (!end.failure) return { broken: true, reason: 'it ends the process that opens it' };
  return { broken: isBroken(end.failure.code), reason: end.failure.message };
}

/** Whether lmdb says by this code that the file is torn, or of another format. */
export function isBroken(code: unknown): boolean {
  const [PAGE_NOTFOUND, VERSION_MISMATCH, INVALID] = [-30797, -30794, -30793];
  return [CORRUPTED, PAGE_NOTFOUND, VERSION_MISMATCH, INVALID].some((each) => each === code);
}
