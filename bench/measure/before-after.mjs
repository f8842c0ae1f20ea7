// Before and after: the same blog and the same readers, with each page rendered for each request, with Next's ISR alone,
// and as it is.
import { builtBlog } from '../blog.mjs';
import { build } from '../build.mjs';
import { openLoop } from '../load/open-loop.mjs';
import { allPaths, randomNumbers, zipf } from '../load/workload.mjs';
import { start } from '../site.mjs';
import { startSource } from '../source.mjs';
import { mediansOf } from '../stats.mjs';
import { layOutPlain } from '../variants.mjs';
import { publish, read, readUntil } from '../webhook.mjs';

const SOURCE_MS = 20;
const GOOD_P95_MS = 200;
const FIRST_STEP = 25;
/** More than this the load itself cannot ask. */
const LAST_STEP = 8000;
const WARM_AT_ONCE = 16;
/** Publishes renew pages; that time does, too, is a safety net. */
const SETTINGS = { CONTENT_SOURCE: 'rest', REVALIDATE_SECONDS: '3600', FIRST_VISITS_PER_SECOND: '10000' };

/**
 * @param sizes `paces`: how often something is published, and for how many seconds that is measured
 * @returns medians of each variant at each pace, what one server of each can take, and the sizes
 */
export async function beforeAndAfter(sizes) {
  const source = await startSource({ count: sizes.posts, delayMs: SOURCE_MS, isLong: true });
  const settings = { ...SETTINGS, CONTENT_API_URL: source.url };
  const variants = await startAll(sizes, settings, source);
  const measuredAt = [];
  for (const pace of sizes.paces) {
    for (const variant of variants) variant.rounds = [];
    for (let round = 0; round < sizes.rounds; round++) {
      for (const variant of variants)
        variant.rounds.push(await measured(variant, source, { ...sizes, ...pace }, round));
    }
    const found = variants.map(({ name, rounds }) => ({ name, ...mediansOf(rounds) }));
    measuredAt.push({ ...pace, variants: found });
  }
  for (const variant of variants) variant.capacity = await capacityOf(variant, sizes);
  await Promise.all(variants.map(({ server }) => server.stop()));
  await source.stop();
  const { posts, rate, rounds, warmUps } = sizes;
  const capacities = variants.map(({ name, capacity }) => ({ name, capacity }));
  return { paces: measuredAt, capacities, posts, rate, rounds, warmUps };
}

async function startAll(sizes, settings, source) {
  const perRequest = layOutPlain('per-request', 'request');
  const isr = layOutPlain('isr', 'isr');
  for (const dir of [perRequest, isr]) await build(dir, settings);
  const ours = await builtBlog();
  const variants = [
    { name: 'each page rendered per request', dir: perRequest, by: 'next start', publishes: false },
    { name: 'ISR alone', dir: isr, by: 'next start', publishes: true },
    { name: 'this blog, `next start`', dir: ours, by: 'next start', publishes: true },
    { name: 'this blog, `npm start`', dir: ours, by: 'npm start', publishes: true },
  ];
  const begin = async (variant, index) => {
    const { dir, by } = variant;
    const cache = { CACHE_DIR: `${dir}/cache-before-after-${index}` };
    variant.server = await start(dir, { ...settings, ...cache }, { by });
    // A blog that knows all its posts has their lists; the others have no such page.
    if (dir === ours) await readUntil(variant.server.url, '/archive', '/blog/');
  };
  await Promise.all(variants.map(begin));
  for (const variant of variants) {
    await visitAll(variant.server.url, sizes.posts);
    await warmUp(variant, source, sizes);
  }
  return variants;
}

/** The first times a server does something take several times as long. */
async function warmUp({ server, publishes }, source, { posts, warmUps }) {
  for (let n = 0; publishes && n < warmUps; n++) {
    const number = posts - (n % posts);
    await source.edit(number, `Post ${number}, edit ${n} to warm up`);
    await publish(server.url, number);
  }
  await visitAll(server.url, posts);
}

/** Each page once, so that what is measured is a blog in use. */
async function visitAll(url, posts) {
  const paths = allPaths(posts);
  const visitor = async () => {
    for (let path = paths.pop(); path; path = paths.pop()) {
      const { status } = await read(url, path);
      if (status !== 200) throw new Error(`${url}${path} answered ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: WARM_AT_ONCE }, visitor));
}

async function measured({ server, publishes }, source, { posts, rate, seconds, publishEveryMs }, round) {
  const random = randomNumbers(round + 1);
  const nextPost = zipf(posts, random);
  let edits = 0;
  const publishing = [];
  const edit = async () => {
    timer = setTimeout(edit, publishEveryMs);
    const n = nextPost();
    edits += 1;
    await source.edit(n, `Post ${n}, edit ${edits} of round ${round}`);
    if (publishes) publishing.push(publish(server.url, n));
  };
  await source.takeCounts();
  const before = server.cost();
  // Half of the time to the next one is over, so that all rounds have the same number.
  let timer = setTimeout(edit, publishEveryMs / 2);
  const { p50, p95, p99, requests, errors } = await openLoop({
    url: server.url,
    rate,
    seconds,
    posts,
    seed: round,
  });
  clearTimeout(timer);
  await Promise.all(publishing);
  const cpuSeconds = server.cost().cpuSeconds - before.cpuSeconds;
  const asked = await source.takeCounts();
  return {
    p50,
    p95,
    p99,
    requests,
    edits,
    errors,
    cpuSeconds,
    sourceRequests: asked.requests,
    sourceKilobytes: asked.bytes / 1000,
  };
}

/** How many requests a second one server answers with a good p95 and no error: each step is so many times the last one. */
async function capacityOf({ server }, { posts, capacity: { factor, seconds } }) {
  let good = 0;
  for (let rate = FIRST_STEP; rate < LAST_STEP; rate *= factor) {
    const { p95, errors } = await openLoop({ url: server.url, rate, seconds, posts, seed: 99 });
    if (errors > 0 || p95 > GOOD_P95_MS) break;
    good = rate;
  }
  return good;
}
