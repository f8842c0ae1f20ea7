// A WebSub hub that remembers what it was told, and takes its time where a test says so.
import { createServer } from 'node:http';
import { close, listen, portOf } from './listening';

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
    await listen(this.server);
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.server)}/hub`;
  }

  stop = () => close(this.server);
}
