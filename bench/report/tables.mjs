// The results as Markdown, a section a benchmark.
import { change, figure, ratio, table } from './format.mjs';

const share100 = (share) => `${figure(share * 100)} %`;
const counts = (rows) => rows.map(({ count }) => figure(count));

export function beforeAfterSection({ paces, capacities }, { posts, rate, rounds, warmUps }) {
  const names = capacities.map(({ name }) => name);
  const [before, ...others] = capacities;
  const servers = others.map(({ capacity }) => change(1 / before.capacity, 1 / capacity));
  return `## Before and after

${posts} posts of 3 kB with code in them; a source that takes 20 ms; ${rate} readers a second who come whether or not others
wait, posts by Zipf's law, home 20 %, tags 10 %, the feed 5 %; ${rounds} rounds each, in turns, after each page was read once, ${warmUps}
publishes, and each page again; medians of the rounds. Times are from when a reader was due. "Rendered per request" asks the source for
less than the blog's own pages show, and keeps HTML that it has made of Markdown.

A blog publishes now and then; a publish every half second is what a site does that imports or edits all day.

${paces.map((pace) => paceSection(pace, rate)).join('\n\n')}

### What one server can take

Without publishes:

${table(
  ['', ...names],
  [
    [
      'requests a second with p95 ≤ 200 ms and no error',
      ...capacities.map(({ capacity }) => figure(capacity)),
    ],
    ['servers for the same readers', '', ...servers],
  ],
)}`;
}

function paceSection({ publishEveryMs, seconds, variants: [before, ...others] }, rate) {
  const all = [before, ...others];
  const row = (name, key, unit) => [name, ...all.map((each) => figure(each[key], unit))];
  const changes = (name, key) => [name, ...others.map((each) => change(before[key], each[key]))];
  const everySeconds = publishEveryMs / 1000;
  return `### A publish every ${figure(everySeconds)} s

One for ${figure(rate * everySeconds)} readers; rounds of ${seconds} s, with ${figure(before.edits)} publishes and ${figure(before.requests)} readers each.

${table(
  ['', ...all.map(({ name }) => name)],
  [
    row('requests to the source', 'sourceRequests'),
    row('kB from the source', 'sourceKilobytes'),
    row('p50', 'p50', 'ms'),
    row('p95', 'p95', 'ms'),
    row('p99', 'p99', 'ms'),
    row('CPU time', 'cpuSeconds', 's'),
    row('answers that were none or bad', 'errors'),
  ],
)}

${table(
  ['beside rendering per request', ...others.map(({ name }) => name)],
  [
    changes('requests to the source', 'sourceRequests'),
    changes('bytes from the source', 'sourceKilobytes'),
    changes('p95', 'p95'),
    changes('CPU time', 'cpuSeconds'),
  ],
)}`;
}

export function limitsSection({ cases, servers }) {
  const header = [
    'requests a second',
    ...cases.map(({ connections, encoding }) => `${encoding}, ${connections}`),
  ];
  const cell = (result) => {
    if (!result) return '–';
    // Of one round there is none.
    const spread = result.spread === 0 ? '' : ` ±${figure((result.spread / 2) * 100)} %`;
    return `${figure(result.median)}${spread}`;
  };
  const cpu = servers.map(({ name, results }) => [
    name,
    ...results.map((result) => figure(result?.cpuMicroseconds)),
  ]);
  return `## Limits and peers

The page of one post, as fast as it can be served: each encoding with 64 connections, then gzip with others. nginx has one
worker. The load takes a core of its own, and is what limits the fastest; CPU time a request does not depend on it.

${table(
  header,
  servers.map(({ name, results }) => [name, ...results.map(cell)]),
)}

${table(['µs of CPU a request', ...header.slice(1)], cpu)}`;
}

