// What a pull stands: a store that says anything of what was published, and a clone with programs of its own.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCatalogue } from '../../../../lib/catalogue/open';
import { pull } from '../../../../lib/revalidation/sync/git-pull';
import { MemoryRecords } from '../../../support/memory-records';

const SECRET = 'secret-of-the-webhook-with-32-characters';
const OURS = { REVALIDATE_SECRET: SECRET, REDIS_URL: 'redis://user:password-of-redis@127.0.0.1:6379' };

let root: string;
let author: string;
let clone: string;

function git(dir: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Author', '-c', 'user.email=author@example.com'];
  return execFileSync('git', ['-C', dir, ...who, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function push(file: string): void {
  writeFileSync(join(author, file), `---\ntitle: ${file}\n---\nText of ${file}.\n`);
  git(author, 'add', '-A');
  git(author, 'commit', '-q', '-m', 'Edit');
  git(author, 'push', '-q', 'origin', 'HEAD:main');
}

beforeEach(() => {
  Object.assign(process.env, OURS, { COPY_OF_IT: `copied ${SECRET}`, OF_THE_MACHINE: 'kept' });
  root = mkdtempSync(join(tmpdir(), 'git-trouble-'));
  [author, clone] = [join(root, 'author'), join(root, 'clone')];
  const remote = join(root, 'remote.git');
  git(root, 'init', '-q', '--bare', '-b', 'main', remote);
  git(root, 'clone', '-q', remote, author);
  push('first.md');
  git(root, 'clone', '-q', remote, clone);
});

afterEach(() => {
  for (const name of [...Object.keys(OURS), 'COPY_OF_IT', 'OF_THE_MACHINE']) delete process.env[name];
  rmSync(root, { recursive: true });
});

test.each(['--output=', '-O', '--no-index', 'HEAD', 'main', ''])(
  'what the store says was published is a commit or nothing, never an option to git: "%s"',
  async (said) => {
    const written = join(root, 'written');
    const catalogue = openCatalogue(new MemoryRecords());
    await catalogue.facts.put('published commit', said === '--output=' ? said + written : said);
    push('second.md');
    expect((await pull(clone)).changes).toEqual([{ id: 'second' }]);
    expect(existsSync(written)).toBe(false);
  },
);

test('hooks of the clone run without the settings and secrets of the blog', async () => {
  openCatalogue(new MemoryRecords());
  const seen = join(root, 'environment');
  const hook = join(clone, '.git/hooks/post-merge');
  writeFileSync(hook, `#!/bin/sh\nenv > ${seen}\n`);
  chmodSync(hook, 0o755);
  push('second.md');
  await pull(clone);
  const environment = readFileSync(seen, 'utf8');
  expect(environment).not.toMatch(/REVALIDATE_SECRET|secret-of-the-webhook|password-of-redis/);
  expect(environment).toContain('OF_THE_MACHINE=kept');
});

test('pushes at once share one pull, which begins after them', async () => {
  const catalogue = openCatalogue(new MemoryRecords());
  await catalogue.facts.put('published commit', git(clone, 'rev-parse', 'HEAD').trim());
  const counted = join(root, 'fetches');
  // What is fetched with is a program that the clone names.
  const program = join(root, 'upload-pack');
  writeFileSync(program, `#!/bin/sh\necho fetched >> ${counted}\nexec git-upload-pack "$@"\n`);
  chmodSync(program, 0o755);
  git(clone, 'config', 'remote.origin.uploadpack', program);
  const first = pull(clone);
  await Promise.resolve();
  push('second.md');
  const others = await Promise.all(Array.from({ length: 10 }, () => pull(clone)));
  await first;
  expect(readFileSync(counted, 'utf8').split('\n').filter(Boolean)).toHaveLength(2);
  for (const { changes } of others) expect(changes).toContainEqual({ id: 'second' });
});
