// Single-flight for work that has to begin after it was asked for: callers that come while a run is under way may not
// share that one, which may have read too early, so they share the one after it.

export interface Run<Asked, Result> {
  hasBegun: boolean;
  asked: Asked[];
  ends: Promise<Result>;
  next?: Run<Asked, Result>;
}

interface Options<Asked, Result> {
  /** Where the runs are kept: one map for the whole process. */
  runs: Map<string, Run<Asked, Result>>;
  /** Lets the run of a key begin, for instance when a pool has a place. */
  limit: (work: () => Promise<Result>, key: string) => Promise<Result>;
  /** Gets what each of those asked who share the run. */
  work: (key: string, asked: Asked[]) => Promise<Result>;
}

/** Makes a function that runs `work` for a key, at most one run of it at a time. */
export function shareNextRun<Asked, Result>({
  runs,
  limit,
  work,
}: Options<Asked, Result>): (key: string, asked: Asked) => Promise<Result> {
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

  return (key, asked) => {
    const current = runs.get(key);
    const run = current?.hasBegun ? (current.next ?? add(key, current)) : (current ?? add(key));
    run.asked.push(asked);
    return run.ends;
  };
}
