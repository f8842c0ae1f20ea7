// Whether this server is to get requests: for load balancers and orchestrators. It says no as soon as it is told to stop.
import type { NextApiRequest, NextApiResponse } from 'next';
import { isStopping } from '../../lib/revalidation/unfinished';

// No body is read: Next would hold it in memory, and anybody may send one.
export const config = { api: { bodyParser: false } };

export default function handler(_req: NextApiRequest, res: NextApiResponse): void {
  const ready = !isStopping();
  res.setHeader('Cache-Control', 'no-store');
  res.status(ready ? 200 : 503).json({ ready });
}
