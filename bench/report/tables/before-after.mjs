// Before and after, at each pace, and what one server can take.
import { change, counted, figure, table } from '../format.mjs';

export function beforeAfterSection({ paces, capacities, posts, rate, rounds, warmUps }) {
  const names = capacities.map(({ name }) => name);
  const [before, ...others] = capacities;
  const servers = others.map(({ capacity }) => change(1 / before.capacity, 1 / capacity));
  return `## Before and after

${counted(posts, 'post')} of 3 kB with code in them; a source that takes 20 ms; ${rate} readers a second who come whether or not others
wait, posts by Zipf's law, home 20 %, tags 10 %, the feed 5 %; ${counted(rounds, 'round')} each, in turns, after each page was read once, ${counted(warmUps, 'publish')},
and each page again; medians of the rounds. Times are from when a reader was due. "Rendered per request" asks the source for
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

One for ${counted(rate * everySeconds, 'reader')}; rounds of ${seconds} s, with ${counted(before.edits, 'publish')} and ${counted(before.requests, 'reader')} each.

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
