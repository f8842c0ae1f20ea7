// A rate limit. Strangers can ask for any number of addresses that don't exist, and the source has to be asked about
// each. So there are so many first visits a second, a short queue, and beyond that an error that no cache keeps.
import { env } from '../../env';
import { processWide } from '../../process/process-wide';
import { RetryLater } from '../../process/retry-later';

const MAX_WAIT_SECONDS = 2;

const turns = processWide('first-visits', () => ({ nextMs: 0 }));

/**
 * Waits for this visit's turn.
 * @throws RetryLater when more visits wait than two seconds' worth
 */
export async function admitFirstVisit(): Promise<void> {
  const perSecond = env().FIRST_VISITS_PER_SECOND;
  const nowMs = performance.now();
  // One second's worth may come at once.
  turns.nextMs = Math.max(turns.nextMs, nowMs - 1000);
  const waitMs = turns.nextMs - nowMs;
  if (waitMs > MAX_WAIT_SECONDS * 1000) {
    const reason = `More than ${perSecond} first visits a second (FIRST_VISITS_PER_SECOND). Try again later.`;
    throw new RetryLater(reason, MAX_WAIT_SECONDS);
  }
  turns.nextMs += 1000 / perSecond;
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
}
