// What a publish is on sites without this: a build of the whole blog, with all posts as pages.
import { build } from '../build.mjs';
import { layOut } from '../site.mjs';
import { spread, times } from '../stats.mjs';

/** @param blogs as `growth` built them; `rebuildCounts`: of how many posts those are that are built whole */
export async function rebuilds(blogs, { rebuildCounts, rebuildRounds }) {
  const found = [];
  for (const { count, source, settings } of blogs.filter(({ count }) => rebuildCounts.includes(count))) {
    const dir = layOut(`rebuild-${count}`);
    const whole = { ...settings, PRERENDER_COUNT: String(count) };
    await source.takeCounts();
    const all = await times(rebuildRounds, async () => (await build(dir, whole)).ms);
    const { requests } = await source.takeCounts();
    found.push({ count, ...spread(all), requests: requests / rebuildRounds });
  }
  return found;
}
