// Limits and peers: requests a second, and CPU time a request.
import { figure, ratio, table } from '../format.mjs';

const BARE_NODE = 'bare Node, from memory';
const NODE_SERVERS = ['this blog, `npm start`', 'one of two servers with Redis', BARE_NODE];

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
  return `## Limits and peers

The page of one post, as fast as it can be served: each encoding with 64 connections, then gzip with others. nginx has one
worker. The load takes a core of its own, and is what limits the fastest; CPU time a request does not depend on it.

${table(
  header,
  servers.map(({ name, results }) => [name, ...results.map(cell)]),
)}

${table(['µs of CPU a request', ...header.slice(1)], cpu)}

${beside('nginx, a file')}

${beside(BARE_NODE)}

Bare Node is as fast as a server in Node can be. Most of what this blog takes more is Node's own work and not the blog's code
(see [where the time goes](#where-the-time-goes)): Next uses \`AsyncLocalStorage\`, for which Node 20 follows each callback
(\`_propagate\`, \`emitInitScript\`, a part of \`nextTick\`), and an answer has more headers, those for security among
them. To write to sockets takes half of the time in both. With Redis, all requests of a turn of the event loop wait for one
question to it.`;
}
