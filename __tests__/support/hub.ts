// A WebSub hub that remembers what it was told, and takes its time where a test says so.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export class Hub {
  /** The form of each ping. */
  pings: URLSearchParams[] = [];
  /** Whether it leaves those who call without an answer. */
  isSilent = false;

  private readonly server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    this.pings.push(new URLSearchParams(body));
    if (!this.isSilent) res.writeHead(204).end();
  });

  async start(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hub`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
