// The start of a server: checks the settings, opens the cache, and sees to what changed while it was away.
import { NextHandler } from './cache/next-handler';
import { openPageCache } from './cache/open';
import type { PageCache } from './cache/page-cache';
import { env } from './env';
import { log, reasonOf } from './log';
import { processWide } from './process-wide';
import { callOwnWebhook } from './revalidation/own-call';
import { startRenewals } from './revalidation/renewals';
import { idsChangedSinceBuild } from './revalidation/since-build';
import { watchFiles } from './revalidation/watch-files';

const LOOK_BEFORE_SERVING_MS = 2000;

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

  const cache = await openPageCache();
  const renew = startRenewals(PORT);
  const debug = NEXT_PRIVATE_DEBUG_CACHE !== undefined;
  processWide('next-handler', () => () => new NextHandler({ cache, renew, debug }));

  const looked = publishWhatChangedSinceBuild(cache, PORT);
  await Promise.race([looked, new Promise((done) => setTimeout(done, LOOK_BEFORE_SERVING_MS))]);
  if (CONTENT_SOURCE === 'markdown') watchFiles(CONTENT_DIR, PORT);
}

/** Resolves when it is known what changed; the pages are then made while the server serves. */
async function publishWhatChangedSinceBuild(cache: PageCache, port: number): Promise<void> {
  try {
    const ids = await idsChangedSinceBuild(cache);
    void (async () => {
      for (const id of ids) await callOwnWebhook(port, { id });
    })().catch((error) => log.error('changes since the build', { reason: reasonOf(error) }));
  } catch (error) {
    log.error('changes since the build', { reason: reasonOf(error) });
  }
}
