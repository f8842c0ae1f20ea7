// The start of a server: checks the settings, opens the cache and the catalogue, and takes in what changed while no
// server ran.
import type { Entry } from '../cache/entry';
import { mayEvict } from '../cache/generations';
import { NextHandler } from '../cache/next/next-handler';
import { releaseIn } from '../cache/next/release';
import { setRenewer } from '../cache/open';
import { onFoundChanges } from '../catalogue/reading/found';
import { contentSource } from '../content/pick';
import { type Env, env } from '../env';
import { log, reasonOf } from '../log';
import { builtOptions } from '../process/built-options';
import { processWide } from '../process/process-wide';
import { after } from '../process/timeout';
import { checkSiteConfig } from '../rendering/site/site-config';
import { warnOfNoSiteUrl } from '../rendering/site/site-url';
import { isUpToDate } from '../rendering/view/is-current';
import { ownPublish } from '../revalidation/own-publish';
import { repositoryOf } from '../revalidation/sync/content-folder';
import { fillCatalogue } from '../revalidation/sync/fill';
import { startRenewals } from '../revalidation/sync/renewals';
import { startScheduler } from '../revalidation/sync/scheduler';
import { syncAfterLoss } from '../revalidation/sync/sync-after-loss';
import { startSyncs, syncAtStart } from '../revalidation/sync/sync-timer';
import { watchFiles } from '../revalidation/sync/watch-files';
import { logRequests } from './access-log';
import { catchUpFirst } from './catch-up-first';
import { guardConnections } from './connections';
import { takeOverConsole } from './console';
import { keepDraftsApart } from './draft-cookie';
import { keepFailedTexts } from './failed-texts';
import { FastPath } from './fast-path/fast-path';
import { pathsOfNext } from './fast-path/routes';
import { ownRevalidate } from './own-revalidate';
import { boundPipelines } from './pipelines';
import { takePathsOnly } from './request-target';
import { addResponseHeaders } from './response-headers';
import { finishBeforeStopping } from './stop';
import { halfOfMemoryBytes, openStores } from './stores';

/** How long the first request waits until it is known what the source has. */
const KNOWN_BEFORE_SERVING_MS = 2000;

/** Ends the process, with a message naming every wrong setting, when there is one; or a Redis of the wrong kind. */
export async function boot(): Promise<void> {
  const settings = settingsOrExit();
  warnOf(settings);
  // In development every request makes its page anew.
  if (process.env.NODE_ENV !== 'production') return;

  warnOfNoSiteUrl();
  takeOverConsole();
  guardConnections();
  boundPipelines();
  takePathsOnly();
  addResponseHeaders();
  keepDraftsApart();
  if (settings.ACCESS_LOG) logRequests();
  finishBeforeStopping(settings.STOP_DELAY_SECONDS * 1000);
  const publish = ownPublish(ownRevalidate(builtOptions.distDir));
  // A page is never evicted while the source fails, for it could not be made again.
  const { cache, catalogue } = await openStores({
    mayEvict,
    onLoss: (redisId) => void syncAfterLoss(redisId).catch(logFailed),
  }).catch(exit);
  catchUpFirst(catalogue);
  onFoundChanges((applied) => void publish({ kind: 'found', applied }).catch(logFailed));
  const renew = startRenewals(publish, settings.REVALIDATE_SECONDS);
  setRenewer(renew);
  const debug = settings.NEXT_PRIVATE_DEBUG_CACHE !== undefined;
  // The page may also be newer than what was known when the request came.
  const isCurrent = async (path: string, entry: Entry) =>
    isUpToDate(path, entry, catalogue) || !(await catalogue.catchUp()) || isUpToDate(path, entry, catalogue);
  processWide('next-handler', () => () => new NextHandler({ cache, renew, debug, isCurrent }));

  const fastPath = new FastPath({
    cache,
    isAtEnd: () => catalogue.isAtEnd(),
    currentnessOf: ({ path, entry }) => {
      // Nothing but the catalogue changes it.
      const last = { clock: -1, isCurrent: false };
      return () => {
        if (last.clock !== catalogue.clock)
          last.isCurrent = entry !== null && isUpToDate(path, entry, catalogue);
        last.clock = catalogue.clock;
        return last.isCurrent;
      };
    },
    // The log is to tell of each look into the cache.
    isOfNext: debug ? () => true : pathsOfNext(builtOptions.distDir),
    maxBytes: halfOfMemoryBytes(),
  });
  // For server.js.
  processWide('fast path', () => fastPath);

  await catalogue.catchUp();
  await keepFailedTexts(catalogue.facts, releaseIn(builtOptions.distDir));
  const known = catalogue.isComplete ? syncAtStart() : fillCatalogue({ catalogue, source: contentSource() });
  await Promise.race([known, after(KNOWN_BEFORE_SERVING_MS)]);
  if (settings.CONTENT_SOURCE === 'markdown') watchFiles(settings.CONTENT_DIR, publish);
  startScheduler();
  startSyncs(settings, publish, known);
}

function logFailed(error: unknown): void {
  log.error('publish', { reason: reasonOf(error) });
}

function warnOf(settings: Env): void {
  const { CONTENT_DIR, CONTENT_GIT_PULL } = settings;
  const secrets = Object.entries(settings).flatMap(([name, value]) =>
    name.startsWith('REVALIDATE_SECRET') ? [value ?? []].flat() : [],
  );
  if (secrets.length === 0) {
    log.warn('webhook closed', {
      reason: 'REVALIDATE_SECRET is not set, so POST /api/revalidate answers 503',
    });
  }
  if (CONTENT_GIT_PULL && repositoryOf(CONTENT_DIR) === null) {
    const reason = `CONTENT_DIR (${CONTENT_DIR}) is not in a git clone, so CONTENT_GIT_PULL cannot pull`;
    log.error('git pull', { reason });
  }
}

function settingsOrExit(): Env {
  try {
    checkSiteConfig();
    return env();
  } catch (error) {
    return exit(error);
  }
}

/** Next would go on after an error here, and answer every request with a 500. */
function exit(error: unknown): never {
  console.error(reasonOf(error));
  process.exit(1);
}
