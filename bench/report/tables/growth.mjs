// What grows with the blog.
import { figure, ratio, table } from '../format.mjs';

const counts = (rows) => rows.map(({ count }) => figure(count));

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
