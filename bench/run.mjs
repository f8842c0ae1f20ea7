// The benchmarks: `npm run bench`, or small with `-- --quick`; some of them with `-- --only limits,publish`; a larger blog
// with `-- --posts 100000`; a longer soak with `-- --soak-minutes 30`. Each comparison is made in one run, in turns, so that
// its ratio means something on a machine that is busy, too. Results are written to bench/results; those of some parts, and
// quick ones, are only shown, and with `--write` take the place of what was measured of the same parts before. With
// `--report` nothing is measured, and the results are written again.
import { parseArgs } from 'node:util';
import { beforeAndAfter } from './measure/before-after.mjs';
import { burst } from './measure/burst.mjs';
import { files } from './measure/files.mjs';
import { growth, memoryOfPosts } from './measure/growth.mjs';
import { limits } from './measure/limits.mjs';
import { manyAtOnce } from './measure/many-at-once.mjs';
import { memoryOfPages } from './measure/page-memory.mjs';
import { profile } from './measure/profile.mjs';
import { publishing } from './measure/publish.mjs';
import { rebuilds } from './measure/rebuild.mjs';
import { soak } from './measure/soak.mjs';
import { machine } from './report/machine.mjs';
import { writeReport } from './report/write.mjs';
import { sizesOf } from './sizes.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    write: { type: 'boolean' },
    report: { type: 'boolean' },
    only: { type: 'string' },
    posts: { type: 'string' },
    'soak-minutes': { type: 'string' },
  },
});
const sizes = sizesOf({
  isQuick: values.quick,
  soakMinutes: Number(values['soak-minutes'] ?? 0),
  mostPosts: Number(values.posts ?? 0),
});
const startedMs = performance.now();

const NEED_GROWTH = ['rebuild', 'page-memory', 'publish', 'burst', 'soak', 'profile'];
const only = values.report ? [] : (values.only?.split(',') ?? null);
const isAsked = (name) => only === null || only.includes(name);
const isNeeded = (name) =>
  isAsked(name) || (name === 'growth' && NEED_GROWTH.some((each) => only.includes(each)));
// What others need is built once.
const growthSizes = isAsked('growth') ? sizes.growth : { ...sizes.growth, rounds: 1, warmUps: 0 };

const on = machine(values);
const measured = {};
const failed = [];

/** Runs a part of the benchmarks, where it is needed. One that fails does not stop the others. */
async function part(name, work) {
  if (!isNeeded(name)) return;
  const beganMs = performance.now();
  try {
    const found = await work();
    if (isAsked(name)) measured[name] = { on, found };
  } catch (error) {
    failed.push(name);
    console.error(`${name} failed:`, error);
  } finally {
    console.log(`${name}: ${Math.round((performance.now() - beganMs) / 1000)} s`);
  }
}

await part('before-after', () => beforeAndAfter(sizes.beforeAfter));
await part('limits', () => limits(sizes.limits));
await part('files', () => files(sizes.files));
await part('many-at-once', () => manyAtOnce(sizes.manyAtOnce));
await part('memory', () => memoryOfPosts(sizes.memoryPosts));
let blogs = [];
await part('growth', async () => {
  const grown = await growth(growthSizes);
  blogs = grown.blogs;
  return grown.rows;
});
if (blogs.length > 0) {
  const onTwo = blogs
    .filter(({ count }) => sizes.onTwo?.includes(count) ?? true)
    .map((blog) => ({ ...blog, isOnTwo: true }));
  const [small] = blogs;
  const ofAtLeast = (posts) => blogs.find(({ count }) => count >= posts) ?? blogs.at(-1);
  const thousand = ofAtLeast(sizes.burst.calls);
  const { firstVisits, visits } = sizes.pageMemory;
  await part('rebuild', () => rebuilds(blogs, sizes.rebuild));
  await part('page-memory', () => memoryOfPages(ofAtLeast(firstVisits + visits), sizes.pageMemory));
  await part('publish', () => publishing([...blogs, ...onTwo], sizes.publish));
  await part('burst', () => burst(thousand, sizes.burst));
  await part('soak', () => soak(thousand, sizes.soak));
  await part('profile', () => profile(small, sizes.profile));
  for (const { source } of blogs) await source.stop();
}

const { untrue = 0, neverShown = 0 } = measured.burst?.found ?? {};
if (untrue > 0) failed.push(`burst: ${untrue} of its 200s were not true`);
if (neverShown > 0) failed.push(`burst: ${neverShown} of its 202s never came true`);
console.log(`All of it: ${Math.round((performance.now() - startedMs) / 1000)} s`);
const isWhole = values.only === undefined && !values.quick;
writeReport(measured, { isKept: values.write === true || isWhole });
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);
