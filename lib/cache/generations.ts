// The outcomes of this process's generations: pages report them here, and `regenerate` reads them.
import { processWide } from '../process/process-wide';
import type { Written } from './page-cache';

export interface Generation {
  /** Its place in the order in which things begin in this process. */
  start: number;
  outcome: 'updated' | 'gone' | 'failed';
  /** Why it failed. */
  reason?: string;
  /** What the cache did with the page. */
  written?: Written;
}

/**
 * What a generation starts from: the version that the cache had of its path, and the time just after that was looked
 * up. What is read of the source later may go into the page, whoever read it; what was read earlier may not, for
 * another server may have written a newer page in between.
 */
export interface Baseline {
  seen: number;
  since: number;
}

/** For a path whose version is not known: no earlier reading may go into it. */
export const NO_BASELINE: Baseline = { seen: 0, since: Number.MAX_SAFE_INTEGER };

interface Followed {
  baseline: Baseline;
  /** Whether the content itself is to be read again, or only what the catalogue says around it. */
  readsSource: boolean;
  last?: Generation;
}

const noted = processWide('generations', () => ({
  failedMs: Number.NEGATIVE_INFINITY,
  // The same of the source's readings before any page is made.
  unreadMs: Number.NEGATIVE_INFINITY,
  // Only paths that somebody regenerates are kept, so that readers' requests don't fill memory.
  followed: new Map<string, Followed>(),
  // What the cache had before the content was read, of pages that Next is about to set.
  seen: new Map<string, number>(),
}));

/** Follows a path: `last` is its last finished generation since now. Call `stop` when done. */
export function follow(path: string, readsSource: boolean) {
  const followed: Followed = { baseline: NO_BASELINE, readsSource };
  noted.followed.set(path, followed);
  return {
    startFrom: (baseline: Baseline) => {
      followed.baseline = baseline;
    },
    last: () => followed.last,
    stop: () => noted.followed.delete(path),
  };
}

/** Whether the path is being regenerated, rather than made for a visitor. */
export function isFollowed(path: string): boolean {
  return noted.followed.has(path);
}

/** What the next generation of the path starts from, where somebody asked for it. */
export function askedFor(path: string): Readonly<Followed> | undefined {
  return noted.followed.get(path);
}

/** Notes how a generation ended. */
export function noteEnd(path: string, generation: Generation): void {
  const followed = noted.followed.get(path);
  if (followed) followed.last = generation;
}

/** Notes that a generation failed as the next ones would: the source is in trouble. */
export function noteTrouble(): void {
  noted.failedMs = performance.now();
}

/** Notes what the cache did with the page that the last generation of the path made. */
export function noteWritten(path: string, written: Written): void {
  const last = noted.followed.get(path)?.last;
  if (last) last.written = written;
}

/** Noted instead of a version where Next is given what the cache has already. */
export const NOT_TO_WRITE = -1;

/** Notes the version that the cache had of a path before the content was read that Next will set; or forgets it. */
export function noteSeen(path: string, version: number | undefined): void {
  if (version === undefined) noted.seen.delete(path);
  else noted.seen.set(path, version);
}

/** Takes what was noted as seen. */
export function takeSeen(path: string): number | undefined {
  const seen = noted.seen.get(path);
  noted.seen.delete(path);
  return seen;
}

/** Notes that a publish could not read a post from the source. */
export function noteUnread(): void {
  noted.unreadMs = performance.now();
}

const TROUBLE_MS = 60_000;

/** Whether a generation of any path failed within the last minute: one that worked is no proof that all would. */
export function isSourceFailing(): boolean {
  return performance.now() - noted.failedMs < TROUBLE_MS;
}

/** Whether a page that was evicted could be made again, as far as is known. */
export function mayEvict(): boolean {
  return !isSourceFailing() && performance.now() - noted.unreadMs >= TROUBLE_MS;
}
