// The benchmarks: `npm run bench`, or small with `-- --quick`; some of them with `-- --only limits,publish`; a larger blog
// with `-- --posts 100000`; a longer soak with `-- --soak-minutes 30`. Each comparison is made in one run, in turns, so that
// its ratio means something on a machine that is busy, too. Results are written to bench/results; those of a part are only
// shown, and quick ones are written with `--write`.
import { parseArgs } from 'node:util';
import { beforeAndAfter } from './measure/before-after.mjs';
import { burst } from './measure/burst.mjs';
import { files } from './measure/files.mjs';
import { growth, memoryOfPosts } from './measure/growth.mjs';
import { limits } from './measure/limits.mjs';
import { manyAtOnce } from './measure/many-at-once.mjs';
import { profile } from './measure/profile.mjs';
import { publishing } from './measure/publish.mjs';
import { soak } from './measure/soak.mjs';
import { machine } from './report/machine.mjs';
import { writeReport } from './report/write.mjs';
import { sizesOf } from './sizes.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    write: { type: 'boolean' },
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

const NEED_GROWTH = ['publish', 'burst', 'soak', 'profile'];
const only = values.only?.split(',') ?? null;
const isAsked = (name) =>
  only === null ||
  only.includes(name) ||
  (name === 'growth' && NEED_GROWTH.some((each) => only.includes(each)));
// What others need is built once.
const growthSizes =
  only?.includes('growth') === false ? { ...sizes.growth, rounds: 1, warmUps: 0 } : sizes.growth;

const failed = [];

/** Runs a part of the benchmarks, where it is asked for. One that fails does not stop the others. */
async function part(name, work) {
  if (!isAsked(name)) return undefined;
  const beganMs = performance.now();
  try {
    return await work();
  } catch (error) {
    failed.push(name);
    console.error(`${name} failed:`, error);
    return undefined;
  } finally {
    console.log(`${name}: ${Math.round((performance.now() - beganMs) / 1000)} s`);
  }
}

async function growthAndWhatNeedsIt() {
  const grown = await part('growth', () => growth(growthSizes));
  if (!grown) return {};
  const { rows, blogs } = grown;
  const onTwo = blogs
    .filter(({ count }) => sizes.onTwo.includes(count))
    .map((blog) => ({ ...blog, isOnTwo: true }));
  const [small] = blogs;
  const thousand = blogs.find(({ count }) => count >= sizes.burst.calls) ?? small;
  const found = {
    growth: rows,
    publishing: await part('publish', () => publishing([...blogs, ...onTwo], sizes.publish)),
    burst: await part('burst', () => burst(thousand, sizes.burst)),
    soak: await part('soak', () => soak(thousand, sizes.soak)),
    profile: await part('profile', () => profile(small, sizes.profile)),
  };
  for (const { source } of blogs) await source.stop();
  return found;
}

const results = {
  machine: machine(values),
  beforeAfter: await part('before-after', () => beforeAndAfter(sizes.beforeAfter)),
  limits: await part('limits', () => limits(sizes.limits)),
  files: await part('files', () => files(sizes.files)),
  manyAtOnce: await part('many-at-once', () => manyAtOnce(sizes.manyAtOnce)),
  memory: await part('memory', () => memoryOfPosts(sizes.memoryPosts)),
  ...(isAsked('growth') ? await growthAndWhatNeedsIt() : {}),
  sizes,
};
if (results.burst?.untrue > 0) failed.push(`burst: ${results.burst.untrue} of its 200s were not true`);
console.log(`All of it: ${Math.round((performance.now() - startedMs) / 1000)} s`);
writeReport(results, { isKept: values.only === undefined && (!values.quick || values.write === true) });
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);
