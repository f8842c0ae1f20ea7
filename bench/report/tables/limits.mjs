// Limits and peers: requests a second, and CPU time a request.

import { BARE_NODE, BOTH_WITH_REDIS, BY_NEXT, BY_NPM, NGINX, WITH_REDIS } from '../../servers/names.mjs';
import { besideOf, resultOf } from '../beside.mjs';
import { figure, ratio, table, withSpread } from '../format.mjs';
import { anchor, REASONS } from '../reasons.mjs';

const NODE_SERVERS = [BY_NPM, WITH_REDIS, BOTH_WITH_REDIS, BARE_NODE];

export function limitsSection(limits) {
  const { cases, servers } = limits;
  const header = [
    'requests a second',
    ...cases.map(({ connections, encoding }) => `${encoding}, ${connections}`),
  ];
  const cell = (result) => withSpread(result?.median, result?.spread);
  const cpu = servers.map(({ name, results }) => [
    name,
    ...results.map((result) => figure(result?.cpuMicroseconds)),
  ]);
  const beside = (name) => {
    const other = servers.find((server) => server.name === name);
    if (!other) return '';
    const rows = servers
      .filter((server) => server !== other && NODE_SERVERS.includes(server.name))
      .map((server) => [
        server.name,
        ...server.results.map((result, index) => ratio(result?.median, other.results[index]?.median)),
      ]);
    return table([`beside ${name}`, ...header.slice(1)], rows);
  };
  const bothAtOnce = servers.some(({ name }) => name === BOTH_WITH_REDIS)
    ? ' Of "both", each has half\nof the connections at the same time, and what they answer is added up.'
    : '';
  return `## Limits and peers

The page of one post, as fast as it can be served: each encoding with 64 connections, then gzip with others. nginx has one
worker, as every server but the two together has one process. The load takes a core of its own, and is what limits the fastest;
CPU time a request depends on that less.${bothAtOnce}

${table(
  header,
  servers.map(({ name, results }) => [name, ...results.map(cell)]),
)}

${table(['µs of CPU a request', ...header.slice(1)], cpu)}

${beside(NGINX)}

${beside(BY_NEXT)}

${beside(BARE_NODE)}

${anchor(REASONS.hit)}Bare Node is as fast as one process of Node can be, and stays below the target as well. Of what this blog's main thread does
for a hit, nearly all is Node's and V8's, most of it writing to sockets (\`writev\`); the blog's own code has a few hundredths (see
[where the time goes](#where-the-time-goes)). An answer has more headers than bare Node's, those for security among them.${nextStartReason(limits)}${redisReason(limits)}`;
}

/** Of the first cases without and with gzip. */
const both = (of) => ['identity', 'gzip'].map((encoding) => figure(of(encoding))).join(' and ');

function nextStartReason(limits) {
  const bare = (encoding) => besideOf(limits, BARE_NODE, BY_NEXT, encoding);
  if (Number.isNaN(bare('gzip'))) return '';
  const ours = (encoding) => besideOf(limits, BY_NPM, BY_NEXT, encoding);
  return `

${anchor(REASONS.nextStart)}Beside \`next start\`, bare Node answers ${both(bare)} times as many requests without compression and with gzip, and
this blog ${both(ours)} times. Bare Node's is the most that a server in Node has here; what this blog takes more is said above.`;
}

function redisReason(limits) {
  const bare = (encoding) => besideOf(limits, BARE_NODE, NGINX, encoding);
  const cpuOf = (name) => (encoding) => resultOf(limits, name, encoding)?.cpuMicroseconds;
  if (!resultOf(limits, WITH_REDIS, 'gzip')) return '';
  return `

${anchor(REASONS.redis)}With Redis, all requests of a turn of the event loop share one question to it, and wait for its answer, while Redis and the
load share the cores with them. A request
takes ${both(cpuOf(WITH_REDIS))} µs of CPU without compression and with gzip, beside ${both(cpuOf(BY_NPM))} on a server alone.${
    Number.isNaN(bare('gzip')) ? '' : ` Bare Node, which asks nobody, reaches ${both(bare)} of nginx.`
  }`;
}
