// A call to the webhook as it arrived: its head, and then its body, before anybody understands it.
import type { NextApiRequest } from 'next';

/** What there is of a call before its body is read. */
export interface Head {
  /** By their names in lower case; of a header that came twice, both, joined by a comma. */
  headers: Record<string, string | undefined>;
  query: NextApiRequest['query'];
}

export interface Call extends Head {
  /** The raw body: signatures are over these bytes. */
  body: Buffer;
}

export function headOf(req: NextApiRequest): Head {
  const headers = Object.entries(req.headers).map(([name, value]) => [name, value?.toString()] as const);
  return { headers: Object.fromEntries(headers), query: req.query };
}

/** Whether a call says itself that its body has more than so many bytes. One that is sent in chunks does not say. */
export function isTooLarge({ headers }: Head, maxBytes: number): boolean {
  return Number(headers['content-length']) > maxBytes;
}
