// A child process tries to open the database first: lmdb crashes the process that opens a broken or foreign file, or
// makes a file on a full disk.
import { execFile } from 'node:child_process';
import { z } from 'zod';
import { OPTIONS, TABLES } from './tables';

const LIMIT_MS = 60_000;
const FAILED = 3;
const CORRUPTED = -30796;

/** Pages at the end that lmdb has given out and not written yet. */
const UNWRITTEN_PAGES = 64;

// What is read behind the end of the file ends the process too, so the file is made as long as it has to be. Then
// `getKeysCount` visits every page of a table's tree, and not the texts.
const SCRIPT = `
const [dir, options, tables] = process.argv.slice(1);
try {
  const { statSync, truncateSync } = await import('node:fs');
  const { open } = await import('lmdb');
  const root = open({ path: dir, ...JSON.parse(options) });
  const { lastPageNumber, pageSize } = root.getStats();
  const data = dir + '/data.mdb';
  const missing = (lastPageNumber + 1) * pageSize - statSync(data).size;
  if (missing > ${UNWRITTEN_PAGES} * pageSize) throw { code: ${CORRUPTED}, message: 'its end is cut off' };
  if (missing > 0) truncateSync(data, (lastPageNumber + 1) * pageSize);
  for (const table of JSON.parse(tables)) root.openDB(table, {}).getKeysCount();
} catch ({ code, message }) {
  console.log(JSON.stringify({ code, message }));
  process.exit(${FAILED});
}`;

const Failure = z.object({ code: z.union([z.string(), z.number()]).optional(), message: z.string() });

/** What is wrong with a database; `broken` is: its file is torn or none of lmdb's. */
export interface Finding {
  broken: boolean;
  reason: string;
}

/** Tries the database in a folder, and makes one where there is none. Gives null when it can be used. */
export function probe(dir: string): Promise<Finding | null> {
  // It is a module, as what imports lmdb elsewhere is: a standalone server has no other of its files.
  const args = ['--input-type=module', '-e', SCRIPT, dir, JSON.stringify(OPTIONS), JSON.stringify(TABLES)];
  return new Promise((done) => {
    execFile(process.execPath, args, { timeout: LIMIT_MS, killSignal: 'SIGKILL' }, (error, stdout) => {
      if (!error) return done(null);
      if (error.killed) return done({ broken: false, reason: `opening took longer than ${LIMIT_MS} ms` });
      const failure = error.code === FAILED ? failureIn(stdout) : null;
      if (!failure) return done({ broken: true, reason: 'it ends the process that opens it' });
      done({ broken: isBroken(failure.code), reason: failure.message });
    });
  });
}

function failureIn(stdout: string): z.infer<typeof Failure> | null {
  try {
    return Failure.parse(JSON.parse(stdout.trim().split('\n').pop() ?? ''));
  } catch {
    return null;
  }
}

/** Whether lmdb says by this code that the file is torn, or of another format. */
export function isBroken(code: unknown): boolean {
  const [PAGE_NOTFOUND, VERSION_MISMATCH, INVALID] = [-30797, -30794, -30793];
  return [CORRUPTED, PAGE_NOTFOUND, VERSION_MISMATCH, INVALID].some((each) => each === code);
}
