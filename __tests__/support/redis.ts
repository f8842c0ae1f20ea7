// A real Redis for a test, on a free port and without a disk.
import { type ChildProcess, spawn } from 'node:child_process';
import { freePort } from './site';

export interface Redis {
  /** For REDIS_URL. */
  url: string;
  /** Stops it in the middle of whatever it does: connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
  /** Kills it, and starts an empty one on the same port. */
  restartEmpty(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  let child = await spawnRedis(port);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('close', done));
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    async restartEmpty() {
      await stop();
      child = await spawnRedis(port);
    },
    stop,
  };
}

async function spawnRedis(port: number): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ready to accept connections')) done();
    });
    child.once('error', fail);
    child.once('close', () => fail(new Error(`redis-server ended:\n${output}`)));
  });
  return child;
}
