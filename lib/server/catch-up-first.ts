// Before a reader's request is handed to Next, the catalogue is at the end of the log as it was when the request came.
// Next gives one answer to all who ask for a page before it is there: somebody who comes after a publish may join
// somebody who asked before it, and the page is looked at last of all, against the catalogue as it is by then. Of requests
// that come on a connection before the one before them is answered, each waits for its turn.
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Catalogue } from '../catalogue/catalogue';
import { processWide } from '../process/process-wide';
import { onHttp } from './http-events';
import { afterEarlierAnswers, isCutOff } from './pipelines';

/** Holds requests of every HTTP server of this process until the catalogue has caught up. */
export function catchUpFirst(catalogue: Catalogue): void {
  // server.js answers readers by the fast path, which does the same.
  const known = processWide('servers with a fast path', () => new WeakSet<Server>());
  // Is told of a request just before the server emits it.
  onHttp('http.server.request.start', 'server', (server) => {
    if (!(server instanceof Server) || known.has(server)) return;
    known.add(server);
    const emit: (event: string, ...args: unknown[]) => boolean = server.emit.bind(server);
    server.emit = (event: string, ...args: unknown[]) => {
      const [request, response] = args;
      if (event !== 'request' || !(response instanceof ServerResponse)) return emit(event, ...args);
      const begin = () => isCutOff(request) || emit(event, ...args);
      afterEarlierAnswers(response, () => {
        if (isForPage(request)) void catalogue.catchUp().then(begin);
        else begin();
      });
      return true;
    };
  });
}

function isForPage(request: unknown): boolean {
  if (!(request instanceof IncomingMessage)) return false;
  const { method, url = '' } = request;
  return (method === 'GET' || method === 'HEAD') && !url.includes('/_next/static/');
}
