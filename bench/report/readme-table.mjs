// The main ratios, for the README.
import { change, figure, ratio, table } from './format.mjs';

/** A row for each figure that was measured. */
export function readmeTable({ beforeAfter, limits, publishing, files, growth, burst }) {
  return table(
    ['', ''],
    [
      ...(beforeAfter ? beforeAfterRows(beforeAfter) : []),
      ...(limits ? limitsRows(limits) : []),
      ...(publishing ? publishingRows(publishing) : []),
      ...(growth ? growthRows(growth) : []),
      ...(files ? filesRows(files) : []),
      ...(burst
        ? [[`${figure(burst.calls)} webhooks at once: answers that were not true`, String(burst.untrue)]]
        : []),
    ],
  );
}

function beforeAfterRows([before, ...others]) {
  const after = others.at(-1);
  return [
    [
      'requests to the source, beside a page rendered per request',
      change(before.sourceRequests, after.sourceRequests),
    ],
    ['bytes from the source', change(before.sourceKilobytes, after.sourceKilobytes)],
    ['p95 of readers', change(before.p95, after.p95)],
    ['CPU time', change(before.cpuSeconds, after.cpuSeconds)],
    ['servers for the same readers', change(1 / before.capacity, 1 / after.capacity)],
  ];
}

function limitsRows({ cases, servers }) {
  const gzip = cases.findIndex(({ encoding }) => encoding === 'gzip');
  const rateOf = (name) => servers.find((server) => server.name === name)?.results[gzip]?.median;
  const ours = rateOf('this blog, `npm start`') ?? rateOf('this blog, `next start`');
  return [
    ['requests a second, beside nginx with a file', ratio(ours, rateOf('nginx, a file'))],
    ['the same, beside a bare page by `next start`', ratio(ours, rateOf('a bare page, Pages Router'))],
  ];
}

function publishingRows(rows) {
  const counts = rows.map(({ count }) => count);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const p50 = (count, which) =>
    rows.find((row) => row.count === count && row.which === which && row.name === 'one server').readP50;
  return [
    [
      `from the webhook to a reader with the new post and lists, at ${figure(most)} posts: newest, oldest`,
      `${figure(p50(most, 'newest'), 'ms')}, ${figure(p50(most, 'oldest'), 'ms')}`,
    ],
    [`the same, beside ${figure(least)} posts`, ratio(p50(most, 'newest'), p50(least, 'newest'))],
  ];
}

function growthRows(rows) {
  const [smallest, largest] = [rows[0], rows.at(-1)];
  const name = `a build at ${figure(largest.count)} posts, beside ${figure(smallest.count)}`;
  return [[name, ratio(largest.median, smallest.median)]];
}

function filesRows([small, large]) {
  const name = `a publish with ${figure(large.count)} Markdown files, beside ${figure(small.count)}`;
  return [[name, ratio(large.p50, small.p50)]];
}
