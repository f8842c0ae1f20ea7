// What became of the generations of this process: pages report here, and `regenerate` reads.
import type { Written } from './cache/page-cache';
import { processWide } from './process-wide';

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
 * What a generation builds on: the version that the cache had of its path, and the place in the order just after
 * that was looked up. What is read of the source later may go into the page, whoever read it; what was read
 * earlier may not, for another server may have written a newer page in between.
 */
export interface Ground {
  seen: number;
  since: number;
}

/** Of a path that nothing is known of: nothing is shared with it. */
export const NO_GROUND: Ground = { seen: 0, since: Number.MAX_SAFE_INTEGER };

interface Followed {
  ground: Ground;
  last?: Generation;
}

const ledger = processWide('ledger', () => ({
  failedMs: Number.NEGATIVE_INFINITY,
  // Only paths that somebody regenerates are kept, so that readers' requests don't fill memory.
  followed: new Map<string, Followed>(),
  // What the cache had before the content was read, of pages that Next is about to set.
  seen: new Map<string, number>(),
}));

/** Follows a path: `last` is its last finished generation since now. Call `stop` when done. */
export function follow(path: string) {
  const followed: Followed = { ground: NO_GROUND };
  ledger.followed.set(path, followed);
  return {
    buildOn: (ground: Ground) => {
      followed.ground = ground;
    },
    last: () => followed.last,
    stop: () => ledger.followed.delete(path),
  };
}

/** Whether the path is being regenerated, rather than made for a visitor. */
export function isFollowed(path: string): boolean {
  return ledger.followed.has(path);
}

/** What the next generation of the path builds on, where somebody asked for it. */
export function groundOf(path: string): Ground | undefined {
  return ledger.followed.get(path)?.ground;
}

/** Notes how a generation ended. */
export function noteEnd(path: string, generation: Generation): void {
  if (generation.outcome === 'failed') ledger.failedMs = performance.now();
  const followed = ledger.followed.get(path);
  if (followed) followed.last = generation;
}

/** Notes what the cache did with the page that the last generation of the path made. */
export function noteWritten(path: string, written: Written): void {
  const last = ledger.followed.get(path)?.last;
  if (last) last.written = written;
}

/** Notes the version that the cache had of a path before the content was read that Next will set; or forgets it. */
export function noteSeen(path: string, version: number | undefined): void {
  if (version === undefined) ledger.seen.delete(path);
  else ledger.seen.set(path, version);
}

/** Takes what was noted as seen. */
export function takeSeen(path: string): number | undefined {
  const seen = ledger.seen.get(path);
  ledger.seen.delete(path);
  return seen;
}

const TROUBLE_MS = 60_000;

/** Whether a generation of any path failed within the last minute: one that worked is no proof that all would. */
export function isSourceFailing(): boolean {
  return performance.now() - ledger.failedMs < TROUBLE_MS;
}
