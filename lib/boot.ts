// The start of a server: checks the settings, opens the cache, and sees to what changed while it was away.
import { NextHandler } from './cache/next-handler';
import { openPageCache } from './cache/open';
import { env } from './env';
import { isSourceFailing } from './generation';
import { log } from './log';
import { processWide } from './process-wide';
import { compareSeeds } from './revalidation/compare-seeds';
import { startRenewals } from './revalidation/renewals';
import { watchFiles } from './revalidation/watch-files';

const COMPARE_BEFORE_SERVING_MS = 2000;

/** @throws Error naming every wrong setting; the server then does not start */
export async function boot(): Promise<void> {
  const { CONTENT_SOURCE, CONTENT_DIR, PORT, REVALIDATE_SECRET, NEXT_PRIVATE_DEBUG_CACHE } = env();
  if (REVALIDATE_SECRET.length === 0) {
    log.warn('webhook closed', {
      reason: 'REVALIDATE_SECRET is not set, so POST /api/revalidate answers 503',
    });
  }
  // In development every request makes its page anew.
  if (process.env.NODE_ENV !== 'production') return;

  // A page is never evicted while the source fails, for it could not be made again.
  const release = await openPageCache(() => !isSourceFailing());
  const renew = startRenewals(PORT);
  const debug = NEXT_PRIVATE_DEBUG_CACHE !== undefined;
  processWide('next-handler', () => () => new NextHandler({ cache: release.cache, renew, debug }));

  const enough = new Promise((done) => setTimeout(done, COMPARE_BEFORE_SERVING_MS));
  await Promise.race([compareSeeds(release, PORT), enough]);
  if (CONTENT_SOURCE === 'markdown') watchFiles(CONTENT_DIR, PORT);
}
