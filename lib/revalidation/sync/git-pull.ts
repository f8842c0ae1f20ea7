// CONTENT_GIT_PULL: when commits were pushed, and at each sync, the folder of Markdown files is pulled before it is
// read.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { currentCatalogue } from '../../catalogue/open';
import { idByName, isPostFile } from '../../content/markdown/folder/file-name';
import { pagesDir } from '../../content/markdown/folder/pages-folder';
import { foreignEnv } from '../../env';
import { reasonOf } from '../../log';
import { singleFlight } from '../../process/single-flight';
import type { Change } from '../senders/dialect';

const PULL_LIMIT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const FACT = 'published commit';

const run = promisify(execFile);

export interface Pulled {
  changes: Change[];
  /** Call it once they are published: the next pull tells of what came after them. */
  done(): Promise<void>;
}

const pulls = singleFlight<null, Pulled>({ name: 'git pull', work: pullNow });

/**
 * Pulls, fast-forward only. Who asks while another pull is under way shares the next one: two at a time would meet at
 * git's lock.
 * @param dir a folder in the repository
 * @returns what changed in it since the last pull that was published, renames among it
 * @throws Error with what git says
 */
export const pull = (dir: string): Promise<Pulled> => pulls.run(dir, null);

async function pullNow(dir: string): Promise<Pulled> {
  const before = await headOf(dir);
  await git(dir, 'pull', '--ff-only', '--quiet');
  const after = await headOf(dir);
  const catalogue = await currentCatalogue();
  const published = commitIn((await catalogue.facts.get(FACT)) ?? '') ?? before;
  // A commit that was published may be gone, with a history that somebody rewrote and reset to.
  const diff = await diffSince(dir, published).catch(() => diffSince(dir, before));
  // There may be no such folder, or one that is in no repository: then a look at it tells.
  const ofPages = await diffSince(pagesDir(dir), published).catch(() => '');
  const changes = [...changesIn(diff), ...changesIn(ofPages).map(asPageChange)];
  return { changes, done: () => catalogue.facts.put(FACT, after) };
}

async function headOf(dir: string): Promise<string> {
  const commit = commitIn(await git(dir, 'rev-parse', 'HEAD'));
  if (commit === null) throw new Error(`git in ${dir} says no commit.`);
  return commit;
}

/** The name of a commit; null for what is none, and might be an option to git. */
function commitIn(text: string): string | null {
  return /^[0-9a-f]{40,64}$/.test(text.trim()) ? text.trim() : null;
}

const diffSince = (dir: string, commit: string) =>
  git(dir, 'diff', '--name-status', '-z', '-M', '--relative', commit, 'HEAD', '--', '.');

async function git(dir: string, ...args: string[]): Promise<string> {
  try {
    // Nobody is there to type a password. Hooks, helpers and filters of the clone run with this environment.
    const env = { ...foreignEnv(), GIT_TERMINAL_PROMPT: '0' };
    const limits = { timeout: PULL_LIMIT_MS, maxBuffer: MAX_OUTPUT_BYTES };
    return (await run('git', ['-C', dir, ...args], { env, ...limits })).stdout;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    // The error itself is not passed on: an address in it may have a token.
    throw new Error(`git ${args[0]} in ${dir} failed: ${withoutUser(said || reasonOf(error))}`);
  }
}

/** An address may have a token in it. */
function withoutUser(text: string): string {
  return text.replace(/\/\/[^/@\s]+@/g, '//…@');
}

const asPageChange = ({ id, previousId }: Change): Change =>
  previousId === undefined ? { id: `/${id}` } : { id: `/${id}`, previousId: `/${previousId}` };

/** Reads `git diff --name-status -z`: a status and a name, or of a rename two, each ended by a zero byte. */
export function changesIn(diff: string): Change[] {
  const words = diff.split('\0');
  const changes: Change[] = [];
  for (let status = words.shift(); status; status = words.shift()) {
    const names = [words.shift() ?? ''];
    if (/^[RC]/.test(status)) names.push(words.shift() ?? '');
    const ids = names.filter(isPostFile).map(idByName);
    const [id, to] = ids;
    if (status.startsWith('R') && id !== undefined && to !== undefined && id !== to) {
      changes.push({ id: to, previousId: id });
    } else {
      changes.push(...[...new Set(ids)].map((each) => ({ id: each })));
    }
  }
  return changes;
}
