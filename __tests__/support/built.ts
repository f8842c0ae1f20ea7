// The two sites that most servers are started from, and copies of built sites.
import { existsSync } from 'node:fs';
import { cp, link, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildOnce, builtDir } from './build';
import { POSTS } from './posts';
import { TEST_DIR } from './run';
import { ScriptedSource } from './scripted-source';

/** Built when a test run first needs them. */
const SITES: Record<string, () => Promise<void>> = {
  markdown: () => buildOnce('markdown', {}),
  async rest() {
    const source = await new ScriptedSource(POSTS).start();
    await buildOnce('rest', source.settings).finally(() => source.stop());
  },
};

const WORKER = Number(process.env.JEST_WORKER_ID ?? 0);

// Of this worker. What its last test file left there is needed no more.
const emptyRuns = async () => {
  const runs = join(TEST_DIR, 'run', `worker-${WORKER}`);
  await rm(runs, { recursive: true, force: true });
  await mkdir(runs, { recursive: true });
  return runs;
};
let emptied: Promise<string> | undefined;

/** What no server changes, and is most of a built site: its copies share it. */
const SHARED = ['.next/server', '.next/static', 'lib'];
/** What no server reads: what it was compiled from, and what tells of that. Of `pages` it asks whether they are there. */
const UNREAD = /\.(map|nft\.json|ts)$/;

/** A copy of a built site, for one server. */
export async function copyOfBuilt(name: string): Promise<string> {
  if (!existsSync(builtDir(name))) await SITES[name]?.();
  emptied ??= emptyRuns();
  const dir = await mkdtemp(join(await emptied, `${name}-`));
  const apart = [...SHARED, 'components'].map((part) => join(builtDir(name), part));
  await cp(builtDir(name), dir, { recursive: true, filter: (file) => !apart.includes(file) });
  for (const part of SHARED) await linkAll(join(builtDir(name), part), join(dir, part));
  return dir;
}

async function linkAll(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map((entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) return linkAll(source, target);
      return UNREAD.test(entry.name) ? undefined : link(source, target);
    }),
  );
}
