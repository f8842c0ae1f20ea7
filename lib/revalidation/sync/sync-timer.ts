// When to sync: at the start, and every SWEEP_SECONDS. Of servers that share a store one does it.
import { currentCatalogue } from '../../catalogue/open';
import type { Env } from '../../env';
import { log, reasonOf } from '../../log';
import { after } from '../../process/timeout';
import type { OwnPublish } from '../own-publish';
import { syncWithin } from './sync-within';

const RETRY_MS = 5000;

/** Takes in what changed while no server ran; resolves when that has worked. */
export async function syncAtStart(): Promise<void> {
  for (;;) {
    try {
      return await syncWithin(0);
    } catch (error) {
      log.error('sync at start', { reason: reasonOf(error), retryMs: RETRY_MS });
    }
    await after(RETRY_MS);
  }
}

/**
 * Syncs every so many seconds, for as long as the process lives.
 * @param known resolves when it is known what the source has: before, no list could be made
 */
export function startSyncs(
  { SWEEP_SECONDS, CONTENT_GIT_PULL }: Pick<Env, 'SWEEP_SECONDS' | 'CONTENT_GIT_PULL'>,
  publish: OwnPublish,
  known: Promise<void>,
): void {
  if (SWEEP_SECONDS === 0) return;
  const logFailure = (error: unknown) => log.error('sync', { reason: reasonOf(error) });
  const look = () => publish({ kind: 'look', changes: null });
  // Commits that were pushed while no server ran are not in the folder yet.
  if (CONTENT_GIT_PULL) void known.then(look).catch(logFailure);
  setInterval(() => void sync().catch(logFailure), SWEEP_SECONDS * 1000).unref();

  async function sync(): Promise<void> {
    const catalogue = await currentCatalogue();
    // The lease ends a little before the next turn, which the same server may take again.
    if (await catalogue.facts.lease('sync', Math.max(1, SWEEP_SECONDS - 1))) await look();
  }
}
