// Where a CMS of the tests is installed, and where one runs.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../support/site';

export const installDir = (name: string) => join(PROJECT, '.test/cms', name);

/** Whether scripts/install-cms.sh has installed it, to the end. */
export const isInstalled = (name: string) => existsSync(join(installDir(name), 'installed'));

/** Defines tests, where the CMS that they run is installed. */
export function whenInstalled(name: string, define: () => void): void {
  if (isInstalled(name)) {
    define();
    return;
  }
  const notice = `${name}: not installed; run scripts/install-cms.sh ${name}`;
  test.todo(notice);
  // Jest lists tests by name only where it runs one file.
  process.stderr.write(`${notice}\n`);
}

/** A folder of its own for a CMS that a test runs. */
export async function runDir(name: string): Promise<string> {
  const runs = join(PROJECT, '.test/run');
  await mkdir(runs, { recursive: true });
  return mkdtemp(join(runs, `${name}-`));
}
