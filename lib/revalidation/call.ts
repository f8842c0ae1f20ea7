// A call to the webhook as it arrived: read whole, before anybody trusts or understands it.
import type { NextApiRequest } from 'next';

export interface Call {
  /** By their names in lower case; of a header that came twice, both, joined by a comma. */
  headers: Record<string, string | undefined>;
  query: NextApiRequest['query'];
  /** The raw body: signatures are over these bytes. */
  body: Buffer;
}

/**
 * Reads the call.
 * @param maxBytes the most that its body may have
 * @returns the call, or why it could not be read
 */
export async function readCall(
  req: NextApiRequest,
  maxBytes: number,
): Promise<Call | 'too large' | 'incomplete'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of req) {
      bytes += chunk.length;
      if (bytes > maxBytes) return 'too large';
      chunks.push(chunk);
    }
  } catch {
    return 'incomplete';
  }
  const headers = Object.entries(req.headers).map(([name, value]) => [name, value?.toString()] as const);
  return { headers: Object.fromEntries(headers), query: req.query, body: Buffer.concat(chunks) };
}
