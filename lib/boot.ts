// The start of a server: checks the settings, opens the cache, and sees to what changed while it was away.
import { NextHandler } from './cache/next-handler';
import { openPageCache, setRenewer } from './cache/open';
import { type Env, env } from './env';
import { isSourceFailing } from './ledger';
import { log, reasonOf } from './log';
import { processWide } from './process-wide';
import { compareSeeds } from './revalidation/noticing/compare-seeds';
import { repositoryOf } from './revalidation/noticing/content-folder';
import { startRenewals } from './revalidation/noticing/renewals';
import { startSweeps } from './revalidation/noticing/sweep-timer';
import { watchFiles } from './revalidation/noticing/watch-files';

const COMPARE_BEFORE_SERVING_MS = 2000;

/** Ends the process, with a message naming every wrong setting, when there is one. */
export async function boot(): Promise<void> {
  const settings = settingsOrExit();
  const { CONTENT_SOURCE, CONTENT_DIR, PORT, REVALIDATE_SECRET, SWEEP_SECONDS } = settings;
  if (REVALIDATE_SECRET.length === 0) {
    log.warn('webhook closed', {
      reason: 'REVALIDATE_SECRET is not set, so POST /api/revalidate answers 503',
    });
  }
  if (settings.CONTENT_GIT_PULL && repositoryOf(CONTENT_DIR) === null) {
    const reason = `CONTENT_DIR (${CONTENT_DIR}) is not in a git clone, so CONTENT_GIT_PULL cannot pull`;
    log.error('git pull', { reason });
  }
  // In development every request makes its page anew.
  if (process.env.NODE_ENV !== 'production') return;

  // A page is never evicted while the source fails, for it could not be made again.
  const release = await openPageCache(() => !isSourceFailing());
  const renew = startRenewals(PORT);
  setRenewer(renew);
  const debug = settings.NEXT_PRIVATE_DEBUG_CACHE !== undefined;
  processWide('next-handler', () => () => new NextHandler({ cache: release.cache, renew, debug }));

  const enough = new Promise((done) => setTimeout(done, COMPARE_BEFORE_SERVING_MS));
  await Promise.race([compareSeeds(release, PORT), enough]);
  if (CONTENT_SOURCE === 'markdown') watchFiles(CONTENT_DIR, PORT);
  startSweeps(SWEEP_SECONDS, release.claim, PORT);
}

/** Next would go on after an error here, and answer every request with a 500. */
function settingsOrExit(): Env {
  try {
    return env();
  } catch (error) {
    console.error(reasonOf(error));
    process.exit(1);
  }
}
