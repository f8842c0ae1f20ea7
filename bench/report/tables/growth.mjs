// What grows with the blog.
import { counted, figure, ratio, table, withSpread } from '../format.mjs';

const counts = (rows) => rows.map(({ count }) => figure(count));

export function growthSection(rows, { publish, memory, pageMemory }) {
  const fillOf = (count) =>
    publish?.find((row) => row.count === count && row.name === 'one server')?.fill ?? {};
  const [first] = rows;
  return `## Growth

${table(
  ['posts', ...counts(rows)],
  [
    ['build', ...rows.map(({ median, spread }) => withSpread(median / 1000, spread, 's'))],
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

${[memory && ofPosts(memory), pageMemory && ofPages(pageMemory)].filter(Boolean).join('\n')}`;
}

const ofPosts = ({ bytesAPost, posts, megabytes }) =>
  `The catalogue takes ${figure(bytesAPost)} bytes of memory a post (${figure(posts)} posts: ${figure(megabytes)} MB).`;

const ofPages = ({ pages, before, after }) =>
  `A page that was read takes ${figure(((after - before) / pages) * 1024)} kB of a server's memory: ${counted(pages, 'page')}, from ${figure(before)} to ${figure(after)} MB.`;
