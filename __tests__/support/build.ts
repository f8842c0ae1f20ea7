// Built sites: a real `next build` each. They are built in one place, one after the other, because the compiler keeps
// what it has compiled by its place: the first build takes half a minute, and the others, of nearly the same, seconds.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { locked } from './lock';
import { type Ended, NEXT, PROJECT, runToEnd, type Settings, TEST_DIR } from './run';

/** Where a built site is. */
export function builtDir(name: string): string {
  return join(TEST_DIR, 'built', name);
}

const FIXTURES = join(PROJECT, '__tests__/fixtures/site');
/** Where sites are built: beside those that are, for the links to modules in them are relative. */
export const BUILDING = builtDir('building');
const LOCK = join(TEST_DIR, 'building.lock');
/** What the compiler has kept, between two builds. */
const COMPILED = join(TEST_DIR, 'compiled');

/** What a site is built from. */
const PARTS = [
  'components',
  'lib',
  'pages',
  'public',
  'instrumentation-client.ts',
  'instrumentation.ts',
  'next.config.js',
  'package.json',
  'server.js',
  'tsconfig.json',
];

/** For tests that build: a limit that a busy machine keeps as well. */
export const BUILD_LIMIT_MS = 600_000;

interface Options {
  /** Changes what was laid out, before it is built. */
  prepare?: (dir: string) => Promise<void>;
  /** Where next.config.js, as it was prepared, has the build. */
  distDir?: string;
}

/**
 * Builds a site from the project's sources, which servers can then be started from.
 * @param name what it is called as `built`; an older one of that name is replaced
 */
export function buildSite(name: string, settings: Settings, options: Options = {}): Promise<Ended> {
  return locked(LOCK, () => build(name, settings, options));
}

/**
 * Builds a site that several test files share, unless one of them already has.
 * @throws Error when it does not build
 */
export function buildOnce(name: string, settings: Settings, options: Options = {}): Promise<void> {
  return locked(LOCK, async () => {
    if (existsSync(builtDir(name))) return;
    const { code, output } = await build(name, settings, options);
    if (code !== 0) throw new Error(`The test site "${name}" did not build:\n${output}`);
  });
}

async function build(name: string, settings: Settings, options: Options): Promise<Ended> {
  const { prepare = async () => {}, distDir = '.next' } = options;
  const cache = join(BUILDING, distDir, 'cache/turbopack');
  await layOut();
  await prepare(BUILDING);
  await mkdir(dirname(cache), { recursive: true });
  if (existsSync(COMPILED)) await rename(COMPILED, cache);
  const ended = await runToEnd([NEXT, 'build'], BUILDING, settings);
  if (existsSync(cache)) await rename(cache, COMPILED);
  if (ended.code !== 0) return ended;
  const dir = builtDir(name);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dirname(dir), { recursive: true });
  await rename(BUILDING, dir);
  return ended;
}

async function layOut(): Promise<void> {
  await rm(BUILDING, { recursive: true, force: true });
  await mkdir(BUILDING, { recursive: true });
  for (const part of PARTS) await cp(join(PROJECT, part), join(BUILDING, part), { recursive: true });
  await layOutFixtures();
  // `npm run types` checks types, once; not each of a dozen builds.
  const types = JSON.parse(await readFile(join(PROJECT, 'tsconfig.json'), 'utf8'));
  await writeFile(join(BUILDING, 'tsconfig.json'), JSON.stringify({ ...types, include: ['next-env.d.ts'] }));
}

/** The blog's name, posts and pictures are the tests' own, so that those of a copy may be any. */
async function layOutFixtures(): Promise<void> {
  const config = await readFile(join(FIXTURES, 'site.config.ts'), 'utf8');
  await writeFile(join(BUILDING, 'site.config.ts'), config.replaceAll('../../../', './'));
  for (const part of ['content', 'public/images']) {
    await rm(join(BUILDING, part), { recursive: true, force: true });
    await cp(join(FIXTURES, part), join(BUILDING, part), { recursive: true });
  }
}
