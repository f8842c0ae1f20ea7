// Many webhooks at once, and a blog in use for a while.
import { counted, figure, table } from '../format.mjs';
import { anchor, REASONS } from '../reasons.mjs';

export function burstSection(found) {
  const { calls, ms, shownMs, byStatus, untrue, neverShown, requests, before, atOnce, after } = found;
  const statuses = Object.entries(byStatus).map(([status, times]) => `${times} × ${status}`);
  const promised =
    neverShown > 0 ? `the posts of ${neverShown} of the 202s never shown` : "the 202s' posts all shown";
  // The 202s were not looked at before.
  const shown = shownMs && byStatus[202] ? ` (${promised} after ${figure(shownMs / 1000)} s)` : '';
  return `## Many at once

${counted(calls, 'webhook')} at once: ${statuses.join(', ')} after ${figure(ms / 1000)} s, ${untrue} of the 200s untrue${shown}, ${counted(requests, 'request')} to
the source. A first burst of the same made what is kept for good, as a page a post: memory after it ${figure(before)} MB, then after
this one ${figure(atOnce)} MB, a little later ${figure(after)} MB.

${anchor(REASONS.memory)}${heapReason(found)}`;
}

function heapReason({ before, after, heapBefore, heapAfter }) {
  const stays =
    after > before
      ? "What stays is V8's heap for the most part, which it made larger for the many pages at once and keeps for the next time."
      : '';
  const inUse = heapBefore
    ? `In use in V8's heap once garbage is collected: ${figure(heapBefore)} MB before, ${figure(heapAfter)} MB after.`
    : '';
  return [stays, inUse].filter(Boolean).join('\n');
}

export function soakSection({ seconds, rate, publishes, failed, first, last }) {
  const row = (name, { p50, p95, errors, megabytes }) => [
    name,
    figure(p50, 'ms'),
    figure(p95, 'ms'),
    figure(errors),
    figure(megabytes, 'MB'),
  ];
  return `## In use for a while

${figure(seconds)} s of ${counted(rate, 'reader')} a second, and ${counted(publishes, 'publish')} meanwhile, of which ${failed} did not end with 200.

${table(['', 'p50', 'p95', 'errors', 'memory'], [row('first part', first), row('last part', last)])}`;
}