export function publishSection(rows) {
  return `## Publishing

From the webhook's start to its 200, and to the reader who then has the new post and the new lists (on two servers: of the
other one). The source answers at once. CPU is what the server spends until the 200, on the average. It flushes what it
writes to the disk three to five times until then, and a disk that is busy with other work takes up to three seconds for that.

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

export function filesSection([small, large]) {
  const rows = [small, large].map(({ count, p50, p95, buildMs }) => [
    figure(count),
    figure(p50, 'ms'),
    figure(p95, 'ms'),
    figure(buildMs / 1000, 's'),
  ]);
  return `### Markdown files

A publish looks at all of them. ${figure(large.count)} files beside ${small.count}: ${ratio(large.p50, small.p50)}.

${table(['files', 'publish: p50', 'p95', 'build'], rows)}`;
}

export function manyAtOnceSection({ files, before, readers, come, gone, long }) {
  const rows = [
    [`${figure(files)} files come`, come],
    ['they go', gone],
  ].map(([name, { ms, plans, pages, cpuSeconds }]) => [
    name,
    figure(ms / 1000, 's'),
    figure(plans),
    figure(pages),
    figure(cpuSeconds, 's'),
  ]);
  const texts = long.map(({ kind, megabyte, shownMs, p50, slowest }) => [
    `${megabyte} MB of ${kind}`,
    figure(shownMs / 1000, 's'),
    figure(p50, 'ms'),
    figure(slowest, 'ms'),
  ]);
  return `### Many files at once, and long ones

Into a running site of ${before} posts: from the last file until home, a tag, the feed, and the first and the last post are
right, each asked for all the time.

${table(['', 'right after', 'publishes', 'pages made', 'CPU time until all is quiet'], rows)}

A long post, while ${readers} others read lists and a post all the time.

${table(['', 'shown after', 'reads: p50', 'slowest'], texts)}`;
}

export function growthSection(rows, publishing, memory) {
  const fillOf = (count) =>
    publishing?.find((row) => row.count === count && row.name === 'one server')?.fill ?? {};
  const [first] = rows;
  return `## Growth

${table(
  ['posts', ...counts(rows)],
  [
    ['build', ...rows.map(({ median }) => figure(median / 1000, 's'))],
    ['beside the smallest', ...rows.map(({ median }) => ratio(median, first.median))],
    ['CPU time of the build', ...rows.map(({ cpuSeconds }) => figure(cpuSeconds, 's'))],
    ['most memory of the build', ...rows.map(({ peakMegabytes }) => figure(peakMegabytes, 'MB'))],
    ['requests of the build', ...rows.map(({ requests }) => figure(requests))],
    [
      'first start until all posts are known',
      ...rows.map(({ count }) => figure(fillOf(count).ms / 1000, 's')),
    ],
    ['requests of that', ...rows.map(({ count }) => figure(fillOf(count).requests))],
    ['memory of the server then', ...rows.map(({ count }) => figure(fillOf(count).megabytes, 'MB'))],
    ['disk', ...rows.map(({ count }) => figure(fillOf(count).disk, 'MB'))],
  ],
)}

${memory ? `The catalogue takes ${figure(memory.bytesAPost)} bytes of memory a post (${figure(memory.posts)} posts: ${figure(memory.megabytes)} MB).` : ''}`;
}

export function burstSection({ calls, ms, byStatus, untrue, requests, before, atOnce, after }) {
  const statuses = Object.entries(byStatus).map(([status, times]) => `${times} × ${status}`);
  return `## Many at once

${figure(calls)} webhooks at once: ${statuses.join(', ')} after ${figure(ms / 1000)} s, ${untrue} of the 200s untrue, ${figure(requests)} requests to
the source. Memory before ${figure(before)} MB, then ${figure(atOnce)} MB, a little later ${figure(after)} MB.`;
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

${figure(seconds)} s of ${rate} readers a second, and ${publishes} publishes meanwhile, of which ${failed} did not end with 200.

${table(['', 'p50', 'p95', 'errors', 'memory'], [row('first part', first), row('last part', last)])}`;
}

export function profileSection({ hits, publishes }) {
  const lines = ({ shares }) => Object.entries(shares).map(([owner, share]) => [owner, share100(share)]);
  const functions = (list) => list.map(([name, share]) => `${name} ${share100(share)}`).join('; ');
  return `## Where the time goes

A hit takes ${figure(hits.cpuMs)} ms of CPU; a publish of the newest of 100 posts ${figure(publishes.ms)} ms, ${figure(publishes.cpuMs)} ms of CPU.
The profiler is on, which costs some. Shares of the main thread's time, by whose code it is:

${table(['a hit', ''], lines(hits))}

${functions(hits.functions)}

${table(['a publish', ''], lines(publishes))}

${functions(publishes.functions)}`;
}
