// The webhook: POST /api/revalidate. Follow it in lib/revalidation/publish.ts.
import type { NextApiRequest, NextApiResponse } from 'next';
import { publish } from '../../lib/revalidation/publish';

// The raw body is read there: signatures are over its bytes, and it has its own limit.
export const config = { api: { bodyParser: false } };

export default async function handler(req: NextApiRequest, res: NextApiResponse): Promise<void> {
  const { status, body, retryAfterSeconds } = await publish(req, res);
  if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', String(retryAfterSeconds));
  if (status === 405) res.setHeader('Allow', 'GET, POST');
  // The rest of a body that is too large is not read.
  if (status === 413) res.setHeader('Connection', 'close');
  res.setHeader('Cache-Control', 'no-store');
  res.status(status).json(body);
}
