// A delivery that comes twice gets the same answer without any work: the sender did not get the first answer, or
// somebody replays what they recorded. One that failed is worked on again.
import { createHash } from 'node:crypto';
import { processWide } from '../process/process-wide';
import type { Report } from './report';

// As long as their signatures can be valid: five minutes before now, and after.
const KEPT_MS = 10 * 60_000;
const MAX_KEPT = 10_000;

const answered = processWide('deliveries', () => new Map<string, Promise<Report>>());

/** Tells a delivery from all others: the same name with another body is another message. */
export function deliveryKey(name: string, body: Buffer): string {
  return createHash('sha256').update(`${name.length} ${name}`).update(body).digest('base64');
}

/**
 * Answers a delivery once.
 * @param id its key; undefined: the sender has no name for it
 * @param answer does the work
 */
export function once(id: string | undefined, answer: () => Promise<Report>): Promise<Report> {
  if (id === undefined) return answer();
  const before = answered.get(id);
  if (before) return before;
  const report = answer();
  answered.set(id, report);
  for (const oldest of answered.keys()) if (answered.size > MAX_KEPT) answered.delete(oldest);
  const forget = () => {
    if (answered.get(id) === report) answered.delete(id);
  };
  report.then(({ status }) => {
    if (status === 200) setTimeout(forget, KEPT_MS).unref();
    else forget();
  }, forget);
  return report;
}
