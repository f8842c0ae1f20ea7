// A real Redis of the test's own, on a free port, that can be taken away in every way a Redis goes away.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type RedisClientType } from 'redis';
import { eventually } from './http';
import { freePort } from './site';

export class FaultyRedis {
  private process?: ChildProcess;
  private dir = '';

  private constructor(private readonly port: number) {}

  /** A Redis whose port is known and which does not run yet. */
  static async stopped(): Promise<FaultyRedis> {
    return new FaultyRedis(await freePort());
  }

  static async running(): Promise<FaultyRedis> {
    const redis = await FaultyRedis.stopped();
    await redis.start();
    return redis;
  }

  /** For REDIS_URL. */
  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it empty, on its port. */
  async start(): Promise<void> {
    this.dir = await mkdtemp(join(tmpdir(), 'redis-'));
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--dir', this.dir];
    this.process = spawn('redis-server', args, { stdio: 'ignore' });
    let missing: Error | undefined;
    this.process.once('error', (error) => {
      missing = error;
    });
    await eventually('Redis answers', async () => {
      if (missing) throw missing;
      return this.ask((client) => client.ping()).then(Boolean, () => false);
    });
  }

  /** Ends it at once; all that it kept is lost. */
  async kill(): Promise<void> {
    const { process } = this;
    if (!process) return;
    this.process = undefined;
    const ended = new Promise((done) => process.once('close', done));
    process.kill('SIGKILL');
    await ended;
    await rm(this.dir, { recursive: true, force: true });
  }

  /** Lets it hang: connections stay open, nothing is answered. */
  pause(): void {
    this.process?.kill('SIGSTOP');
  }

  resume(): void {
    this.process?.kill('SIGCONT');
  }

  /** Asks it something, over a connection of its own. */
  async ask<T>(question: (client: RedisClientType) => Promise<T>): Promise<T> {
    const client: RedisClientType = createClient({ url: this.url, socket: { reconnectStrategy: false } });
    client.on('error', () => {});
    await client.connect();
    try {
      return await question(client);
    } finally {
      client.destroy();
    }
  }
}
