// Before all tests: removes the sites of the last run, so that those who need one build it of the sources as they are.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TEST_DIR } from './run';

export default async function removeBuiltSites(): Promise<void> {
  // Not what else is there: the CMSs took minutes to install, and what is compiled is compared with the sources.
  for (const old of ['built', 'run']) await rm(join(TEST_DIR, old), { recursive: true, force: true });
}
