// A program that runs beside the blog for a test.
import { type ChildProcess, spawn } from 'node:child_process';

export interface Program {
  /** Ends it in an instant. */
  stop(): Promise<void>;
  /** Does what has to be done first, and ends the program when that fails. */
  prepare<T>(steps: () => Promise<T>): Promise<T>;
}

interface Run {
  /** The program, and what it is given. */
  command: [file: string, ...args: string[]];
  cwd: string;
  env?: Record<string, string>;
  /** What it writes when it is ready. */
  ready: string;
}

/** Starts a program and waits until it says that it is ready; throws what it wrote when it ends before. */
export async function startProgram({ command, cwd, env, ready }: Run): Promise<Program> {
  const [file, ...args] = command;
  const { PATH = '', HOME = '' } = process.env;
  // Without the environment of the tests: NODE_ENV alone changes what a CMS does.
  const child = spawn(file, args, {
    cwd,
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  await readiness(child, ready);
  const stop = async () => {
    // With what it started itself: PHP's server has workers, which would go on.
    if (child.pid && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL');
    }
    await ended;
  };
  return {
    stop,
    async prepare(steps) {
      try {
        return await steps();
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}

function readiness(child: ChildProcess, ready: string): Promise<void> {
  let output = '';
  return new Promise((done, fail) => {
    const look = (chunk: Buffer) => {
      if (output.includes(ready)) return;
      output += chunk.toString();
      if (output.includes(ready)) done();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('error', fail);
    child.once('close', () => fail(new Error(`${child.spawnfile} ended:\n${output}`)));
  });
}
