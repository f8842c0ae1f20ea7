// Records outlive the server that wrote them, however long it stood still, and what is torn among them is none.
import { existsSync, mkdtempSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from '../../lib/cache/file-store';
import { recordsIn } from '../../lib/cache/records';

const root = mkdtempSync(join(tmpdir(), 'records-'));
const LONG_AGO = new Date('2026-01-01');

test('a record is there for the next process, and the last one written counts', async () => {
  const first = recordsIn(new FileStore(join(root, 'records'), 'all'));
  await first.put('moved old', 'new');
  await recordsIn(new FileStore(join(root, 'records'), 'all')).put('moved old', 'newer');
  expect(await first.get('moved old')).toBe('newer');
  expect(await first.get('moved other')).toBeNull();
});

test('a release that stood still for long keeps its pages when it starts again', async () => {
  const release = new FileStore(root, 'release');
  await release.write('/blog/hello', 'page', 0);
  for (const name of ['release', 'records', 'records/all']) utimesSync(join(root, name), LONG_AGO, LONG_AGO);

  const again = new FileStore(root, 'release');
  recordsIn(new FileStore(join(root, 'records'), 'all'));
  expect(await again.read('/blog/hello')).toMatchObject({ text: 'page' });
  expect(existsSync(join(root, 'records/all'))).toBe(true);
});
