// An answer and what it was made of: it may be sent as long as that is what the cache would give, or the file is as it was.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isStale } from '../../cache/entry';
import type { Given } from '../../cache/given';
import type { PageCache } from '../../cache/page-cache';
import { builtOptions } from '../../process/built-options';
import type { Answer } from './answer';

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
  /** Whether an entry shows what the site knows by now. */
  isCurrent(given: Given): boolean;
}

/** An answer that was made of entries of the cache. */
export function keptPage(answer: Answer, given: Given[], { cache, isCurrent }: Site): Kept {
  return {
    answer,
    isFile: false,
    isGood() {
      if (!given.every((one) => one.entry !== null && !isStale(one.entry) && isCurrent(one))) return false;
      const newest = given.map(({ path, version }) => cache.isNewest(path, version));
      if (newest.includes(false)) return false;
      if (newest.every((each) => each === true)) return true;
      return Promise.all(newest).then((all) => !all.includes(false));
    },
    used() {
      for (const { path } of given) cache.used(path);
    },
  };
}

/** The answer for a file; null where it is none, or one that cannot be told from its next version. */
export function keptFile(answer: Answer, path: string): Kept | null {
  const kept = { answer, used() {}, isFile: true };
  const { basePath } = builtOptions;
  // Its name has a hash of what is in it.
  if (path.startsWith(`${basePath}/_next/static/`)) return { ...kept, isGood: () => true };
  const file = fileIn('public', path.slice(basePath.length));
  const isGood = () => file !== null && answer.etag !== undefined && etagOf(file) === answer.etag;
  return isGood() ? { ...kept, isGood } : null;
}

function fileIn(folder: string, path: string): string | null {
  try {
    return join(folder, decodeURIComponent(path));
  } catch {
    return null;
  }
}

/** As Next's `send` writes it. */
function etagOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? `W/"${stats.size.toString(16)}-${stats.mtime.getTime().toString(16)}"` : null;
}
