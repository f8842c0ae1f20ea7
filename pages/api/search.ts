// Results as readers type: GET /api/search?q=…
import type { NextApiRequest, NextApiResponse } from 'next';
import { passesByItself } from '../../lib/process/retry-later';
import { type Answer, answerTo } from '../../lib/search/answer';
import { refusesMethod } from '../../lib/server/methods';

// No body is read: Next would hold it in memory, and anybody may send one.
export const config = { api: { bodyParser: false } };

export default async function handler(
  req: NextApiRequest,
  res: NextApiResponse<Answer | { message: string }>,
): Promise<void> {
  // A post that was removed is not to be found any more.
  res.setHeader('Cache-Control', 'no-store');
  if (refusesMethod(req, res, ['GET', 'HEAD'], 'Search with GET /api/search?q=…')) return;
  try {
    res.status(200).json(await answerTo(req.query.q));
  } catch (error) {
    if (!passesByItself(error)) throw error;
    res.setHeader('Retry-After', String(error.retryAfterSeconds));
    res.status(503).json({ message: error.message });
  }
}
