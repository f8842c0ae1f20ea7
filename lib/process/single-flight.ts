// Single-flight for work that has to begin after it was asked for: callers that come while a run is under way may not
// share that one, which may have read too early, so they share the one after it.
import { processWide } from './process-wide';

interface Run<Asked, Result> {
  hasBegun: boolean;
  asked: Asked[];
  ends: Promise<Result>;
  next?: Run<Asked, Result>;
}

interface Options<Asked, Result> {
  /** What the whole process knows these runs by. */
  name: string;
  /** Gets what each of those asked who share the run. */
  work: (key: string, asked: Asked[]) => Promise<Result>;
  /** Lets the run of a key begin, for instance when a pool has a place; without it, at once. */
  limit?: (work: () => Promise<Result>, key: string) => Promise<Result>;
}

export interface SingleFlight<Asked, Result> {
  /** Does the work for a key, in at most one run of it at a time. */
  run(key: string, asked: Asked): Promise<Result>;
  /** The result of the run of a key that is at work, or waits; undefined where none does. */
  underWay(key: string): Promise<Result> | undefined;
  /** How many keys are at work or wait. */
  size(): number;
}

export function singleFlight<Asked, Result>({
  name,
  work,
  limit = (begin) => begin(),
}: Options<Asked, Result>): SingleFlight<Asked, Result> {
  const runs = processWide(`runs of ${name}`, () => new Map<string, Run<Asked, Result>>());

  function add(key: string, after?: Run<Asked, Result>): Run<Asked, Result> {
    const run: Run<Asked, Result> = { hasBegun: false, asked: [], ends: undefined as never };
    if (after) after.next = run;
    else runs.set(key, run);
    const begin = () => {
      run.hasBegun = true;
      return work(key, run.asked);
    };
    run.ends = (async () => {
      await after?.ends.catch(() => {});
      runs.set(key, run);
      try {
        return await limit(begin, key);
      } finally {
        if (!run.next) runs.delete(key);
      }
    })();
    return run;
  }

  return {
    run(key, asked) {
      const current = runs.get(key);
      const run = current?.hasBegun ? (current.next ?? add(key, current)) : (current ?? add(key));
      run.asked.push(asked);
      return run.ends;
    },
    underWay: (key) => runs.get(key)?.ends,
    size: () => runs.size,
  };
}
