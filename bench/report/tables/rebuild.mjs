// A build of the whole blog, beside a publish.
import { figure, ratio, table, withSpread } from '../format.mjs';

export function rebuildSection(rows, publish) {
  const publishOf = (count) =>
    publish?.find((row) => row.count === count && row.which === 'newest' && row.name === 'one server')
      ?.readP50;
  return `### Beside a full rebuild

A build with all posts as pages: that is a publish where pages are made in builds alone. The last column is as a ratio to the newest
post's p50 above, until its reader.

${table(
  ['posts', 'build', 'requests', 'times a publish'],
  rows.map(({ count, median, spread, requests }) => [
    figure(count),
    withSpread(median / 1000, spread, 's'),
    figure(requests),
    ratio(median, publishOf(count)),
  ]),
)}`;
}
