// Changes that wait to be committed. Those that come while the commit before is under way are committed together, as are
// the pages of a publish that are made by then.
import { lateTurn, ownTurn } from '../../process/own-turn';
import { DeadlinePassed } from '../../process/timeout';

/** A disk that is busy with other work takes seconds. Of some errors in its thread lmdb tells nobody. */
const LIMIT_MS = 60_000;
/** The same once a commit has not ended, until one does, be it that one. */
const LIMIT_AGAIN_MS = 5000;

/** So much is done in one turn, for readers wait while changes are made. */
const MAX_CHANGES_AT_ONCE = 100;

interface Change<On> {
  make: (on: On) => () => void;
  fail: (error: Error) => void;
  isForReader: boolean;
}

interface Options<On> {
  /** Called before each commit. */
  prepare: () => Promise<void>;
  /**
   * Runs work in a transaction: whole, or not at all when it gives an error. DeadlinePassed after `limitMs`; `onLate` is
   * called when it ends after that.
   */
  commit: (work: (on: On) => void, limitMs: number, onLate: () => void) => Promise<Error | null>;
}

export class CommitQueue<On> {
  private readonly changes: Change<On>[] = [];
  private isAtWork = false;
  private limitMs = LIMIT_MS;
  /** Is called when a change comes that a reader waits for. */
  private onReader = () => {};

  constructor(private readonly options: Options<On>) {}

  /**
   * Resolves when the change is committed; rejects when it is not.
   * @param isForReader whether a reader waits for it
   */
  add<T>(change: (on: On) => T, isForReader = false): Promise<T> {
    return new Promise<T>((done, fail) => {
      const make = (on: On) => {
        const result = change(on);
        return () => done(result);
      };
      this.changes.push({ make, fail, isForReader });
      if (isForReader) this.onReader();
      if (!this.isAtWork) void this.commitAll();
    });
  }

  private async commitAll(): Promise<void> {
    this.isAtWork = true;
    while (this.changes.length > 0) {
      await this.turn();
      await this.commit(this.changes.splice(0, MAX_CHANGES_AT_ONCE));
    }
    this.isAtWork = false;
  }

  /** After the pages that wait for theirs, for each commit costs as much as a page; or in a reader's turn, where one waits. */
  private async turn(): Promise<void> {
    if (this.changes.some(({ isForReader }) => isForReader)) return ownTurn(true);
    const reader = new Promise<void>((comes) => {
      this.onReader = comes;
    });
    await Promise.race([lateTurn(), reader.then(() => ownTurn(true))]);
    this.onReader = () => {};
  }

  /** Together; and where that fails one by one, for one of them may be the reason: unless it did not end in time. */
  private async commit(changes: Change<On>[]): Promise<void> {
    let made: (() => void)[] = [];
    const error = await this.tryTo((on) => {
      made = changes.map(({ make }) => make(on));
    });
    this.limitMs = error instanceof DeadlinePassed ? LIMIT_AGAIN_MS : LIMIT_MS;
    if (!error) for (const tell of made) tell();
    else if (changes.length === 1 || error instanceof DeadlinePassed)
      for (const { fail } of changes) fail(error);
    else for (const change of changes) await this.commit([change]);
  }

  private async tryTo(work: (on: On) => void): Promise<Error | null> {
    try {
      await this.options.prepare();
      // The disk is slow and not stuck, and the next ones may take as long.
      const onLate = () => {
        this.limitMs = LIMIT_MS;
      };
      return await this.options.commit(work, this.limitMs, onLate);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}
