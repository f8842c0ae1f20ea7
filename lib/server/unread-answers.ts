// Answers that nobody takes. Of each that Next gives the connection holds a copy until its reader has all of it, packed or
// not, so whoever asks for large pages and reads none of them could fill the memory. (Those of the fast path share theirs.)
import type { ServerResponse } from 'node:http';
import { onAnswer } from './http-events';

/** Of all that is not taken yet. Beyond, the connection is closed that has waited the longest. */
const MAX_UNREAD_BYTES = 100_000_000;
/** Smaller ones are bounded by the number of connections. */
const MIN_BYTES = 65_536;
/** Files are read from the disk as they are taken. */
const MADE_WHOLE = /^text\/|json|xml/;

/** Bounds them, for every HTTP server of this process. */
export function boundUnread(maxBytes = MAX_UNREAD_BYTES): void {
  const unread = new Map<ServerResponse, number>();
  let inAll = 0;

  const leave = (response: ServerResponse) => {
    inAll -= unread.get(response) ?? 0;
    unread.delete(response);
  };
  const add = (response: ServerResponse, bytes: number) => {
    leave(response);
    unread.set(response, bytes);
    inAll += bytes;
    response.once('close', () => leave(response));
    for (const oldest of unread.keys()) {
      if (inAll <= maxBytes) break;
      leave(oldest);
      oldest.destroy();
    }
  };

  onAnswer((response) => {
    const { setHeader } = response;
    // Next says how long an answer is before it is packed.
    response.setHeader = (name, value) => {
      const bytes = name.toLowerCase() === 'content-length' ? Number(value) : 0;
      if (bytes >= MIN_BYTES && MADE_WHOLE.test(String(response.getHeader('content-type'))))
        add(response, bytes);
      return setHeader.call(response, name, value);
    };
  });
}
