// Requests that come on a connection before the one before them is answered. Browsers and edges send none. Node takes all
// that are in what has arrived, which are thousands, whether or not anybody reads the answers. So few may wait, and none is
// worked on before its turn.
import { AsyncResource } from 'node:async_hooks';
import { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { onHttp } from './http-events';

/** So many of a connection may wait for the answer before theirs. */
const MAX_WAITING = 10;
/** The same of all connections; one of each is never closed for it: 16 kB of many small headers take 120 kB of memory. */
const MAX_WAITING_IN_ALL = 1000;

/** Closes connections, of every HTTP server of this process, on which more requests come than may wait. */
export function boundPipelines(): void {
  const waiting = new Map<Socket, number>();
  let inAll = 0;

  const add = (socket: Socket, count: number) => {
    const before = waiting.get(socket);
    // With a connection all of its requests have gone.
    if (before === undefined) return;
    waiting.set(socket, before + count);
    inAll += count;
  };
  const leave = (socket: Socket) => {
    add(socket, -(waiting.get(socket) ?? 0));
    waiting.delete(socket);
  };

  onHttp('http.server.request.start', 'response', (response) => {
    if (!(response instanceof ServerResponse)) return;
    const { socket } = response.req;
    // The answer that is under way; this one is not yet.
    if (!Reflect.get(socket, '_httpMessage') || socket.destroyed) return;
    if (!waiting.has(socket)) {
      waiting.set(socket, 0);
      socket.once('close', () => leave(socket));
    }
    add(socket, 1);
    const own = waiting.get(socket) ?? 0;
    if (own > MAX_WAITING || (own > 1 && inAll > MAX_WAITING_IN_ALL)) socket.destroy();
    else response.once('close', () => add(socket, -1));
  });
}

/** Begins to answer a request once the answers before it on its connection are sent. */
export function afterEarlierAnswers(response: ServerResponse, begin: () => void): void {
  const { socket } = response.req;
  if (socket.destroyed) return;
  const underWay = Reflect.get(socket, '_httpMessage');
  // Node gives the connection to an answer whose turn has come, and says so; it does while it ends the one before.
  if (underWay && underWay !== response) response.once('socket', AsyncResource.bind(begin));
  else begin();
}

/** Whether nobody can be answered any more: what had arrived of a connection by its end is heard all the same. */
export const isCutOff = (request: unknown) => request instanceof IncomingMessage && request.socket.destroyed;
