// A real Redis for a test, on a free port and without a disk; and a real cluster of three.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisConnection } from '../../lib/cache/redis-connection';
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

/** @param more settings, as on Redis's command line */
export async function startRedis(...more: string[]): Promise<Redis & { port: number }> {
  const port = await freePort();
  let child = await spawnRedis(port, more);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('close', done));
    child.kill('SIGKILL');
    await ended;
  };
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    async restartEmpty() {
      await stop();
      child = await spawnRedis(port, more);
    },
    stop,
  };
}

/** One with a connection of the site's, that is open. */
export async function startConnected(): Promise<{ connection: RedisConnection; stop(): Promise<void> }> {
  const redis = await startRedis();
  const connection = new RedisConnection(redis.url, () => {});
  await connection.open();
  return {
    connection,
    stop() {
      connection.client.destroy();
      return redis.stop();
    },
  };
}

/** Three nodes that share the slots of a cluster. */
export async function startCluster(): Promise<{ urls: string[]; stop(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'redis-cluster-'));
  const nodes: (Redis & { port: number })[] = [];
  for (const name of ['a', 'b', 'c']) {
    const bus = ['--cluster-port', String(await freePort())];
    const settings = ['--cluster-enabled', 'yes', '--dir', dir, '--cluster-config-file', `${name}.conf`];
    nodes.push(await startRedis(...settings, ...bus));
  }
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
  execFileSync('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes']);
  return {
    urls: nodes.map(({ url }) => url),
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function spawnRedis(port: number, more: string[]): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  // A replica writes what it is given into a file.
  settings.push('--dir', tmpdir(), '--dbfilename', `redis-${port}.rdb`);
  const child = spawn('redis-server', [...settings, ...more], { stdio: ['ignore', 'pipe', 'ignore'] });
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
