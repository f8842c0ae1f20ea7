// A real Redis for a test, on a free port and without a disk, which goes away in every way a Redis does; and a real cluster
// of three.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type RedisClientType } from 'redis';
import { RedisConnection } from '../../lib/cache/redis/connection';
import { freePort } from './site';

export interface Redis {
  port: number;
  /** For REDIS_URL. */
  url: string;
  /** Starts it empty, on its port. */
  start(): Promise<void>;
  /** Ends it at once: all that it kept is lost. */
  stop(): Promise<void>;
  /** Stops it in the middle of whatever it does: connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
  /** Asks it something, over a connection of its own. */
  ask<T>(question: (client: RedisClientType) => Promise<T>): Promise<T>;
}

/**
 * One whose port is known, and that does not run yet.
 * @param more settings, as on Redis's command line
 */
export async function stoppedRedis(...more: string[]): Promise<Redis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  return {
    port,
    url,
    async start() {
      child = await spawnRedis(port, more);
    },
    async stop() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child?.once('close', done));
      child.kill('SIGKILL');
      await ended;
    },
    pause: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
    async ask(question) {
      const client: RedisClientType = createClient({ url, socket: { reconnectStrategy: false } });
      client.on('error', () => {});
      await client.connect();
      try {
        return await question(client);
      } finally {
        client.destroy();
      }
    },
  };
}

export async function startRedis(...more: string[]): Promise<Redis> {
  const redis = await stoppedRedis(...more);
  await redis.start();
  return redis;
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
  const nodes: Redis[] = [];
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
