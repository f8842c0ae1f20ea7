// What Node tells of every HTTP server in this process, also of those that Next or somebody else has put up.
import { subscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';

/** Calls `hear` with a part of each event, such as its `socket` or its `response`; undefined where it has none. */
export function onHttp(
  event: 'http.server.request.start' | 'net.server.socket',
  part: 'server' | 'socket' | 'request' | 'response',
  hear: (part: unknown) => void,
): void {
  subscribe(event, (message) => {
    hear(typeof message === 'object' && message !== null ? Reflect.get(message, part) : undefined);
  });
}

/** Calls `hear` with the answer to each request, before anything of it is written. */
export function onAnswer(hear: (response: ServerResponse) => void): void {
  onHttp('http.server.request.start', 'response', (response) => {
    if (response instanceof ServerResponse) hear(response);
  });
}
