// As many requests as a server can answer, by wrk.
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

export const hasWrk = spawnSync('wrk', ['-v']).error === undefined;

/**
 * @param encoding what Accept-Encoding says
 * @returns requests a second (0 where none was answered in time), and how many were no good
 */
export async function wrk(address, { connections, seconds, encoding = 'identity' }) {
  const args = ['-t1', `-c${connections}`, `-d${Math.ceil(seconds)}s`];
  const running = promisify(execFile)('wrk', [...args, '-H', `Accept-Encoding: ${encoding}`, address]);
  // It takes whole seconds only, and tells what it has when it is interrupted.
  if (!Number.isInteger(seconds)) setTimeout(() => running.child.kill('SIGINT'), seconds * 1000);
  const ended = await running.catch((error) => {
    if (error.signal !== 'SIGINT') throw error;
  });
  // It had not begun by then, on a machine that is very busy.
  if (!ended) return wrk(address, { connections, seconds: seconds * 2, encoding });
  const { stdout } = ended;
  const numberAfter = (pattern) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const requests = numberAfter(/(\d+) requests in/);
  const bad = numberAfter(/Non-2xx or 3xx responses: (\d+)/);
  return { rate: numberAfter(/Requests\/sec:\s+([\d.]+)/), requests, bad };
}
