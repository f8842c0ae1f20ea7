// Blogs of Markdown files: a publish, many files at once, and long ones.
import { figure, ratio, table } from '../format.mjs';

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
