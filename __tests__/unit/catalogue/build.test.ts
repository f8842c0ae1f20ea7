// What a build makes of posts that don't fit: they are left out, and it stops only where nothing else could be shown, or
// where it is told to be strict.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processWide } from '../../../lib/process/process-wide';

const GOOD = { 'good.md': '---\ntitle: Good\n---\nText.' };
const BROKEN = {
  'date.md': '---\ntitle: A\npublishedAt: 2026-13-01\n---\n',
  'no-end.md': '---\ntitle: "No end\n---\n',
};

let dir: string;
const before = { ...process.env };
beforeEach(() => {
  // A build reads the source once a process.
  processWide('catalogue', (): { reading?: unknown } => ({})).reading = undefined;
  dir = mkdtempSync(join(tmpdir(), 'build-'));
  jest.spyOn(console, 'warn').mockImplementation();
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
  process.env = { ...before };
});

/** @returns the ids that a build would show */
async function built(
  files: Record<string, string>,
  settings: Record<string, string> = {},
): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  process.env = { ...before, CONTENT_DIR: dir, NEXT_PHASE: 'phase-production-build', ...settings };
  let ids: string[] = [];
  await jest.isolateModulesAsync(async () => {
    const { currentCatalogue } = await import('../../../lib/catalogue/open');
    ids = (await currentCatalogue()).lists.all.map(({ id }) => id);
  });
  return ids;
}

test('posts that do not fit are left out, and the others are shown', async () => {
  expect(await built({ ...GOOD, ...BROKEN })).toEqual(['good']);
});

test('with --strict all that do not fit are named at once', async () => {
  const strict = built({ ...GOOD, ...BROKEN }, { BUILD_STRICT: 'true' });
  await expect(strict).rejects.toThrow(/date\.md.*publishedAt: not a date[\s\S]*no-end\.md: line \d/);
});

test('without a post that fits, all that do not are named', async () => {
  await expect(built(BROKEN)).rejects.toThrow(/No post can be shown\.\n[\s\S]*date\.md[\s\S]*no-end\.md/);
});

test('a blog without posts is one', async () => {
  expect(await built({}, { BUILD_STRICT: 'true' })).toEqual([]);
});
