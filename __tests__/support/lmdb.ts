// The database in a folder, opened as another process would, and looked into.
import { join } from 'node:path';
import { Lmdb } from '../../lib/cache/lmdb/database';
import { releaseIn } from '../../lib/cache/next/release';

const registry = Symbol.for('next-isr-blog');

/** Forgets what this process has open, and opens it again. */
export function openAgain(dir: string): Promise<Lmdb> {
  const shared = globalThis as { [registry]?: Map<string, unknown> };
  shared[registry]?.clear();
  return Lmdb.in(dir);
}

/** The text that a server keeps for a path; null for none. The database stays open until `letGo`. */
export async function keptText(serverDir: string, cacheDir: string, path: string): Promise<string | null> {
  const release = releaseIn(join(serverDir, '.next'));
  const lmdb = await Lmdb.in(cacheDir);
  const stored = lmdb.read(({ texts }) => texts.get([release, path]) ?? null);
  // Its checksum stands before it.
  return stored === null ? null : stored.slice(stored.indexOf(' ') + 1);
}

/** How many pages and records a server has in its database. */
export async function countKept(cacheDir: string): Promise<number> {
  const lmdb = await Lmdb.in(cacheDir);
  return lmdb.read(({ pages, records }) => pages.getKeysCount() + records.getKeysCount());
}

/** Closes the database, so that its disk can be removed. */
export async function letGo(cacheDir: string): Promise<void> {
  (await Lmdb.in(cacheDir)).close();
}
