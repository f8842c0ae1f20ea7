// Programs that the benchmarks start end with them, whatever ends the benchmarks.
import { spawn } from 'node:child_process';

const children = new Set();

process.once('exit', () => {
  for (const child of children) child.kill();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Starts a program; `ended` resolves with its exit code. */
export function startChild(command, args, options) {
  const child = spawn(command, args, options);
  children.add(child);
  const ended = new Promise((done) => child.once('close', done));
  ended.then(() => children.delete(child));
  return { child, ended };
}
