// An answer and what it was made of: it may be sent as long as that is what the cache would give, or the file is as it was.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isStale, withoutHtml } from '../../cache/entry';
import type { PageCache } from '../../cache/page-cache';
import type { CacheRead } from '../../cache/reads';
import { builtOptions } from '../../process/built-options';
import type { Answer } from './answer';
import type { ReaderRequest } from './request';

export interface Kept {
  answer: Answer;
  /** Whether it may be sent now. */
  isGood(): boolean | Promise<boolean>;
  /** Takes note that it was sent. */
  used(): void;
  /** Whether it is the same whatever the browser wants it for, and whatever stands behind the question mark. */
  isFile: boolean;
}

interface Site {
  cache: PageCache;
  currentnessOf(read: CacheRead): () => boolean;
}

/** An answer that was made of entries of the cache. */
export function keptPage(answer: Answer, reads: CacheRead[], { cache, currentnessOf }: Site): Kept {
  const parts = reads.map(({ path, version, entry: whole }) => {
    // The cache may let its entry go before this answer goes.
    const entry = whole && withoutHtml(whole);
    return { path, version, entry, isCurrent: currentnessOf({ path, version, entry }) };
  });
  return {
    answer,
    isFile: false,
    isGood() {
      const isGood = parts.every(({ entry, isCurrent }) => entry !== null && !isStale(entry) && isCurrent());
      if (!isGood) return false;
      const newest = parts.map(({ path, version }) => cache.isNewest(path, version));
      if (newest.includes(false)) return false;
      if (newest.every((each) => each === true)) return true;
      return Promise.all(newest).then((all) => !all.includes(false));
    },
    used() {
      for (const { path } of parts) cache.used(path);
    },
  };
}

/** The answer for a file; null where it is none, or one that cannot be told from its next version. */
export function keptFile(answer: Answer, path: string): Kept | null {
  const kept = { answer, used() {}, isFile: true };
  // Its name has a hash of what is in it.
  if (isStatic(path)) return { ...kept, isGood: () => true };
  const file = publicFile(path);
  const isGood = () => file !== null && answer.etag !== undefined && etagOf(file) === answer.etag;
  return isGood() ? { ...kept, isGood } : null;
}

/** Redirects may keep what stands behind the question mark, and a 404 is another one for a picture than for a reader. */
export function suits(
  { isFile: isAnyones, answer }: Kept,
  { hasQuery, destination }: ReaderRequest,
): boolean {
  if (isAnyones) return true;
  return (answer.status < 300 || !hasQuery) && (answer.status !== 404 || destination === undefined);
}

/** Whether a file may be at a path. */
export function isFile(path: string): boolean {
  const file = publicFile(path);
  return isStatic(path) || (file !== null && etagOf(file) !== null);
}

const isStatic = (path: string) => path.startsWith(`${builtOptions.basePath}/_next/static/`);

function publicFile(path: string): string | null {
  try {
    const file = decodeURIComponent(path.slice(builtOptions.basePath.length));
    // Node takes no other name.
    return file.includes('\0') ? null : join('public', file);
  } catch {
    return null;
  }
}

/** As Next's `send` writes it; null where there is no file, or none can have that name. */
function etagOf(file: string): string | null {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? `W/"${stats.size.toString(16)}-${stats.mtime.getTime().toString(16)}"` : null;
  } catch {
    return null;
  }
}
