// Which packages the code imports, and how those that it no longer does leave package.json and the lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CODE = /\.(tsx?|m?js)$/;
const IMPORT = /\b(?:from|import|require(?:\.resolve)?)\s*\(?\s*['"]((?:@[^/'"]+\/)?[^./'"][^/'"]*)/g;

/** @param leftAlone folders that are not looked into */
export function importedPackages(leftAlone, folder = '.') {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (leftAlone.includes(path) || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return [...importedPackages(leftAlone, path)];
    return CODE.test(path) ? [...readFileSync(path, 'utf8').matchAll(IMPORT)].map(([, name]) => name) : [];
  });
  return new Set(names);
}

/** Takes packages out of package.json, and what only they needed out of the lock file. */
export function dropPackages(names) {
  const told = JSON.parse(readFileSync('package.json', 'utf8'));
  const dropped = names.filter((name) => name in told.dependencies || name in told.devDependencies);
  if (dropped.length === 0) return;
  for (const name of dropped) {
    delete told.dependencies[name];
    delete told.devDependencies[name];
    console.log(`removed ${name} from package.json`);
  }
  writeFileSync('package.json', `${JSON.stringify(told, null, 2)}\n`);
  if (!existsSync('package-lock.json')) return;
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', '--package-lock-only', '--offline', ...quietly], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // On Windows npm is a script.
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.error('package-lock.json still has them: `npm install` takes them out.');
}
