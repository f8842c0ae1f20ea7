// Changes that wait to be committed. Those of one moment are committed together; and because a commit waits for the
// disk, and all readers for it, readers get most of the time when the disk is slow.

const MAX_CHANGES_AT_ONCE = 100;
/** Readers wait while a commit waits for the disk. On a slow disk there are pauses so many times as long between. */
const READERS_SHARE = 3;
/** Commits that take no longer than this in all need no pause. */
const FREE_MS = 100;

interface Change<On> {
  make: (on: On) => () => void;
  fail: (error: Error) => void;
}

interface Options<On> {
  /** Called before each commit. */
  prepare: () => Promise<void>;
  /** Runs work in a transaction: whole, or not at all when it gives an error. */
  commit: (work: (on: On) => void) => Error | null;
}

export class CommitQueue<On> {
  private readonly changes: Change<On>[] = [];
  private isCommitDue = false;
  /** How long readers waited for commits lately, less what they had since. */
  private waitedMs = 0;
  private committedMs = 0;

  constructor(private readonly options: Options<On>) {}

  /** Resolves when the change is committed; rejects when it is not. */
  add<T>(change: (on: On) => T): Promise<T> {
    return new Promise<T>((done, fail) => {
      const make = (on: On) => {
        const result = change(on);
        return () => done(result);
      };
      this.changes.push({ make, fail });
      this.plan();
    });
  }

  private plan(): void {
    if (this.isCommitDue || this.changes.length === 0) return;
    this.isCommitDue = true;
    const restMs = (this.waitedMs - FREE_MS) * READERS_SHARE - (performance.now() - this.committedMs);
    const commit = () => this.commitNext();
    if (restMs > 0) setTimeout(commit, restMs);
    else setImmediate(commit);
  }

  private async commitNext(): Promise<void> {
    await this.options.prepare();
    const startedMs = performance.now();
    this.waitedMs = Math.max(0, this.waitedMs - (startedMs - this.committedMs) / READERS_SHARE);
    this.commit(this.changes.splice(0, MAX_CHANGES_AT_ONCE));
    this.committedMs = performance.now();
    this.waitedMs += this.committedMs - startedMs;
    this.isCommitDue = false;
    this.plan();
  }

  /** Together; and where that fails one by one, for one of them may be the reason. */
  private commit(changes: Change<On>[]): void {
    let made: (() => void)[] = [];
    const error = this.options.commit((on) => {
      made = changes.map(({ make }) => make(on));
    });
    const [only] = changes;
    if (!error) for (const tell of made) tell();
    else if (only && changes.length === 1) only.fail(error);
    else for (const change of changes) this.commit([change]);
  }
}
