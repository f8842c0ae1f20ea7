// A process that exits in the middle of a transaction ends, though lmdb's thread waits for it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../support/site';

test('a process that exits when lmdb waits for its change ends', () => {
  const dir = mkdtempSync(join(tmpdir(), 'exit-'));
  const script = '__tests__/fixtures/exit-in-transaction.ts';
  const { error } = spawnSync(process.execPath, ['scripts/typescript.mjs', script, join(dir, 'store')], {
    cwd: PROJECT,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  expect(error).toBeUndefined();
  rmSync(dir, { recursive: true });
});
