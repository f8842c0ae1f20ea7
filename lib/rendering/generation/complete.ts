// What needs all posts waits for the first fill, for a moment.
import type { Catalogue } from '../../catalogue/catalogue';
import { currentCatalogue } from '../../catalogue/open';
import { env } from '../../env';
import { processWide } from '../../process/process-wide';
import { after } from '../../process/timeout';
import { NotReady } from '../view/moved';

/** How long the first readers wait for the first fill. Where it takes longer, later ones are told so at once. */
const MAX_FILL_WAIT_MS = 1500;

const waiting = processWide('first fill', () => ({ endMs: Number.POSITIVE_INFINITY }));

/** @throws NotReady while not all posts are known */
export async function completeCatalogue(): Promise<Catalogue> {
  const catalogue = await currentCatalogue();
  // A build reads so many posts and no more: there is nothing to wait for.
  if (!catalogue.isComplete && env().NEXT_PHASE !== 'phase-production-build') {
    const nowMs = performance.now();
    waiting.endMs = Math.min(waiting.endMs, nowMs + MAX_FILL_WAIT_MS);
    const restMs = waiting.endMs - nowMs;
    if (restMs > 0) await Promise.race([catalogue.completed, after(restMs)]);
  }
  if (!catalogue.isComplete) throw new NotReady();
  return catalogue;
}
