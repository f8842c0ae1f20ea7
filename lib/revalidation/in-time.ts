// A sender waits so long for an answer and no longer. What is not done by then goes on, and the answer says what is
// pending.
import { log, reasonOf } from '../log';
import { until } from '../process/timeout';
import type { Work } from './publish-changes';
import { logReport, type Report, tell } from './report';
import { isStopping } from './unfinished';

/**
 * The report of the work; at the deadline, what is done by then.
 * @param endMs when the sender has to be answered
 */
export async function inTime(work: Work, endMs: number): Promise<Report> {
  const startedMs = performance.now();
  const report = await Promise.race([work.ended, until(endMs)]);
  if (report) return report;
  if (isStopping()) {
    // The server waits for the work anyway: the answer is late, and whole.
    log.warn('publish', { late: 'the server is stopping' });
    return work.ended;
  }
  work.ended.then(
    (ended) => logReport('publish went on', ended, startedMs),
    (error) => log.error('publish went on', { reason: reasonOf(error) }),
  );
  return tell.results(work.results());
}
