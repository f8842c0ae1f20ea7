// Graceful shutdown: publishes that are under way end before the server does.
import { setTimeout as wait } from 'node:timers/promises';
import { log } from '../log';
import { until } from '../process/timeout';
import { isStopping, markStopping, unfinishedCount, unfinishedEnded } from '../revalidation/unfinished';
import { logCounts } from './fast-path/counts';
import { onAnswer } from './http-events';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Each request to the source and each page has a shorter deadline; this one is for everything else. */
const LIMIT_MS = 60_000;

/**
 * Takes over what was to happen on SIGTERM and SIGINT. Next's listeners stop listening, wait for open requests and
 * exit; they are called when no publish is under way any more. Until then readers and callers are answered as before,
 * except that whoever calls the webhook gets the whole result, and that each answer ends its connection.
 * To be called once, when Next has put its listeners up: in `register` of instrumentation.ts it has.
 * @param delayMs how long the server goes on in any case, for load balancers to see that it is not ready any more
 */
export function finishBeforeStopping(delayMs: number): void {
  const taken = SIGNALS.map((signal) => ({ signal, listeners: process.listeners(signal) }));
  const stop = async (told: NodeJS.Signals) => {
    // One signal may come twice: from the terminal, and from npm.
    if (isStopping()) return;
    markStopping();
    endConnections();
    await Promise.all([publishesEnded(told), wait(delayMs)]);
    logCounts();
    for (const { signal, listeners } of taken) {
      process.off(signal, stop);
      for (const listener of listeners) process.on(signal, listener);
    }
    // Where nobody else listens the signal itself ends the process.
    if (process.listenerCount(told) === 0) process.kill(process.pid, told);
    for (const listener of taken.find(({ signal }) => signal === told)?.listeners ?? []) listener(told);
  };
  for (const { signal, listeners } of taken) {
    for (const listener of listeners) process.off(signal, listener);
    process.on(signal, stop);
  }
}

/** From now on every answer is the last one of its connection. */
function endConnections(): void {
  onAnswer((response) => {
    response.shouldKeepAlive = false;
  });
}

async function publishesEnded(signal: NodeJS.Signals): Promise<void> {
  const endMs = performance.now() + LIMIT_MS;
  if (unfinishedCount() > 0) log.info('stopping', { signal, unfinished: unfinishedCount() });
  // Callers who are still waiting may have begun others meanwhile.
  while (unfinishedCount() > 0 && performance.now() < endMs) {
    await Promise.race([unfinishedEnded(), until(endMs)]);
  }
  if (unfinishedCount() > 0) {
    log.error('stopping', {
      signal,
      unfinished: unfinishedCount(),
      reason: `not done within ${LIMIT_MS} ms`,
    });
  }
}
