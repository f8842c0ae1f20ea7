// Before and after, at each pace, and what one server can take.
import { change, counted, figure, table, withSpread } from '../format.mjs';
import { anchor, REASONS } from '../reasons.mjs';

/** What the account says that this blog started from. */
const ACCOUNT = {
  sourceRequests: '−75 %',
  sourceKilobytes: '−80 %',
  p95: '−75 %',
  cpuSeconds: '−43 %',
  servers: '−60 %',
};
const ACCOUNT_NAME = 'the account';

export function beforeAfterSection({ paces, capacities, posts, rate, rounds, warmUps }) {
  const names = capacities.map(({ name }) => name);
  const [before, ...others] = capacities;
  const servers = others.map(({ capacity }) => change(1 / before.capacity, 1 / capacity));
  return `## Before and after

${counted(posts, 'post')} of 3 kB with code in them; a source that takes 20 ms; ${rate} readers a second who come whether or not others
wait, posts by Zipf's law, home 20 %, tags 10 %, the feed 5 %; ${counted(rounds, 'round')} each, in turns, after each page was read once, ${counted(warmUps, 'publish')},
and each page again; medians of the rounds. Times are from when a reader was due. "Rendered per request" asks the source for
less than the blog's own pages show, and keeps HTML that it has made of Markdown. "The account" is the table of
before and after that this project started from.

A blog publishes now and then; a publish every half second is what a site does that imports or edits all day.

${paces.map((pace) => paceSection(pace, rate)).join('\n\n')}${paceReason(paces)}

### What one server can take

Without publishes, at rates that grow by steps, each measured once: the last rate that was good.

${table(
  ['', ...names, ACCOUNT_NAME],
  [
    [
      'requests a second with p95 ≤ 200 ms and no error',
      ...capacities.map(({ capacity }) => figure(capacity)),
      '',
    ],
    ['servers for the same readers', '', ...servers, ACCOUNT.servers],
  ],
)}`;
}

function paceSection({ publishEveryMs, seconds, variants: [before, ...others] }, rate) {
  const all = [before, ...others];
  const row = (name, key, unit) => [
    name,
    ...all.map((each) => withSpread(each[key], each.spreads?.[key], unit)),
  ];
  const changes = (name, key) => [
    name,
    ...others.map((each) => change(before[key], each[key])),
    ACCOUNT[key],
  ];
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
  ['beside rendering per request', ...others.map(({ name }) => name), ACCOUNT_NAME],
  [
    changes('requests to the source', 'sourceRequests'),
    changes('bytes from the source', 'sourceKilobytes'),
    changes('p95', 'p95'),
    changes('CPU time', 'cpuSeconds'),
  ],
)}`;
}

/** What holds the last pace, which has the most publishes. */
function paceReason(paces) {
  const [usual, often] = [paces[0], paces.at(-1)];
  const [before, ours] = [often.variants[0], often.variants.at(-1)];
  const fewer = usual.variants.at(-1);
  // Both paces in seconds: readers × r + publishes × p = CPU time.
  const both = ours.requests * fewer.edits - fewer.requests * ours.edits;
  const aPublish = (ours.requests * fewer.cpuSeconds - fewer.requests * ours.cpuSeconds) / both;
  const aReader = (ours.cpuSeconds - aPublish * ours.edits) / ours.requests;
  const seconds = aPublish * ours.edits;
  const share = seconds / often.seconds;
  const cpu = `If a publish and a reader take as much CPU time at both paces, a publish takes ${figure(aPublish * 1000, 'ms')}, the first
readers of its pages included, and a reader ${figure(aReader * 1000, 'ms')}: of the ${figure(ours.cpuSeconds, 's')} at this pace, ${figure(seconds, 's')} are of publishes.`;
  const idle =
    'A reader takes more here than a hit [below](#where-the-time-goes): a server with little to do wakes up for each.';
  const late = `They keep a core busy for ${figure(share * 100)} % of the time, so that p95 is that of readers who come meanwhile.`;
  return `

${anchor(REASONS.pace)}With a publish every ${figure(often.publishEveryMs / 1000)} s, the one request to the source that each needs is ${change(before.sourceRequests, ours.edits)} by itself.${
    aPublish > 0 && aReader > 0 ? `\n${cpu}${share > 0.05 ? `\n${late}` : ''}\n${idle}` : ''
  }`;
}
