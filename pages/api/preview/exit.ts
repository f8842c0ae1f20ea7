// Ends the previews of this browser: POST /api/preview/exit, with the id of the post to go back to.
import type { NextApiRequest, NextApiResponse } from 'next';
import { currentCatalogue } from '../../../lib/catalogue/open';
import { pathAfterPreview } from '../../../lib/preview/preview';
import { refusesMethod } from '../../../lib/server/methods';

export const config = { api: { bodyParser: { sizeLimit: '4kb' } } };

export default async function handler(req: NextApiRequest, res: NextApiResponse): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  if (refusesMethod(req, res, ['POST'], 'Use POST.')) return;
  const catalogue = await currentCatalogue();
  const path = pathAfterPreview(req.body?.id, (id) => catalogue.shownAt(id) !== null);
  // Not by setDraftMode: its answer to anybody has the value in it that draft mode goes by.
  res.clearPreviewData().redirect(303, path);
}
