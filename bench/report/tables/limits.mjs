// Limits and peers: requests a second, and CPU time a request.
import { figure, table } from '../format.mjs';

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
