// Proves that the template can be made one's own. In a copy that was renamed, translated and recoloured and has other
// posts, and in copies without each part that `npm run remove` knows, and without all: lint and types pass, with --unit
// the unit tests too, and with --build the build. `npm run check:copies -- ghost` tries one of them.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { NAMES } from './removable.mjs';

const PROJECT = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');
const COPIES = join(PROJECT, '.test/copies');
/** So many at a time. */
const AT_ONCE = 2;

const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('-'));
const named = asked.length > 0 ? asked : ['renamed', ...NAMES, 'all'];

/** Runs a command in a folder; throws with what it said, where it fails. */
async function run(dir, command, ...args) {
  const child = spawn(command, args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const part of [child.stdout, child.stderr]) part.on('data', (chunk) => (said += chunk));
  const status = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} fails in ${dir}:\n${said.slice(-5000)}`);
}

function layOut(dir) {
  rmSync(dir, { recursive: true, force: true });
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    cpSync(join(PROJECT, file), join(dir, file));
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(dir, 'node_modules'));
}

/** Does what docs/make-it-yours.md says. */
function rename(dir) {
  const file = join(dir, 'site.config.ts');
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
  rmSync(join(dir, 'content/posts'), { recursive: true });
  mkdirSync(join(dir, 'content/posts'));
  writeFileSync(
    join(dir, 'content/posts/첫-글.md'),
    '---\ndate: 2026-11-26\ntags: [차]\n---\n\n물을 끓인다.\n',
  );
}

async function check(name) {
  const dir = join(COPIES, name);
  layOut(dir);
  if (name === 'renamed') rename(dir);
  else await run(dir, process.execPath, 'scripts/remove.mjs', ...(name === 'all' ? NAMES : [name]));
  await run(dir, 'npm', 'run', 'lint');
  await run(dir, 'npm', 'run', 'types');
  if (words.includes('--unit')) await run(dir, 'npx', 'jest', '-w', '2', '__tests__/unit');
  if (words.includes('--build')) await run(dir, 'npm', 'run', 'build');
  console.log(`${name === 'renamed' ? 'renamed' : `without ${name}`}: all is well`);
}

const waiting = [...named];
async function checkNext() {
  for (let name = waiting.shift(); name; name = waiting.shift()) await check(name);
}
await Promise.all(Array.from({ length: AT_ONCE }, checkNext));
if (!words.includes('--keep')) rmSync(COPIES, { recursive: true });
