// Publishing Markdown files: each publish looks at all of them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { layOut, start } from '../site.mjs';
import { post } from '../source-posts.mjs';
import { quantile } from '../stats.mjs';
import { publishWhole, readUntil } from '../webhook.mjs';

export async function files({ fileCounts, publishes }) {
  const blogs = [];
  for (const count of fileCounts) blogs.push(await buildBlog(count));
  await Promise.all(blogs.map(startBlog));
  for (let n = 0; n <= publishes; n++) {
    for (const { count, posts, server, times } of blogs) {
      write(posts, post(count, { title: `Edit ${n}` }));
      const startedMs = performance.now();
      await publishWhole(server.url, count);
      // The first one warms up.
      if (n > 0) times.push(performance.now() - startedMs);
    }
  }
  await Promise.all(blogs.map(({ server }) => server.stop()));
  return blogs.map(({ count, buildMs, times }) => ({
    count,
    buildMs,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  }));
}

async function buildBlog(count) {
  const dir = layOut(`files-${count}`);
  const posts = join(dir, 'content/posts');
  rmSync(posts, { recursive: true });
  mkdirSync(posts);
  for (let n = 1; n <= count; n++) write(posts, post(n));
  const { ms } = await build(dir);
  return { count, dir, posts, server: null, buildMs: ms, times: [] };
}

async function startBlog(blog) {
  blog.server = await start(blog.dir, { REVALIDATE_SECONDS: 'false' });
  await readUntil(blog.server.url, '/archive', '/blog/');
}

function write(dir, { id, content, ...fields }) {
  const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  writeFileSync(join(dir, `${id}.md`), `---\n${front.join('\n')}\n---\n${content}\n`);
}
