// What was aimed at, and whether it is met. What is missed has a link to the sentence that says why.

import { BY_NEXT, BY_NPM, NGINX, WITH_REDIS } from '../../servers/names.mjs';
import { besideOf } from '../beside.mjs';
import { change, counted, figure, table } from '../format.mjs';
import { REASONS } from '../reasons.mjs';

/** What memory may differ by between two moments of the same server at rest. */
const SAME_MEMORY = 1.05;
const PUBLISH_MS = 30;
const BUILD_RATIO = 1.3;

export function targetsSection({ 'before-after': beforeAfter, limits, publish, growth, burst }) {
  const rows = [
    ...(limits ? limitsRows(limits) : []),
    ...(beforeAfter ? beforeAfterRows(beforeAfter) : []),
    ...(publish ? publishRows(publish) : []),
    ...(growth ? growthRows(growth) : []),
    ...(burst ? burstRows(burst) : []),
  ];
  if (rows.length === 0) return '';
  const line = ({ name, target, measured, isMet, reason }) => [
    name,
    target,
    measured,
    isMet ? 'yes' : reason ? `[no](#${reason})` : 'no',
  ];
  return `## Targets\n\n${table(['', 'target', 'measured', 'met'], rows.map(line))}`;
}

function limitsRows(limits) {
  const row = (name, server, other, least, reason) =>
    ['identity', 'gzip'].flatMap((encoding) => {
      const ratio = besideOf(limits, server, other, encoding);
      if (!Number.isFinite(ratio)) return [];
      const isMet = ratio >= least;
      return [{ name: `${name}, ${encoding}`, target: `≥ ${least}`, measured: figure(ratio), isMet, reason }];
    });
  return [
    ...row('one server beside nginx with a file', BY_NPM, NGINX, 0.7, REASONS.hit),
    ...row('one server beside `next start` with the same page', BY_NPM, BY_NEXT, 15, REASONS.nextStart),
    ...row('one of two servers with Redis beside nginx', WITH_REDIS, NGINX, 0.5, REASONS.redis),
  ];
}

function beforeAfterRows({ paces, capacities }) {
  const row = (name, before, after, least, reason) => ({
    name,
    target: `≤ −${least} %`,
    measured: change(before, after),
    isMet: after <= before * (1 - least / 100),
    reason,
  });
  const rows = paces.flatMap(({ publishEveryMs, variants }) => {
    const [before, ours] = [variants[0], variants.at(-1)];
    const of = (name, key, least) =>
      row(
        `${name}, a publish every ${figure(publishEveryMs / 1000)} s`,
        before[key],
        ours[key],
        least,
        REASONS.pace,
      );
    return [
      of('requests to the source, beside rendering per request', 'sourceRequests', 99),
      of('p95', 'p95', 90),
      of('CPU time', 'cpuSeconds', 85),
      of('bytes from the source', 'sourceKilobytes', 95),
    ];
  });
  const [before, ours] = [capacities[0].capacity, capacities.at(-1).capacity];
  return [...rows, row('servers for the same readers', 1 / before, 1 / ours, 80)];
}

/** From the webhook to a reader, at each size. */
function publishRows(rows) {
  return [...new Set(rows.map(keyOf))].map((key) => {
    const group = rows.filter((row) => keyOf(row) === key);
    const all = group.map(({ readP50 }) => readP50);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return {
      name: `p50 of a publish until its first reader, ${key}, each size`,
      target: `< ${PUBLISH_MS} ms`,
      measured: least === most ? figure(most, 'ms') : `${figure(least, 'ms')} to ${figure(most, 'ms')}`,
      isMet: most < PUBLISH_MS,
      reason: REASONS.publish,
    };
  });
}

const keyOf = ({ which, name }) => `the ${which} post, ${name}`;

function growthRows(rows) {
  const [smallest, largest] = [rows[0], rows.at(-1)];
  const ratio = largest.median / smallest.median;
  return [
    {
      name: `a build at ${counted(largest.count, 'post')} beside ${figure(smallest.count)}`,
      target: `≤ ${BUILD_RATIO}`,
      measured: figure(ratio),
      isMet: ratio <= BUILD_RATIO,
    },
  ];
}

function burstRows({ calls, untrue, neverShown = 0, before, after }) {
  const name = `${counted(calls, 'webhook')} at once`;
  const wrong = untrue + neverShown;
  return [
    { name: `${name}: answers that were not true`, target: '0', measured: figure(wrong), isMet: wrong === 0 },
    {
      name: `${name}: memory a little later`,
      target: 'as before, within 5 %',
      measured: change(before, after),
      isMet: after <= before * SAME_MEMORY,
      reason: REASONS.memory,
    },
  ];
}
