// CONTENT_GIT_PULL: when commits were pushed, the folder of Markdown files is pulled before it is read.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { idByName } from '../../content/markdown/files';
import { reasonOf } from '../../log';
import { processWide } from '../../process-wide';
import type { Change } from '../dialects/dialect';

const PULL_LIMIT_MS = 60_000;

const run = promisify(execFile);
const pulls = processWide('git-pull', () => ({ last: Promise.resolve() as Promise<unknown> }));

/**
 * Pulls, fast-forward only.
 * @param dir a folder in the repository
 * @returns what the pulled commits changed in it, renames among them
 * @throws Error with what git says
 */
export function pull(dir: string): Promise<Change[]> {
  const mine = pulls.last.then(() => pullNow(dir));
  // Two at a time would meet at git's lock.
  pulls.last = mine.catch(() => {});
  return mine;
}

async function pullNow(dir: string): Promise<Change[]> {
  const before = (await git(dir, 'rev-parse', 'HEAD')).trim();
  await git(dir, 'pull', '--ff-only', '--quiet');
  return changesIn(
    await git(dir, 'diff', '--name-status', '-z', '-M', '--relative', before, 'HEAD', '--', '.'),
  );
}

async function git(dir: string, ...args: string[]): Promise<string> {
  try {
    // Nobody is there to type a password.
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0' };
    return (await run('git', ['-C', dir, ...args], { env, timeout: PULL_LIMIT_MS })).stdout;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(`git ${args[0]} in ${dir} failed: ${withoutUser(said || reasonOf(error))}`, {
      cause: error,
    });
  }
}

/** An address may have a token in it. */
function withoutUser(text: string): string {
  return text.replace(/\/\/[^/@\s]+@/g, '//…@');
}

/** Reads `git diff --name-status -z`: a status and a name, or of a rename two, each ended by a zero byte. */
export function changesIn(diff: string): Change[] {
  const words = diff.split('\0');
  const changes: Change[] = [];
  for (let status = words.shift(); status; status = words.shift()) {
    const names = [words.shift() ?? ''];
    if (/^[RC]/.test(status)) names.push(words.shift() ?? '');
    const ids = names.filter((name) => name.endsWith('.md') && !/[/]|^\./.test(name)).map(idByName);
    const [id, to] = ids;
    if (status.startsWith('R') && id !== undefined && to !== undefined) {
      changes.push({ id: to, previousId: id });
    } else {
      changes.push(...ids.map((each) => ({ id: each })));
    }
  }
  return changes;
}
