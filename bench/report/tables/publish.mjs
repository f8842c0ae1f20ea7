// From a webhook to its reader.
import { figure, table } from '../format.mjs';
import { anchor, REASONS } from '../reasons.mjs';

export function publishSection(rows) {
  return `## Publishing

From the webhook's start to its 200, and to the reader who then has the new post and the new lists (on two servers: of the
other one). The source answers at once. CPU is what the server spends until the 200, on the average. It flushes what it
writes to the disk twice until then, which takes far longer on a disk that is busy with other work.

${anchor(REASONS.publish)}Most of the time is the main thread's own, in Next, React and Node more than in the blog's code (see
[where the time goes](#where-the-time-goes)): it makes the pages one after the other, and compresses them for their first
readers. So the newest post takes longer than the oldest: it stands in more lists and feeds.

${table(
  [
    'posts',
    'post',
    'on',
    '200: p50',
    'p95',
    'read: p50',
    'p95',
    'CPU',
    'pages',
    'requests',
    'bytes from the source',
  ],
  rows.map((row) => [
    figure(row.count),
    row.which,
    row.name,
    figure(row.webhookP50, 'ms'),
    figure(row.webhookP95, 'ms'),
    figure(row.readP50, 'ms'),
    figure(row.readP95, 'ms'),
    figure(row.cpuMs, 'ms'),
    figure(row.pages),
    figure(row.requests),
    figure(row.bytes),
  ]),
)}`;
}
