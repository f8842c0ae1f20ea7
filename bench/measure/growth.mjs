// What grows with the blog: the build, the memory of a server that knows all posts, and its folder. The built blogs are
// kept for what is measured next.
import { spawnSync } from 'node:child_process';
import { build } from '../build.mjs';
import { layOut, PROJECT } from '../site.mjs';
import { startSource } from '../source.mjs';
import { median, spread } from '../stats.mjs';

/** Builds a blog of each size several times, in turns. */
export async function growth({ counts, rounds, warmUps }) {
  const blogs = [];
  for (const count of counts) {
    const source = await startSource({ count });
    const settings = { CONTENT_SOURCE: 'rest', CONTENT_API_URL: source.url, REVALIDATE_SECONDS: 'false' };
    blogs.push({ count, source, settings, dir: layOut(`rest-${count}`), builds: [] });
  }
  for (let round = 1 - warmUps; round <= rounds; round++) {
    for (const blog of blogs) {
      const built = await build(blog.dir, blog.settings);
      const { requests } = await blog.source.takeCounts();
      if (round > 0) blog.builds.push({ ...built, requests });
    }
  }
  const rows = blogs.map(({ count, builds }) => ({
    count,
    ...spread(builds.map(({ ms }) => ms)),
    cpuSeconds: median(builds.map(({ cpuSeconds }) => cpuSeconds)),
    peakMegabytes: median(builds.map(({ peakMegabytes }) => peakMegabytes)),
    requests: builds[0].requests,
  }));
  return { rows, blogs };
}

/** How much a folder takes on the disk, in megabytes. */
export function diskMegabytes(dir) {
  const { stdout = '' } = spawnSync('du', ['-sk', dir], { encoding: 'utf8' });
  return Number.parseInt(stdout, 10) / 1024;
}

/** What the catalogue takes in memory: see memory.ts. */
export function memoryOfPosts(count) {
  const args = ['--expose-gc', 'scripts/typescript.mjs', 'bench/memory.ts', String(count)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
