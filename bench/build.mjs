// Builds copies of the blog, as `next build` does.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { watchCost } from './process-cost.mjs';
import { NEXT, PROJECT, run } from './site.mjs';

/** All are built in one place, and moved: the compiler keeps what it has compiled by its place, which is also the tests'. */
const BUILDING = join(PROJECT, '.test/built/building');
/** What it keeps is of use to builds with the same configuration. Of the blog's own the tests may have it already. */
const compiledWith = (config) =>
  config.equals(readFileSync(join(PROJECT, 'next.config.js')))
    ? join(PROJECT, '.test/compiled')
    : join(PROJECT, '.test/bench/compiled', createHash('sha256').update(config).digest('hex').slice(0, 8));

/** Runs `next build`; gives how long it took, in ms, and what it cost. */
export async function build(dir, settings = {}) {
  const cache = join(BUILDING, '.next/cache/turbopack');
  const compiled = compiledWith(readFileSync(join(dir, 'next.config.js')));
  moveTo(dir, BUILDING);
  moveTo(compiled, cache);
  const startedMs = performance.now();
  const { child, ended, log } = run([NEXT, 'build'], BUILDING, settings);
  const cost = watchCost(child);
  const isBuilt = (await ended) === 0;
  const ms = performance.now() - startedMs;
  moveTo(cache, compiled);
  renameSync(BUILDING, dir);
  if (!isBuilt) throw new Error(`next build failed in ${dir}:\n${log()}`);
  return { ms, ...(await cost) };
}

/** Replaces a folder by another one, where there is one. */
function moveTo(from, to) {
  if (!existsSync(from)) return;
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}
