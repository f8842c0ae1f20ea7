// Proves that each part that `npm run remove` knows can be deleted: in a copy, lint and types pass, and with --unit the
// unit tests too. `npm run check:removals -- ghost` tries one of them, `… all` all of them in one copy.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');
const COPY = join(PROJECT, '.test/removals');
const EACH = ['ghost', 'strapi', 'wordpress', 'github', 'sanity', 'importer', 'bench', 'cms'];

const [asked, ...options] = process.argv.slice(2).filter((word) => word !== '--');
const hasUnit = [asked, ...options].includes('--unit');
const named = asked && asked !== '--unit' ? [asked] : [...EACH, 'all'];

function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: COPY, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout}\n${stderr}`.slice(-5000));
  throw new Error(`${[command, ...args].join(' ')} fails`);
}

function layOut() {
  rmSync(COPY, { recursive: true, force: true });
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(COPY, file)), { recursive: true });
    cpSync(join(PROJECT, file), join(COPY, file));
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(COPY, 'node_modules'));
}

for (const name of named) {
  layOut();
  run(process.execPath, 'scripts/remove.mjs', ...(name === 'all' ? EACH : [name]));
  run('npm', 'run', 'lint');
  run('npm', 'run', 'types');
  if (hasUnit) run('npx', 'jest', '--globalSetup=', '__tests__/unit');
  console.log(`without ${name}: all is well`);
}
rmSync(COPY, { recursive: true });
