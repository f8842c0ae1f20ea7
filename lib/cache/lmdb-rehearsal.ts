// What is wrong in LMDB's own bookkeeping may be noticed by nobody who reads, and end the process that writes. So after a
// process has ended without closing the database, a child process reads every record and writes it again, in transactions
// that it never commits: the file stays as it is.
import { execFile } from 'node:child_process';
import { z } from 'zod';
import type { Finding } from './lmdb-probe';
import { OPTIONS, TABLES } from './lmdb-tables';

const LIMIT_MS = 30_000;
const FOUND = 3;
/** What a damaged file does to a process. Whatever else may end one says nothing of the file. */
const CRASHES = ['SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGILL', 'SIGFPE'];
/** As lmdb numbers what is wrong with the file, or with a transaction that met it. */
const OF_FILE = [-30797, -30796, -30795, -30793, -30786, -30782, -30779];

// Others who write wait for each transaction, so they are short.
const SCRIPT = `
const [dir, options, tables] = process.argv.slice(1);
const { ABORT, open } = await import('lmdb');
const root = open({ path: dir, ...JSON.parse(options) });
try {
  for (const name of JSON.parse(tables)) {
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
} catch ({ code, message }) {
  console.log(JSON.stringify({ code, message }));
  process.exit(${FOUND});
}
process.exit(0);`;

const Failure = z.object({ code: z.union([z.string(), z.number()]).optional(), message: z.string() });

/**
 * Reads and writes all in the database of a folder, and changes nothing.
 * @returns null where that went well; not `broken` where it could not be told
 */
export function rehearse(dir: string): Promise<Finding | null> {
  const args = ['--input-type=module', '-e', SCRIPT, dir, JSON.stringify(OPTIONS), JSON.stringify(TABLES)];
  return new Promise((done) => {
    execFile(process.execPath, args, { timeout: LIMIT_MS, killSignal: 'SIGKILL' }, (error, stdout) => {
      if (!error) return done(null);
      if (error.killed) return done({ broken: false, reason: `it took longer than ${LIMIT_MS} ms` });
      if (error.signal && CRASHES.includes(error.signal)) {
        return done({ broken: true, reason: `it ends the process that writes to it (${error.signal})` });
      }
      const failure = error.code === FOUND ? failureIn(stdout) : null;
      if (!failure) return done({ broken: false, reason: error.message.split('\n', 1)[0] ?? '' });
      done({ broken: OF_FILE.some((code) => code === failure.code), reason: failure.message });
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
