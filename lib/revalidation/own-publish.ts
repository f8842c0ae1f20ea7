// What the site publishes without a caller: pages that time made stale, what a sync found, scheduled posts and saved
// files. The same work as a webhook's, in this process, and logged like it.
import { publishChanges } from './publish-changes';
import type { Revalidate } from './regenerate-path';
import { logReport, type Report, tell } from './report';
import type { Job } from './senders/dialect';
import { isStopping } from './unfinished';

/**
 * Publishes, and resolves when all is done: unlike a sender, the site itself waits.
 * While the server is stopping nothing is begun, and the report says so with a 503.
 * @throws Error when the work itself could not be done, as with a store that is out of order
 */
export type OwnPublish = (job: Job) => Promise<Report>;

/** @param revalidate how Next is asked for a page */
export function ownPublish(revalidate: Revalidate): OwnPublish {
  return async (job) => {
    if (isStopping()) return tell.stopping();
    const startedMs = performance.now();
    const report = await publishChanges(job, revalidate).ended;
    logReport('publish', report, startedMs);
    return report;
  };
}
