// Which results are drawn.
import { figure } from './format.mjs';
import { barPlot } from './plots.mjs';

const isOurs = (name) => name.startsWith('this blog') || name.includes('with Redis');

/** @returns SVG files by name */
export function plotsOf({ 'before-after': beforeAfter, limits, publish, growth }) {
  const plots = {};
  if (beforeAfter) {
    const bars = beforeAfter.capacities.map(({ name, capacity }) =>
      bar(name, capacity, figure(capacity), isOurs(name)),
    );
    plots['before-after.svg'] = barPlot('Requests a second that one server answers with p95 ≤ 200 ms', bars);
  }
  if (limits) {
    const gzip = limits.cases.findIndex(({ encoding }) => encoding === 'gzip');
    const bars = limits.servers.map(({ name, results }) => {
      const rate = results[gzip]?.median ?? 0;
      return bar(name, rate, figure(rate), isOurs(name));
    });
    plots['limits.svg'] = barPlot('Requests a second of one page: gzip, 64 connections', bars);
  }
  if (publish) {
    const bars = publish.map(({ name, count, which, readP50 }) =>
      bar(
        `${figure(count)} posts, ${which}${name.includes('two') ? ', Redis' : ''}`,
        readP50,
        figure(readP50, 'ms'),
        true,
      ),
    );
    plots['publish.svg'] = barPlot('From the webhook to a reader with the new post and lists: p50', bars);
  }
  if (growth?.every(({ median }) => median > 0)) {
    const bars = growth.map(({ count, median }) =>
      bar(`${figure(count)} posts`, median, figure(median / 1000, 's'), true),
    );
    plots['growth.svg'] = barPlot('A build', bars);
  }
  return plots;
}

const bar = (label, value, text, ours) => ({ label, value, text, isOurs: ours });
