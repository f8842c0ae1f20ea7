// The paths that readers wait for at this moment. What is made for them goes before what nobody waits for.
import type { ServerResponse } from 'node:http';
import { processWide } from './process-wide';

const waiting = processWide('waited for', () => new Map<string, Set<ServerResponse>>());

/** Notes that a reader waits for a path, until the answer has been sent or the reader is gone. */
export function noteWaiting(path: string, response: ServerResponse): void {
  // Nobody would say any more that it is over.
  if (response.req.socket.destroyed) return;
  const responses = waiting.get(path) ?? new Set();
  waiting.set(path, responses.add(response));
  response.once('close', () => {
    responses.delete(response);
    if (responses.size === 0 && waiting.get(path) === responses) waiting.delete(path);
  });
}

export const isWaitedFor = (path: string) => waiting.has(path);
