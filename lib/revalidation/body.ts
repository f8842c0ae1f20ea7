// The body of a call, as it arrives: how large, how long, and how much of all bodies at once.
import type { IncomingMessage } from 'node:http';
import { processWide } from '../process/process-wide';

/** How long a body may take. Senders hang up sooner. */
export const ARRIVAL_MS = 10_000;
/** Of all bodies that have come so far of callers who have proved nothing yet. */
const MAX_UNPROVEN_BYTES = 32 * 1024 * 1024;

/** What a piece takes besides its bytes: a body may come in pieces of one. */
const PIECE_BYTES = 200;

/** Why there is no body. */
type Unread = 'too large' | 'incomplete' | 'too slow' | 'crowded';

interface Arriving {
  /** In memory. */
  heldBytes: number;
  giveUp: () => void;
}

/** Those of callers who have proved nothing yet, in order of arrival. */
const unproven = processWide('arriving bodies', () => ({ bytes: 0, bodies: new Set<Arriving>() }));

interface Limits {
  maxBytes: number;
  /** Whether the caller has shown a secret. Of others only so many bytes are held: beyond them the slowest gives way. */
  isProven: boolean;
}

/** Reads the body; the bytes are the caller's own matter from then on. */
export function readBody(req: IncomingMessage, { maxBytes, isProven }: Limits): Promise<Buffer | Unread> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const body: Arriving = { heldBytes: 0, giveUp: () => end('crowded') };
    const timer = setTimeout(() => end('too slow'), ARRIVAL_MS);

    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) return end('too large');
      if (!isProven) {
        body.heldBytes += chunk.length + PIECE_BYTES;
        unproven.bytes += chunk.length + PIECE_BYTES;
      }
      chunks.push(chunk);
      // The one that came last is the likeliest to be in good time.
      for (const slowest of unproven.bodies) if (unproven.bytes > MAX_UNPROVEN_BYTES) slowest.giveUp();
    };
    const end = (outcome?: Unread) => {
      req.off('data', take).pause();
      clearTimeout(timer);
      if (unproven.bodies.delete(body)) unproven.bytes -= body.heldBytes;
      resolve(outcome ?? Buffer.concat(chunks));
      chunks.length = 0;
    };

    if (!isProven) unproven.bodies.add(body);
    req.once('end', () => end());
    for (const event of ['error', 'close'] as const) req.once(event, () => end('incomplete'));
    req.on('data', take);
  });
}
