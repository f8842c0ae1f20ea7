// Proves that the template can be made one's own. In a copy that was renamed, translated and recoloured and has other
// posts, and in copies without each part that `npm run remove` knows, and without all: lint and types pass, with --unit
// the unit tests too, and with --build the build. `npm run check:copies -- ghost` tries one of them.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');
const COPY = join(PROJECT, '.test/copy');
const EACH = ['ghost', 'strapi', 'wordpress', 'github', 'sanity', 'importer', 'bench', 'cms'];

const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('-'));
const named = asked.length > 0 ? asked : ['renamed', ...EACH, 'all'];

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

/** Does what docs/make-it-yours.md says. */
function rename() {
  const file = join(COPY, 'site.config.ts');
  let config = readFileSync(file, 'utf8');
  for (const [before, after] of [
    [/title: '[^']*'/, "title: '찻집'"],
    [/description: '[^']*'/, "description: '차 이야기'"],
    [/author: null/, "author: { name: '나무', text: '차를 마십니다.' }"],
    [/language: '[^']*'/, "language: 'ko'"],
    [/timeZone: '[^']*'/, "timeZone: 'Asia/Seoul'"],
    [/english/g, 'korean'],
    [/#[0-9a-f]{6}/gi, '#224466'],
    [/home: \d+, page: \d+, feed: \d+/, 'home: 5, page: 12, feed: 8'],
  ]) {
    config = config.replace(before, after);
  }
  writeFileSync(file, config);
  rmSync(join(COPY, 'content/posts'), { recursive: true });
  mkdirSync(join(COPY, 'content/posts'));
  writeFileSync(
    join(COPY, 'content/posts/첫-글.md'),
    '---\ndate: 2026-11-26\ntags: [차]\n---\n\n물을 끓인다.\n',
  );
}

for (const name of named) {
  layOut();
  if (name === 'renamed') rename();
  else run(process.execPath, 'scripts/remove.mjs', ...(name === 'all' ? EACH : [name]));
  run('npm', 'run', 'lint');
  run('npm', 'run', 'types');
  if (words.includes('--unit')) run('npx', 'jest', '-w', '2', '__tests__/unit');
  if (words.includes('--build')) run('npm', 'run', 'build');
  console.log(`${name === 'renamed' ? 'renamed' : `without ${name}`}: all is well`);
}
if (!words.includes('--keep')) rmSync(COPY, { recursive: true });
