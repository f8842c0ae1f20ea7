// What became of a path that was to be made again.
import type { Generation } from '../cache/generations';
import { reasonOf } from '../log';

export interface Result {
  /** As lib/paths.ts writes it; callers and the log get it as it stands in a browser's address. */
  path: string;
  outcome: Generation['outcome'] | 'pending';
  ms: number;
  /** Why it failed, for an editor to read. */
  reason?: string;
}

/** The results of paths that failed of one error. */
export function failedResults(paths: string[], error: unknown, startedMs: number): Result[] {
  const [ms, reason] = [Math.round(performance.now() - startedMs), reasonOf(error)];
  return paths.map((path) => ({ path, outcome: 'failed', ms, reason }));
}
