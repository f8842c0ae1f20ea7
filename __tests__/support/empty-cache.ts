// A page cache in memory, of a release with no built pages.
import type { BuiltPages } from '../../lib/cache/next/built-pages';
import { PageCache } from '../../lib/cache/page-cache';
import { FakeStore } from './fake-store';

const NOTHING_BUILT = { has: () => false, read: async () => null, paths: () => [] };

export function emptyCache(): PageCache {
  return new PageCache({
    store: new FakeStore({ version: 1, stored: new Map() }),
    builtPages: NOTHING_BUILT as unknown as BuiltPages,
    mayEvict: () => true,
    memoryBytes: 100_000,
    storeBytes: 100_000,
  });
}
