// A way to a Redis on which answers can be held back, replaced, or get lost.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { eventually } from './http';

export class HeldRedis {
  private readonly held: (() => void)[] = [];
  private pattern: RegExp | null = null;
  private isHolding = false;
  private replacement: string | null = null;
  private readonly silent = new Set<Socket>();
  private areNewSilent = false;
  /** How many connections were taken since then, and not answered. */
  takenInSilence = 0;
  private readonly sockets = new Set<Socket>();
  private server?: Server;

  constructor(private readonly port: number) {}

  /** @returns its address, for REDIS_URL */
  async start(): Promise<string> {
    const server = createServer((client) => this.pass(client));
    this.server = server;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    return `redis://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  /** Holds every answer from the next question on that fits the pattern. */
  holdFrom(pattern: RegExp): void {
    this.pattern = pattern;
  }

  /** Resolves when an answer is held. */
  async holding(): Promise<void> {
    await eventually('an answer is held', () => this.held.length > 0);
  }

  /** Lets pass what is held, and all that comes. */
  release(): void {
    this.isHolding = false;
    for (const send of this.held.splice(0)) send();
  }

  /** Sends something else in the place of the next answer. */
  replaceNext(text: string): void {
    this.replacement = text;
  }

  /** Gives no answer any more over any connection that is open now, as when the machine at its end has gone. */
  goSilent(): void {
    for (const socket of this.sockets) this.silent.add(socket);
  }

  /** Takes connections that are made from now on, and answers nothing over them. */
  takeInSilence(): void {
    this.areNewSilent = true;
    this.takenInSilence = 0;
  }

  answerAgain(): void {
    this.areNewSilent = false;
  }

  /** How many connections are open. */
  connections(): number {
    return this.sockets.size / 2;
  }

  /** Ends all connections, as a Redis does that is started anew. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  stop(): void {
    this.cut();
    this.server?.close();
  }

  private pass(client: Socket): void {
    const redis = connect(this.port, '127.0.0.1');
    if (this.areNewSilent) {
      this.silent.add(client);
      this.takenInSilence += 1;
    }
    for (const socket of [client, redis]) {
      this.sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        for (const open of [this.sockets, this.silent]) open.delete(socket);
        for (const each of [client, redis]) each.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (this.pattern?.test(chunk.toString())) {
        this.pattern = null;
        this.isHolding = true;
      }
      redis.write(chunk);
    });
    redis.on('data', (chunk) => {
      const answer = this.replacement ?? chunk;
      this.replacement = null;
      if (this.silent.has(client)) return;
      if (this.isHolding) this.held.push(() => client.write(answer));
      else client.write(answer);
    });
  }
}
