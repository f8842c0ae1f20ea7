// The webhook: POST /api/revalidate. Follow it in lib/revalidation/publish.ts.
import type { NextApiRequest, NextApiResponse } from 'next';
import { publish } from '../../lib/revalidation/publish';
import { bodyOf } from '../../lib/revalidation/report';

// The raw body is read there: signatures are over its bytes, and it has its own limit.
export const config = { api: { bodyParser: false } };

export default async function handler(req: NextApiRequest, res: NextApiResponse): Promise<void> {
  const report = await publish(req, res);
  const { status, retryAfterSeconds } = report;
  if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', String(retryAfterSeconds));
  if (status === 405) res.setHeader('Allow', 'GET, POST');
  // What a stranger sends, and the rest of what is too large, is not waited for.
  if (!req.complete) res.setHeader('Connection', 'close');
  res.setHeader('Cache-Control', 'no-store');
  res.status(status).json(bodyOf(report));
}
