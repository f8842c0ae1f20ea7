// Whether this server is to get requests: for load balancers and orchestrators. It says no as soon as it is told to stop.
import type { NextApiRequest, NextApiResponse } from 'next';
import { isStopping } from '../../lib/revalidation/unfinished';

export default function handler(_req: NextApiRequest, res: NextApiResponse): void {
  const ready = !isStopping();
  res.setHeader('Cache-Control', 'no-store');
  res.status(ready ? 200 : 503).json({ ready });
}
