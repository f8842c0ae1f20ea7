// Any HTTP API, that answers each request as a test says.
import { createServer } from 'node:http';
import { close, listen, portOf } from './listening';
import { KEPT_OPEN_MS } from './scripted-source';

interface Request {
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
}

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** An object goes out as JSON, a string as it is. */
  body: object | string;
}

export class ScriptedApi {
  answer: (request: Request) => Answer = () => ({ status: 500, body: {} });
  requests: Request[] = [];

  private readonly server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://api');
    const request = { path: pathname, query: searchParams, authorization: req.headers.authorization };
    this.requests.push(request);
    const { status = 200, headers, body } = this.answer(request);
    res.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });

  async start(): Promise<this> {
    this.server.keepAliveTimeout = KEPT_OPEN_MS;
    await listen(this.server);
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.server)}`;
  }

  stop = () => close(this.server);
}
