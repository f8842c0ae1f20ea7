// What is wrong in LMDB's own bookkeeping may be noticed by nobody who reads, and end the process that writes. So after a
// process has ended without closing the database, a child process reads every record and writes it again, in transactions
// that it never commits: the file stays as it is.
import { tryOn } from './lmdb-child';
import type { Finding } from './lmdb-probe';

const LIMIT_MS = 30_000;
/** What a damaged file does to a process. Whatever else may end one says nothing of the file. */
const CRASHES = ['SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGILL', 'SIGFPE'];
/** As lmdb numbers what is wrong with the file, or with a transaction that met it. */
const OF_FILE = [-30797, -30796, -30795, -30793, -30786, -30782, -30779];

// Others who write wait for each transaction, so they are short.
const SCRIPT = `
  for (const name of tables) {
    const table = root.openDB(name, { encoding: 'binary' });
    let keys = [];
    const rewrite = () => {
      root.transactionSync(() => {
        for (const key of keys) {
          const value = table.get(key);
          table.remove(key);
          if (value !== undefined) table.put(key, value);
        }
        return ABORT;
      });
      keys = [];
    };
    for (const key of table.getKeys({})) if (keys.push(key) === 100) rewrite();
    rewrite();
  }
  process.exit(0);`;

/**
 * Reads and writes all in the database of a folder, and changes nothing.
 * @returns null where that went well; not `broken` where it could not be told
 */
export async function rehearse(dir: string): Promise<Finding | null> {
  const end = await tryOn(dir, SCRIPT, LIMIT_MS);
  if (!end) return null;
  if (end.isLate) return { broken: false, reason: `it took longer than ${LIMIT_MS} ms` };
  if (end.signal && CRASHES.includes(end.signal)) {
    return { broken: true, reason: `it ends the process that writes to it (${end.signal})` };
  }
  if (!end.failure) return { broken: false, reason: end.message };
  return { broken: OF_FILE.some((code) => code === end.failure?.code), reason: end.failure.message };
}
