// Many Markdown files that come into a running site at once, as when somebody brings their blog, and go again; and a very
// long post, while others read.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { builtBlog } from '../blog.mjs';
import { longText } from '../long-text.mjs';
import { emptyFolder, start } from '../site.mjs';
import { post } from '../source-posts.mjs';
import { quantile } from '../stats.mjs';
import { read, readUntil, waitUntil } from '../webhook.mjs';

// As many as the blog that they come to has; the first of those that come is newer than all of them.
const BEFORE = 30;

/**
 * @param sizes `files`: how many come; `megabytes`: how long the long posts are; `readers`: how many read meanwhile;
 * `restMs`: the site is at rest where nothing more comes for so long
 */
export async function manyAtOnce({ files, megabytes, readers, restMs }) {
  const posts = emptyFolder('many-at-once/posts');
  for (let n = 1; n <= BEFORE; n++) writePost(posts, n);
  const dir = await builtBlog();
  const settings = { CONTENT_DIR: posts, CACHE_DIR: `${dir}/cache-files`, REVALIDATE_SECONDS: 'false' };
  const server = await start(dir, settings);
  await readUntil(server.url, '/', `Post ${BEFORE}<`);
  await atRest(server, restMs);

  const numbers = Array.from({ length: files }, (_, index) => BEFORE + 1 + index);
  const [first, last] = [numbers[0], numbers.at(-1)];
  const come = await measured(server, restMs, () => numbers.forEach((n) => void writePost(posts, n)), {
    '/': last,
    '/tags/all': last,
    '/feed.xml': last,
    [`/blog/post-${first}`]: first,
    [`/blog/post-${last}`]: last,
  });
  const gone = await measured(server, restMs, () => numbers.forEach((n) => void rmSync(fileOf(posts, n))), {
    '/': BEFORE,
    '/tags/all': BEFORE,
    '/feed.xml': BEFORE,
    [`/blog/post-${first}`]: null,
    [`/blog/post-${last}`]: null,
  });
  const long = [];
  for (const kind of ['prose', 'code and tables'])
    for (const megabyte of megabytes)
      long.push(await longPost(server, posts, { kind, megabyte, readers, restMs }));
  await server.stop();
  return { files, before: BEFORE, readers, come, gone, long };
}

const fileOf = (dir, n) => join(dir, `post-${n}.md`);

function writePost(dir, n) {
  const { title, publishedAt, tags, content } = post(n, { isLong: true });
  // An excerpt has to be found in the text.
  const start = `Post ${n} begins with **some words** and [a link](https://example.com/${n}).`;
  writeFileSync(
    fileOf(dir, n),
    `---\ntitle: ${title}\ndate: ${publishedAt}\ntags: [${tags.join(', ')}]\n---\n${start}\n\n${content}\n`,
  );
}

/** Does something, and gives how long it takes until the site is right, and what that took. */
async function measured(server, restMs, work, right) {
  const cpuSeconds = server.cost().cpuSeconds;
  const from = publishesIn(server.log()).length;
  work();
  const startedMs = performance.now();
  const ms = {};
  // Each is asked for all the time, as by readers.
  await Promise.all(
    Object.entries(right).map(async ([path, n]) => {
      await waitUntil(`the right ${path}`, () => isRight(server.url, path, n));
      ms[path] = performance.now() - startedMs;
    }),
  );
  // A reader may have been faster than the site itself, whose publish goes on.
  await waitUntil('a publish in the log', () => publishesIn(server.log()).length > from, 100);
  await atRest(server, restMs);
  const publishes = publishesIn(server.log()).slice(from);
  return {
    ms: Math.max(...Object.values(ms)),
    msByPath: ms,
    plans: publishes.length,
    pages: publishes.reduce((sum, { paths = [] }) => sum + paths.length, 0),
    cpuSeconds: server.cost().cpuSeconds - cpuSeconds,
  };
}

/** @param n which post is to be seen, as the newest; null: the post is to be gone */
async function isRight(url, path, n) {
  const { status, text } = await read(url, path);
  if (n === null) return status === 404;
  return status === 200 && text.includes(`Post ${n}<`);
}

async function atRest(server, restMs) {
  for (let [length, since] = [-1, 0]; performance.now() - since < restMs; await pause(100)) {
    if (server.log().length === length) continue;
    [length, since] = [server.log().length, performance.now()];
  }
}

/** What the log says of publishes. */
function publishesIn(log) {
  return log.split('\n').flatMap((line) => {
    if (!line.includes('"event":"publish"')) return [];
    const { event, ...publish } = JSON.parse(line);
    return event === 'publish' ? [publish] : [];
  });
}

/** How long a long post takes until it is shown, and how long those waited who read meanwhile. */
async function longPost(server, dir, { kind, megabyte, readers, restMs }) {
  const name = `long-${kind.split(' ')[0]}-${megabyte}`;
  const paths = ['/', '/archive', '/tags/all', `/blog/post-${BEFORE}`];
  for (const path of paths) await read(server.url, path);
  const waits = [];
  let isOver = false;
  const reading = Array.from({ length: readers }, async (_, index) => {
    for (let turn = index; !isOver; turn++) {
      const startedMs = performance.now();
      await read(server.url, paths[turn % paths.length]);
      waits.push(performance.now() - startedMs);
      await pause(20);
    }
  });
  const front = `---\ntitle: ${name}\ndate: 2020-01-01\n---\n`;
  writeFileSync(join(dir, `${name}.md`), front + longText(kind, megabyte * 1_000_000));
  const startedMs = performance.now();
  await readUntil(server.url, `/blog/${name}`, 'These are its last words.');
  const shownMs = performance.now() - startedMs;
  await atRest(server, restMs);
  isOver = true;
  await Promise.all(reading);
  return { kind, megabyte, shownMs, p50: quantile(waits, 0.5), slowest: Math.max(...waits) };
}
