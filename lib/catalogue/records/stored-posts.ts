// The known posts and their store: what is written there, what it has yet to get, and what is damaged in it.
import { failureLog, versionAbove } from '../../cache/store/failure';
import { Unstored } from '../../cache/store/unstored';
import { KnownPosts } from '../known-posts';
import { textOf } from './record';
import { SharedFacts } from './shared-facts';
import type { RecordStore, RecordWrite } from './store';

/** The record that says that all posts of the source are in the catalogue. */
export const COMPLETE_KEY = 'complete';
/** Of the mark when it is stored again: it says the same in all versions. */
const COMPLETE_VERSION = 1;
/** The text of a record that says nothing of a post. */
export const NOTHING = '';

export class StoredPosts extends KnownPosts {
  /** Whether all posts of the source are in it. */
  isComplete = false;
  /** Whether the newest posts are in it, with which reading all of them begins. */
  isNewestRead = false;
  /** The version of the latest change that is in it. */
  end = 0;
  private markComplete = () => {};
  /** Resolves when all posts of the source are in it. */
  readonly completed = new Promise<void>((resolve) => {
    this.markComplete = resolve;
  });

  /** What servers share besides records. */
  readonly facts: SharedFacts;
  protected readonly unstored = new Unstored();
  /** Keys of records that are damaged in the store, and were not written anew since. */
  protected readonly damaged = new Set<string>();
  protected readonly logFailure: (error: unknown) => null;

  /** @param store null: in memory alone, for a build or in development */
  constructor(protected readonly store: RecordStore | null) {
    super();
    this.logFailure = failureLog('catalogue store out of order', store?.tells);
    this.facts = new SharedFacts(store, this.logFailure);
  }

  /** Says that all posts are in it. */
  async complete(): Promise<void> {
    if (this.isComplete) return;
    this.becomeComplete();
    await this.put([{ key: COMPLETE_KEY, text: NOTHING, seen: this.end }]);
  }

  protected becomeComplete(): void {
    this.isComplete = true;
    this.isNewestRead = true;
    this.clock += 1;
    this.markComplete();
  }

  /** Gives the store what was written while it was out of order. By its version each record wins or loses there. */
  async writeBack(): Promise<void> {
    if (!this.store || this.unstored.isEmpty) return;
    const given = [...this.unstored.entries()];
    const written = await this.store.write(
      given.map(([key, version]) => ({ key, text: this.storedText(key), seen: version - 1, version })),
    );
    for (const [index, [key, version]] of given.entries()) {
      this.unstored.delete(key, version);
      if (written[index] !== null) continue;
      // A newer one is in the log, and is taken in as if nothing were known.
      this.forgetVersion(key);
      this.end = 0;
    }
  }

  /** Has the store get all again that is known here, for it has lost what was in it. */
  storeAgain(): void {
    for (const [key, { version }] of this.known) this.unstored.set(key, version);
    if (this.isComplete) this.unstored.set(COMPLETE_KEY, COMPLETE_VERSION);
    this.end = 0;
  }

  /** Whether records are damaged in the store: then only all posts of the source tell what was in them. */
  get isDamaged(): boolean {
    return this.damaged.size > 0;
  }

  /** Writes damaged records anew that no reading has written: as they are known here, or else they are of no post. */
  async mendDamaged(): Promise<void> {
    if (!this.isDamaged) return;
    await this.put([...this.damaged].map((key) => ({ key, text: this.storedText(key), seen: this.end })));
  }

  /** Writes to the store, or where it is out of order keeps for it what it has to get. */
  protected async put(writes: RecordWrite[]): Promise<(number | null)[]> {
    if (!this.store) {
      this.end += 1;
      return writes.map(() => this.end);
    }
    for (const { key } of writes) this.damaged.delete(key);
    try {
      return await this.store.write(writes);
    } catch (error) {
      this.logFailure(error);
      return writes.map(({ key, seen }) =>
        this.unstored.set(key, versionAbove(Math.max(seen, this.versionOf(key)))),
      );
    }
  }

  private forgetVersion(key: string): void {
    const known = this.known.get(key);
    if (known) this.known.set(key, { ...known, version: 0 });
  }

  private storedText(key: string): string {
    const record = this.byKey(key);
    return record ? textOf(record) : NOTHING;
  }
}
