// A call to the webhook as it arrived: read whole, before anybody trusts or understands it.
import type { NextApiRequest } from 'next';

const MAX_BODY_BYTES = 64 * 1024;

export interface Call {
  method: string;
  authorization: string | undefined;
  query: NextApiRequest['query'];
  /** The raw body: signatures are over these bytes. */
  body: Buffer;
}

/** Reads the call; null when its body is over 64 kB. */
export async function readCall(req: NextApiRequest): Promise<Call | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return {
    method: req.method ?? 'GET',
    authorization: req.headers.authorization,
    query: req.query,
    body: Buffer.concat(chunks),
  };
}
