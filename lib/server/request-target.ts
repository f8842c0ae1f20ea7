// What a request asks for. It may name a server (`GET http://blog.example/about`), as a proxy is asked, or nothing at all
// (`OPTIONS *`). Next sends the one elsewhere and fails for the other, so all of them become paths first.
import { IncomingMessage } from 'node:http';
import { onHttp } from './http-events';

/** Does so for every HTTP server of this process, before anybody reads the request's `url`. */
export function takePathsOnly(): void {
  onHttp('http.server.request.start', 'request', (request) => {
    if (request instanceof IncomingMessage && request.url) request.url = pathIn(request.url);
  });
}

/** The path and query of a request's target; for what has none, an address where nothing is. */
export function pathIn(target: string): string {
  if (target.startsWith('/')) return target;
  if (!URL.canParse(target)) return `/${target}`;
  const { pathname, search } = new URL(target);
  // What is no address of HTTP may have no path.
  return pathname.startsWith('/') ? pathname + search : `/${pathname}${search}`;
}
