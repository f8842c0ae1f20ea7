// Requests that come on a connection before the one before them is answered. Browsers and edges send none. Node takes all
// that are in what has arrived, which are thousands, whether or not anybody reads the answers. So few may wait, and none is
// worked on before its turn.

import { AsyncResource } from 'node:async_hooks';
import { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { onHttp } from './http-events';

/** So many of a connection may wait for the answer before theirs. */
const MAX_WAITING = 10;

const waiting = new WeakMap<Socket, number>();

/** Closes connections, of every HTTP server of this process, on which more requests come than may wait. */
export function boundPipelines(): void {
  onHttp('http.server.request.start', 'response', (response) => {
    if (!(response instanceof ServerResponse)) return;
    const { socket } = response.req;
    // The answer that is under way; this one is not yet.
    if (!Reflect.get(socket, '_httpMessage')) return;
    const now = (waiting.get(socket) ?? 0) + 1;
    waiting.set(socket, now);
    if (now > MAX_WAITING) socket.destroy();
    else response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
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
