// Tries something on a database in a child process, for a file that is broken may end the process that touches it.
import { execFile } from 'node:child_process';
import { z } from 'zod';
import { OPTIONS, TABLES } from './lmdb-tables';

const FAILED = 3;

const Failure = z.object({ code: z.union([z.string(), z.number()]).optional(), message: z.string() });

/** How a child process ended that did not end well. */
export interface BadEnd {
  /** It took longer than it may. */
  isLate: boolean;
  /** What the system ended it by. */
  signal: NodeJS.Signals | null;
  /** What it could say itself. */
  failure: z.infer<typeof Failure> | null;
  message: string;
}

/**
 * Opens a database in a child process and runs a script on it.
 * @param script has `root`, which is the open database, the names of its `tables`, and its folder `dir`. It may throw.
 * @returns null where all went well
 */
export function tryOn(dir: string, script: string, limitMs: number): Promise<BadEnd | null> {
  // It is a module, as what imports lmdb elsewhere is: a standalone server has no other of its files.
  const args = [
    '--input-type=module',
    '-e',
    whole(script),
    dir,
    JSON.stringify(OPTIONS),
    JSON.stringify(TABLES),
  ];
  return new Promise((done) => {
    execFile(process.execPath, args, { timeout: limitMs, killSignal: 'SIGKILL' }, (error, stdout) => {
      if (!error) return done(null);
      const failure = error.code === FAILED ? failureIn(stdout) : null;
      const message = error.message.split('\n', 1)[0] ?? '';
      done({ isLate: error.killed === true, signal: error.signal ?? null, failure, message });
    });
  });
}

const whole = (script: string) => `
const [dir, options, names] = process.argv.slice(1);
const tables = JSON.parse(names);
try {
  const { open } = await import('lmdb');
  const root = open({ path: dir, ...JSON.parse(options) });
  ${script}
} catch ({ code, message }) {
  console.log(JSON.stringify({ code, message }));
  process.exit(${FAILED});
}`;

function failureIn(stdout: string): BadEnd['failure'] {
  try {
    return Failure.parse(JSON.parse(stdout.trim().split('\n').pop() ?? ''));
  } catch {
    return null;
  }
}
