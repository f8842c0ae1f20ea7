// The main ratios, for the README.
import { BY_NPM, NGINX } from '../servers/names.mjs';
import { besideOf } from './beside.mjs';
import { change, counted, figure, ratio, table } from './format.mjs';

/** A row for each figure that was measured. */
export function readmeTable({ 'before-after': beforeAfter, limits, publish, files, growth, burst }) {
  return table(
    ['compared', 'result'],
    [
      ...(beforeAfter ? beforeAfterRows(beforeAfter) : []),
      ...(limits ? limitsRows(limits) : []),
      ...(publish ? publishRows(publish) : []),
      ...(growth ? growthRows(growth) : []),
      ...(files ? filesRows(files) : []),
      ...(burst
        ? [[`${counted(burst.calls, 'webhook')} at once: answers that were not true`, String(burst.untrue)]]
        : []),
    ],
  );
}

function beforeAfterRows({ paces, capacities }) {
  const rows = [
    ['requests to the source, beside a page rendered per request', 'sourceRequests'],
    ['bytes from the source', 'sourceKilobytes'],
    ['p95 of readers', 'p95'],
    ['CPU time', 'cpuSeconds'],
  ];
  // The usual pace first, and in brackets what the site still gains at the other.
  const cell = (key) => {
    const [usual, ...others] = paces.map(({ publishEveryMs, variants }) => ({
      every: `every ${figure(publishEveryMs / 1000)} s`,
      change: change(variants[0][key], variants.at(-1)[key]),
    }));
    const rest = others.map((each) => `${each.every}: ${each.change}`);
    return `${usual.change} with a publish ${usual.every}; ${rest.join('; ')}`;
  };
  const [before, after] = [capacities[0], capacities.at(-1)];
  return [
    ...rows.map(([name, key]) => [name, cell(key)]),
    ['servers for the same readers', change(1 / before.capacity, 1 / after.capacity)],
  ];
}

function limitsRows(limits) {
  const beside = (name) => figure(besideOf(limits, BY_NPM, name, 'gzip'));
  return [
    ['requests a second with gzip and 64 connections, as a ratio to nginx with a file', beside(NGINX)],
    ['the same, as a ratio to a bare page by `next start`', beside('a bare page, Pages Router')],
  ];
}

function publishRows(rows) {
  const counts = rows.map(({ count }) => count);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const p50 = (count, which) =>
    rows.find((row) => row.count === count && row.which === which && row.name === 'one server').readP50;
  return [
    [
      `from the webhook to a reader with the new post and lists, at ${figure(most)} posts: newest, oldest`,
      `${figure(p50(most, 'newest'), 'ms')}, ${figure(p50(most, 'oldest'), 'ms')}`,
    ],
    [
      `the newest, as a ratio to the same at ${figure(least)} posts`,
      ratio(p50(most, 'newest'), p50(least, 'newest')),
    ],
  ];
}

function growthRows(rows) {
  const [smallest, largest] = [rows[0], rows.at(-1)];
  const name = `a build at ${figure(largest.count)} posts, as a ratio to ${figure(smallest.count)}`;
  return [[name, ratio(largest.median, smallest.median)]];
}

function filesRows([small, large]) {
  const name = `a publish with ${figure(large.count)} Markdown files, as a ratio to ${figure(small.count)}`;
  return [[name, ratio(large.p50, small.p50)]];
}
