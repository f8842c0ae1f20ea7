// A call has the deadline of its sender. What is not done by then goes on, and the answer says what is pending.
import { env } from '../env';
import { log, reasonOf } from '../log';
import { until } from '../until';
import type { Work } from './carry-out';
import { finishBeforeStopping } from './noticing/own-call';
import { logReport, type Report, tell } from './report';

/**
 * The report of the work, or by the deadline what became of it so far.
 * @param endMs when the sender has to be answered
 */
export async function inTime(work: Work, endMs: number): Promise<Report> {
  const startedMs = performance.now();
  const report = await Promise.race([work.ended, until(endMs)]);
  if (report) return report;
  try {
    await finishBeforeStopping(env().PORT);
  } catch (error) {
    // The caller's own request is the last that keeps the server: its answer is late, and whole.
    log.warn('publish', { late: 'the server is stopping', reason: reasonOf(error) });
    return work.ended;
  }
  work.ended.then(
    (ended) => logReport('publish went on', ended, startedMs),
    (error) => log.error('publish went on', { reason: reasonOf(error) }),
  );
  return tell.results(work.results());
}
