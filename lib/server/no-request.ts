// What Node itself answers to what is no request of HTTP, or comes too slowly; here with the headers of every answer.
import { type Server, ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { env } from '../env';
import { headersOfAll } from './security-headers';

/** By Node's codes of errors; for all others 400. */
const STATUSES: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Has a server answer so, unless it does something of its own then. */
export function answerNoRequests(server: Server): void {
  if (server.listenerCount('clientError') > 0) return;
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || hasBegunAnswer(socket)) return void socket.destroy();
    socket.end(headOf(STATUSES[code] ?? 400), () => socket.destroy());
  });
}

/** Whether it is in the middle of an answer to an earlier request: what is written now would be taken for a part of that. */
function hasBegunAnswer(socket: Duplex): boolean {
  // As Node asks it itself; it documents no other way.
  const answer: unknown = Reflect.get(socket, '_httpMessage');
  return answer instanceof ServerResponse && answer.headersSent;
}

function headOf(status: number): string {
  const headers = { ...headersOfAll(env()), 'Content-Length': '0', Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`;
}
