// A store that is out of order breaks nothing: what is in memory is served, and the log says so.
import { log, reasonOf } from '../../log';

const LOG_EVERY_MS = 60_000;

/**
 * Makes what logs failures of a store, once a minute.
 * @param event what the log calls it
 * @param tells whether the store logs them itself
 */
export function failureLog(event: string, tells = false): (error: unknown) => null {
  let loggedMs = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (tells || performance.now() - loggedMs < LOG_EVERY_MS) return null;
    loggedMs = performance.now();
    log.error(event, { reason: reasonOf(error), consequence: 'served from memory' });
    return null;
  };
}

/**
 * The version of what is made while the store is out of order: a little above one that was seen, and older than what
 * others store meanwhile.
 */
export const versionAbove = (seen: number): number => seen + 1 + Math.floor(Math.random() * 1000);
