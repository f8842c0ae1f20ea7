// Deletes what a blog doesn't use, with its guide and its tests: `npm run remove ghost strapi`.
//
// What belongs to a source or a sender is found by three rules, so that there is no list to keep:
// - files and folders that are called so (`ghost.ts`, `ghost/`, `ghost-source.test.ts`), save what renders texts;
// - imports of these, and lines that are its entry in a table (`ghost,`, `ghost: 'Ghost',`, `GHOST_KEY: text,`), save
//   those with a comment behind them;
// - whatever stands between `#region` with the name and `#endregion`, and whole tests that begin with "Goes with:" and it.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Tools: their files and folders, and the commands that go with them. */
const TOOLS = {
  importer: {
    paths: [
      'docs/import.md',
      'scripts/import.ts',
      'scripts/import/',
      '__tests__/fixtures/import/',
      ...['', '-kinds', '-script'].map((part) => `__tests__/unit/import${part}.test.ts`),
    ],
    commands: /^import$/,
  },
  bench: { paths: ['bench'], commands: /^bench(:|$)/ },
  cms: { paths: ['__tests__/cms', 'scripts/install-cms.sh'], commands: /^test:cms$/ },
};
const NAMES = ['ghost', 'strapi', 'wordpress', 'github', 'sanity', ...Object.keys(TOOLS)];
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
for (const name of wanted) {
  if (name in TOOLS) removeTool(TOOLS[name]);
  else removeFiles(name, '.');
}
// What was imported for it is used no more, and lines that became shorter fit together.
const biome = (...args) =>
  spawnSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', ...args, '.'], { stdio: 'inherit' });
biome('lint', '--only=correctness/noUnusedImports', '--write', '--unsafe');
biome('check', '--write');

function removeFiles(name, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (LEFT_ALONE.includes(path) || entry.name === 'node_modules' || TEXTS.test(path)) continue;
    const isItsOwn = new RegExp(`^${name}([.-]|$)`).test(basename(path));
    if (isItsOwn) {
      console.log(`removed ${path}`);
      rmSync(path, { recursive: true });
    } else if (entry.isDirectory()) removeFiles(name, path);
    else if (TEXT_FILE.test(path)) removeLines(name, path);
  }
}

function removeLines(name, file) {
  const before = readFileSync(file, 'utf8');
  if (new RegExp(`^// Goes with:.*\\b${name}\\b`, 'm').test(before)) return rmSync(file);
  const region = new RegExp(`^.*#region ${name}\\b.*\\n[\\s\\S]*?^.*#endregion.*\\n`, 'gm');
  const imported = new RegExp(`^import [^;]*?from\\s'\\.[^']*/${name}([/-][^']*)?';\\n`, 'gm');
  const entry = new RegExp(`^ *(${name}|(\\w+_)?${name.toUpperCase()}(_\\w+)?)(: .*)?,\\n`, 'gm');
  let after = before.replace(region, '');
  if (/\.tsx?$/.test(file)) after = after.replace(imported, '').replace(entry, '');
  if (file === '.env') after = after.replace(new RegExp(`^# ${name.toUpperCase()}_\\w+=.*\\n`, 'gm'), '');
  if (after === before) return;
  // A test whose table has no row left is about nothing.
  if (/\beach(<[^(]*>)?\(\[\s*\]\)/.test(after)) rmSync(file);
  else writeFileSync(file, after);
}

function removeTool({ paths, commands }) {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  console.log(`removed ${paths.join(', ')}`);
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
