// Shows an author a post as it was last saved: GET /api/preview?secret=…&id=…, or a signed address.
import type { NextApiRequest, NextApiResponse } from 'next';
import { previewOf } from '../../../lib/preview/preview';
import { headOf } from '../../../lib/revalidation/call';
import { refusesMethod } from '../../../lib/server/methods';

// No body is read: Next would hold it in memory, and anybody may send one.
export const config = { api: { bodyParser: false } };

export default async function handler(req: NextApiRequest, res: NextApiResponse): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  if (refusesMethod(req, res, ['GET'], 'Use GET.')) return;
  const preview = await previewOf(headOf(req));
  if ('status' in preview) {
    res.status(preview.status).json({ message: preview.message });
    return;
  }
  res.setDraftMode({ enable: true }).redirect(307, preview.location);
}
