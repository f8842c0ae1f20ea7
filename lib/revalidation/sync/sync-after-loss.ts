// Redis came back empty. Servers give it what they know, but what was published in the last moment before may be known to
// a server that has ended since. So the source is asked once what it has now, by one of the servers.
import { currentCatalogue } from '../../catalogue/open';
import { log, reasonOf } from '../../log';
import { after } from '../../process/timeout';
import { isStopping } from '../unfinished';
import { syncWithin } from './sync-within';

const NAME = 'synced after loss';
/** Whoever began may end before it is done. */
const LEASE_SECONDS = 5;
const RETRY_MS = 500;

/**
 * Resolves when some server has synced.
 * @param redisId of the Redis that is empty: the servers' word for this loss
 */
export async function syncAfterLoss(redisId: string): Promise<void> {
  const catalogue = await currentCatalogue();
  while (!isStopping() && (await catalogue.facts.get(NAME)) !== redisId) {
    if (await catalogue.facts.lease(NAME, LEASE_SECONDS)) {
      try {
        await syncWithin(0);
        await catalogue.facts.put(NAME, redisId);
        log.info(NAME);
        return;
      } catch (error) {
        log.often('error', NAME, { reason: reasonOf(error), retryMs: RETRY_MS });
      }
    }
    await after(RETRY_MS);
  }
}
