// Publishing: from the webhook's start to the first reader who has the new post and the new lists.
import { setTimeout as pause } from 'node:timers/promises';
import { hasRedis, startRedis } from '../servers/redis.mjs';
import { start } from '../site.mjs';
import { idOf } from '../source.mjs';
import { quantile } from '../stats.mjs';
import { publishWhole, read, readUntil } from '../webhook.mjs';
import { diskMegabytes } from './growth.mjs';

/** @param blogs as `growth` built them */
export async function publishing(blogs, { publishes, warmUps }) {
  const running = [];
  for (const blog of blogs) running.push(await startBlog(blog));
  for (let n = 0; n < warmUps + publishes; n++) {
    for (const each of running) {
      for (const which of ['newest', 'oldest']) {
        const made = await publishOnce(each, which, n);
        if (n >= warmUps) each[which].push(made);
      }
    }
  }
  await Promise.all(running.map(({ stop }) => stop()));
  return running.flatMap(({ name, count, fill, newest, oldest }) => [
    { name, count, which: 'newest', fill, ...summary(newest) },
    { name, count, which: 'oldest', fill, ...summary(oldest) },
  ]);
}

/** @returns what publishing takes on one server, and on two with Redis where there is one */
async function startBlog(blog) {
  const { count, source, settings, dir, isOnTwo } = blog;
  const redis = isOnTwo && hasRedis ? await startRedis() : null;
  const cache = { CACHE_DIR: `${dir}/cache-${isOnTwo ? 'two' : 'one'}` };
  const shared = redis ? { REDIS_URL: redis.url } : cache;
  await source.takeCounts();
  const startedMs = performance.now();
  const first = await start(dir, { ...settings, ...shared });
  await readUntil(first.url, '/archive', '/blog/');
  const fillMs = performance.now() - startedMs;
  const { requests } = await source.takeCounts();
  const second = redis ? await start(dir, { ...settings, ...shared }) : first;
  if (redis) await readUntil(second.url, '/archive', '/blog/');
  const fill = {
    ms: fillMs,
    requests,
    megabytes: first.cost().megabytes,
    disk: redis ? Number.NaN : diskMegabytes(cache.CACHE_DIR),
  };
  const stop = async () => {
    await Promise.all([first.stop(), second.stop()]);
    await redis?.stop();
  };
  const name = redis ? 'two servers with Redis' : 'one server';
  // The archive of a small blog has one page.
  const hasOldestPage = (await read(first.url, OLDEST_PAGE)).status === 200;
  // Where readers find the post.
  const lists = { newest: ['/', '/archive'], oldest: hasOldestPage ? [OLDEST_PAGE] : ['/archive'] };
  // What readers have asked for before is what a publish has to renew.
  for (const path of [pathOf('oldest', count), ...lists.oldest, '/feed.xml']) await read(first.url, path);
  return { name, count, source, first, second, lists, fill, stop, newest: [], oldest: [] };
}

const OLDEST_PAGE = '/archive/1';
const numberOf = (which, count) => (which === 'newest' ? count : 1);
const pathOf = (which, count) => `/blog/${idOf(numberOf(which, count))}`;

/** Publishes an edit, and reads its post and its lists, on the other server where there are two. */
async function publishOnce({ count, source, first, second, lists }, which, n) {
  const number = numberOf(which, count);
  const title = `Edit ${n} of the ${which}`;
  await source.edit(number, title);
  await source.takeCounts();
  const before = first.cost().cpuSeconds;
  const startedMs = performance.now();
  const { results } = await publishWhole(first.url, number);
  const webhookMs = performance.now() - startedMs;
  const cpuMs = (first.cost().cpuSeconds - before) * 1000;
  for (const path of [pathOf(which, count), ...lists[which]]) {
    const { text } = await read(second.url, path);
    if (!text.includes(title)) throw new Error(`After a 200 ${path} does not show "${title}".`);
  }
  const readMs = performance.now() - startedMs;
  const { requests, bytes } = await source.takeCounts();
  // What the last publish left to do is no part of the next one.
  await pause(5);
  return { webhookMs, readMs, cpuMs, requests, bytes, pages: results.length };
}

function summary(list) {
  const of = (name, share) =>
    quantile(
      list.map((each) => each[name]),
      share,
    );
  return {
    webhookP50: of('webhookMs', 0.5),
    webhookP95: of('webhookMs', 0.95),
    readP50: of('readMs', 0.5),
    readP95: of('readMs', 0.95),
    // The system counts it in steps of 10 ms: only the sum of many says something.
    cpuMs: list.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / list.length,
    pages: of('pages', 0.5),
    requests: of('requests', 0.5),
    bytes: of('bytes', 0.5),
  };
}
