// The database of a server in CACHE_DIR. A process opens it once, for pages and records; several processes may have
// it open. All writes go through `write`. Nothing here ends the process, or throws where nobody catches.
import { resolve } from 'node:path';
import { reasonOf } from '../../log';
import { processWide } from '../../process/process-wide';
import { DeadlinePassed, withDeadline } from '../../process/timeout';
import { CommitQueue } from './commit-queue';
import { dataFileId, isFull } from './folder';
import { type Opened, openDatabase } from './open';
import { isBroken } from './probe';
import type { Tables } from './tables';
import { inTransaction } from './transaction';
import { causeOf, DISK_FULL, moveAside, namedError, tellUnusable } from './trouble';

const RETRY_EVERY_MS = 1000;
const LOOK_EVERY_MS = 1000;

export class Lmdb {
  private opened: Opened | null = null;
  private opening: Promise<void> | null = null;
  private failure: { error: Error; retryMs: number } | null = null;
  private readonly queue = new CommitQueue<Tables>({
    prepare: () => this.prepare(),
    commit: (work, limitMs, onLate) => this.commit(work, limitMs, onLate),
  });

  private constructor(private readonly dir: string) {
    setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  /** The database in a folder. Where it cannot be used, a line in the log says why and what to do. */
  static async in(dir: string): Promise<Lmdb> {
    // In a working directory that was removed, as by a release, Node makes a relative folder without end.
    const absolute = resolve(dir);
    const lmdb = processWide(`lmdb ${absolute}`, () => new Lmdb(absolute));
    await lmdb.open();
    return lmdb;
  }

  /**
   * Asks for what any process has committed last.
   * @throws Error with a reason, when the database cannot be used
   */
  read<T>(question: (tables: Tables) => T): T {
    if (!this.opened) void this.open();
    try {
      const { tables } = this.usable();
      // Else for a whole turn of the event loop it would be what was there at the turn's first question.
      tables.root.resetReadTxn();
      return question(tables);
    } catch (error) {
      throw this.troubled(error);
    }
  }

  /**
   * Makes a change, whole or not at all, on top of those of all processes. Changes of one moment are committed
   * together.
   * @param change must not be async, nor give what `put` or `remove` gave
   * @param isForReader whether a reader waits for it
   * @throws Error with a reason, when it is not on the disk
   */
  write<T>(change: (tables: Tables) => T, isForReader = false): Promise<T> {
    return this.queue.add(change, isForReader);
  }

  private prepare(): Promise<void> {
    this.look();
    return this.open();
  }

  /** lmdb's own thread waits for other writers and for the disk; readers do not. */
  private async commit(
    work: (tables: Tables) => void,
    limitMs: number,
    onLate: () => void,
  ): Promise<Error | null> {
    const { opened } = this;
    try {
      const { tables, fileId } = this.usable();
      // lmdb would say so too, in half a line of its own among those of the log.
      if (isFull(this.dir)) throw new Error(DISK_FULL);
      const committed = inTransaction(tables.root, () => work(tables));
      await withDeadline(() => committed, limitMs, 'A commit did not end').catch((error) => {
        if (error instanceof DeadlinePassed) committed.then(onLate, () => {});
        throw error;
      });
      if (dataFileId(this.dir) !== fileId) throw new Error('The data file was removed meanwhile.');
      return null;
    } catch (error) {
      return this.troubled(await causeOf(error), opened);
    }
  }

  private usable(): Opened {
    if (this.opened) return this.opened;
    throw this.failure?.error ?? new Error('The database is being opened again.');
  }

  /** Gives the error a name, and closes a database that it has made unusable. @param of what was in use */
  private troubled(error: unknown, of = this.opened): Error {
    if (!this.opened || this.opened !== of) return namedError(this.dir, error);
    const { code } = error as { code?: unknown };
    const { fileId } = this.opened;
    // After an error in the very last step of a commit lmdb answers nothing any more.
    if (isBroken(code) || (code !== undefined && !this.answers())) this.close();
    try {
      if (isBroken(code)) moveAside(this.dir, fileId, reasonOf(error));
    } catch {
      // Then it is found broken when it is opened again.
    }
    return namedError(this.dir, error);
  }

  private answers(): boolean {
    try {
      this.opened?.tables.root.resetReadTxn();
      this.opened?.tables.ends.get('');
      return true;
    } catch {
      return false;
    }
  }

  /** Lets go of a file that was removed or replaced. */
  private look(): void {
    if (this.opened && this.opened.fileId !== dataFileId(this.dir)) this.close();
  }

  /** Lets go of the files, until they are needed again. */
  close(): void {
    this.opened?.tables.root.close().catch(() => {});
    this.opened = null;
  }

  private open(): Promise<void> {
    if (this.opened || (this.failure && performance.now() < this.failure.retryMs)) return Promise.resolve();
    this.opening ??= this.tryToOpen().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  private async tryToOpen(): Promise<void> {
    try {
      this.opened = await openDatabase(this.dir);
      this.failure = null;
    } catch (error) {
      const named = namedError(this.dir, error);
      // Once, until it can be used again.
      if (!this.failure) tellUnusable(this.dir, named);
      this.failure = { error: named, retryMs: performance.now() + RETRY_EVERY_MS };
    }
  }
}
