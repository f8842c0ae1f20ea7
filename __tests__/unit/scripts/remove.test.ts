// `npm run remove`: packages that only the removed part needs go with it. What else goes is tried by `npm run check:copies`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../../support/site';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'remove-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const ofSender = ['signs-it', '@scope/signs-it'];
const kept = ['shared', 'shared-by-import', 'command-alone'];
const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));

function write(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
}

test('packages that nothing else imports leave package.json and the lock file', () => {
  for (const folder of ['docs', 'lib']) mkdirSync(join(dir, folder));
  symlinkSync(join(PROJECT, 'node_modules'), join(dir, 'node_modules'));
  const [dependencies, devDependencies] = [versions(['shared']), versions([...ofSender, ...kept.slice(1)])];
  const told = { name: 'copy', version: '1.0.0', dependencies, devDependencies, scripts: {} };
  const entries = [...ofSender, ...kept].map((name) => [
    `node_modules/${name}`,
    { version: '1.0.0', dev: true },
  ]);
  const lock = { lockfileVersion: 3, packages: { '': told, ...Object.fromEntries(entries) } };
  write({
    '.env': '',
    'package.json': JSON.stringify(told),
    'package-lock.json': JSON.stringify({ ...lock, name: 'copy', version: '1.0.0', requires: true }),
    'lib/github.ts': "import { sign } from 'signs-it';\nimport 'shared';\nexport const x = sign;\n",
    'lib/all.ts': [
      "import { verify } from '@scope/signs-it/verify';",
      "import { other } from 'shared/other';",
      'export const all = [',
      '  // #region github',
      '  verify,',
      '  // #endregion',
      '  other,',
      "  import('shared-by-import'),",
      '];',
    ].join('\n'),
  });
  const script = join(PROJECT, 'scripts/remove.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, 'github'], { cwd: dir, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('package-lock.json')]);
  const after = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  expect([after.dependencies, after.devDependencies]).toEqual([
    versions(['shared']),
    versions(kept.slice(1)),
  ]);
  const { packages } = JSON.parse(readFileSync(join(dir, 'package-lock.json'), 'utf8'));
  expect(Object.keys(packages)).toEqual(['', ...kept.map((name) => `node_modules/${name}`).sort()]);
});
