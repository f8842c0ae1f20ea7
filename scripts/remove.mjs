// Deletes what a blog doesn't use, with its guide and its tests: `npm run remove ghost strapi`.
//
// What belongs to a source, a sender or the search is found by three rules, so that there is no list to keep:
// - files and folders that are called so (`ghost.ts`, `ghost/`, `ghost-source.test.ts`, `use-search.ts`), save what
//   renders texts, and commands (`bench:search`);
// - imports of these, and lines that are its entry in a table (`ghost,`, `ghost: 'Ghost',`, `GHOST_KEY: text,`), save
//   those with a comment behind them;
// - whatever stands between `#region` with the name and `#endregion`, and whole tests that begin with "Goes with:" and it.
// Packages that nothing imports any more go, too. Of a link to a guide that is gone its words stay. Where the guides still
// name what is gone, it says at the end.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { NAMES, SENDERS, TOOLS } from './removable.mjs';
import { dropPackages, importedPackages } from './unused-packages.mjs';

const LEFT_ALONE = ['node_modules', '.git', '.next', '.test', 'content', 'public', 'package-lock.json'];
/** Texts of CMSs come by import too, and are rendered all the same. */
const TEXTS = /^(__tests__\/fixtures\/html|lib\/content\/text)\b/;
const TEXT_FILE = /\.(tsx?|m?js|md|sh|json|css)$|(^|\/)\.env$/;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !NAMES.includes(name));
if (wanted.length === 0 || unknown.length > 0) {
  console.error(`npm run remove <name> …\nThe names are ${NAMES.join(', ')}.`);
  process.exit(1);
}
/** Paths of files and folders that were removed. */
const gone = [];
const importedBefore = importedPackages(LEFT_ALONE);
for (const name of wanted) {
  if (name in TOOLS) removeTool(TOOLS[name]);
  else {
    removeFiles(name, '.');
    removeCommands(new RegExp(`(^|:)${name}$`));
  }
}
lookThroughGuides();
// What was imported for it is used no more, and lines that became shorter fit together.
const biome = (...args) =>
  spawnSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', ...args, '.'], { stdio: 'inherit' });
biome('lint', '--only=correctness/noUnusedImports', '--write', '--unsafe');
biome('check', '--write');
const importedNow = importedPackages(LEFT_ALONE);
dropPackages([...importedBefore].filter((name) => !importedNow.has(name)));

function removeFiles(name, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (LEFT_ALONE.includes(path) || entry.name === 'node_modules' || TEXTS.test(path)) continue;
    const isItsOwn = new RegExp(`^(use-)?${name}([.-]|$)`).test(basename(path));
    if (isItsOwn) removePath(path);
    else if (entry.isDirectory()) removeFiles(name, path);
    else if (TEXT_FILE.test(path)) removeLines(name, path);
  }
}

function removeLines(name, file) {
  const before = readFileSync(file, 'utf8');
  if (new RegExp(`^// Goes with:.*\\b${name}\\b`, 'm').test(before)) return rmSync(file);
  const region = new RegExp(`^.*#region ${name}\\b.*\\n[\\s\\S]*?^.*#endregion.*\\n`, 'gm');
  const imported = new RegExp(`^import [^;]*?from\\s'\\.[^']*/(use-)?${name}([/-][^']*)?';\\n`, 'gm');
  const entry = new RegExp(`^ *(${name}|(\\w+_)?${name.toUpperCase()}(_\\w+)?)(: .*)?,\\n`, 'gm');
  let after = before.replace(region, '');
  if (/\.tsx?$/.test(file)) after = after.replace(imported, '').replace(entry, '');
  if (file === 'site.config.ts') after = after.replace(new RegExp(`^.*href: '/${name}'.*\\n`, 'gm'), '');
  if (file === '.env') after = after.replace(new RegExp(`^# ${name.toUpperCase()}_\\w+=.*\\n`, 'gm'), '');
  if (after === before) return;
  // A test whose table has no row left is about nothing.
  if (/\beach(<[^(]*>)?\(\[\s*\]\)/.test(after)) rmSync(file);
  else writeFileSync(file, after);
}

function removePath(path) {
  rmSync(path, { recursive: true, force: true });
  gone.push(join(path));
  console.log(`removed ${path}`);
}

function lookThroughGuides() {
  const inDocs = readdirSync('docs', { recursive: true }).map((name) => join('docs', name));
  const guides = [...readdirSync('.'), ...inDocs].filter((name) => name.endsWith('.md'));
  const names = wanted.filter((name) => SENDERS.includes(name)).join('|') || '$^';
  const isNamed = new RegExp(`\\b(${names})\\b`, 'i');
  for (const file of ['.env', ...guides]) {
    const before = readFileSync(file, 'utf8');
    const after = before.replace(/\[([^\]]*)\]\(([^)#:]+)(#[^)]*)?\)/g, (link, words, target) =>
      isGone(join(dirname(file), target)) ? words : link,
    );
    if (after !== before) writeFileSync(file, after);
    const linesBefore = before.split('\n');
    const naming = after
      .split('\n')
      .flatMap((line, at) => (isNamed.test(line) || line !== linesBefore[at] ? [at + 1] : []));
    // What was is history.
    if (naming.length > 0 && file !== 'CHANGELOG.md')
      console.log(`${file} still names it, in line ${naming.join(', ')}`);
  }
}

function isGone(path) {
  return gone.some((each) => path === each || path.startsWith(join(each, '/')));
}

function removeTool({ paths, commands }) {
  for (const path of paths) removePath(path);
  removeCommands(commands);
}

function removeCommands(names) {
  const told = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const [name, script] of Object.entries(told.scripts)) {
    if (names.test(name)) delete told.scripts[name];
    else
      told.scripts[name] = script
        .split(' && ')
        .filter((part) => !isRunOf(names, part))
        .join(' && ');
  }
  writeFileSync('package.json', `${JSON.stringify(told, null, 2)}\n`);
}

/** Whether a part of a command is `npm run` and one of the names. */
function isRunOf(names, part) {
  const [, name] = /^npm run (\S+)/.exec(part) ?? [];
  return name !== undefined && names.test(name);
}
