// The catalogue: the posts that the site knows, and the store that servers share them by. Each server follows the
// store's log of changes, and is at its end before it makes or serves anything.
import { failureLog, versionAbove } from '../cache/store-failure';
import { tellUnreadable } from '../cache/unreadable';
import { tellConflicts } from './alias-conflicts';
import { type Applied, KnownPosts, type VersionedRecord } from './known-posts';
import { type CatalogueRecord, keyOf, parseRecord, textOf } from './record';
import type { RecordStore, RecordWrite, StoredRecord } from './record-store';
import { SharedFacts } from './shared-facts';
import { Unstored } from './unstored';

export interface Written extends Applied {
  /** Some record was newer than what the writer had seen: whatever it read may be older. */
  isRefused: boolean;
}

/** The record that says that all posts of the source are in the catalogue. */
const COMPLETE_KEY = 'complete';
/** Of the mark when it is stored again: it says the same in all versions. */
const COMPLETE_VERSION = 1;
/** The text of a record that says nothing of a post. */
const NOTHING = '';

export class Catalogue extends KnownPosts {
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
  private readonly unstored = new Unstored();
  /** The writes of this server that are under way, by the keys of their records. */
  private readonly writes = new Map<string, Promise<unknown>>();
  /** Keys of records that are damaged in the store, and were not written anew since. */
  private readonly damaged = new Set<string>();
  private turn: Promise<boolean> | undefined;
  private isFollowing = false;
  private readonly logFailure: (error: unknown) => null;

  /** @param store null: in memory alone, for a build or in development */
  constructor(private readonly store: RecordStore | null) {
    super();
    this.logFailure = failureLog('catalogue store out of order', store?.tells);
    this.facts = new SharedFacts(store, this.logFailure);
  }

  /**
   * Takes in what other servers wrote until now. All who ask in one turn of the event loop share one question to the
   * store. Where it is out of order, what is known here has to do.
   * @returns false where the store was lost at this very moment: what the asker has from it may be newer than this
   */
  catchUp(): Promise<boolean> {
    if (!this.store) return Promise.resolve(true);
    this.turn ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.turn = undefined;
      return this.follow();
    });
    return this.turn;
  }

  /**
   * The same for a caller that asks once for many and has waited for the end of the turn already: at once where the store is
   * in memory and nothing was written.
   * @returns whether the store has answered
   */
  isAtEnd(): boolean | Promise<boolean> {
    const { store } = this;
    if (!store) return true;
    try {
      const end = store.end();
      if (end === this.end && this.unstored.isEmpty && this.isFollowing) return true;
      return this.follow(end).then(() => this.isFollowing);
    } catch {
      return false;
    }
  }

  /**
   * Writes records.
   * @param seen `end` as it was before the source was read: a record that was written since is refused
   */
  write(records: CatalogueRecord[], seen: number): Promise<Written> {
    const written = this.writeAll(records, seen);
    const keys = records.map(({ post }) => keyOf(post));
    for (const key of keys) this.writes.set(key, written);
    const forget = () => {
      for (const key of keys) if (this.writes.get(key) === written) this.writes.delete(key);
    };
    written.then(forget, forget);
    return written;
  }

  private async writeAll(records: CatalogueRecord[], seen: number): Promise<Written> {
    if (records.length === 0) return { ...this.apply([]), isRefused: false };
    const writes = records.map((record) => ({ key: keyOf(record.post), text: textOf(record), seen }));
    const versions = await this.put(writes);
    const stored = records.flatMap((record, index) => {
      const version = versions[index];
      return version ? [{ key: keyOf(record.post), version, record }] : [];
    });
    const applied = this.apply(stored);
    tellConflicts(this, records);
    return { ...applied, isRefused: versions.includes(null) };
  }

  /** Says that all posts are in it. */
  async complete(): Promise<void> {
    if (this.isComplete) return;
    this.becomeComplete();
    await this.put([{ key: COMPLETE_KEY, text: NOTHING, seen: this.end }]);
  }

  /** Gives the store what was written while it was out of order. */
  async writeBack(): Promise<void> {
    if (!this.store) return;
    const lost = await this.unstored.writeTo(this.store, (key) => this.storedText(key));
    // A newer one is in the log, and is taken in as if nothing were known.
    for (const key of lost) this.forgetVersion(key);
    if (lost.length > 0) this.end = 0;
  }

  /** @param end the end of the log, where it was asked for already */
  private async follow(end?: number | Promise<number>): Promise<boolean> {
    const wasFollowing = this.isFollowing;
    try {
      await this.takeIn(end);
      this.isFollowing = true;
      return true;
    } catch (error) {
      this.logFailure(error);
      this.isFollowing = false;
      return !wasFollowing;
    }
  }

  private async takeIn(asked?: number | Promise<number>): Promise<void> {
    if (!this.store) return;
    const end = await (asked ?? this.store.end());
    // The store has lost what was in it, for instance because Redis was emptied.
    if (end < this.end) this.storeAgain();
    await this.writeBack();
    if (end === this.end) return;
    const changes = await this.store.since(Math.min(this.end, end));
    // What is written here may be in the log before its writer knows. The writer has to find the change, to make the plan.
    const isNews = ({ key, version }: StoredRecord) => this.versionOf(key) < version;
    await Promise.all(changes.records.filter(isNews).map(({ key }) => this.writes.get(key)));
    this.takeStored(changes.records);
    this.end = Math.max(this.end, changes.end);
  }

  private takeStored(stored: StoredRecord[]): void {
    const records = stored.map(parse);
    for (const { key, isWhole } of records) {
      if (isWhole) this.damaged.delete(key);
      else this.damaged.add(key);
    }
    if (records.some(({ key, isWhole }) => key === COMPLETE_KEY && isWhole)) this.becomeComplete();
    this.apply(records);
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

  /** Has the store get all again that is known here, for it has lost what was in it. */
  storeAgain(): void {
    for (const [key, { version }] of this.known) this.unstored.set(key, version);
    if (this.isComplete) this.unstored.set(COMPLETE_KEY, COMPLETE_VERSION);
    this.end = 0;
  }

  private async put(writes: RecordWrite[]): Promise<(number | null)[]> {
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

  private becomeComplete(): void {
    this.isComplete = true;
    this.isNewestRead = true;
    this.clock += 1;
    this.markComplete();
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

function parse({ key, version, text }: StoredRecord): VersionedRecord & { isWhole: boolean } {
  const record = text ? parseRecord(text) : null;
  if (text && !record) tellUnreadable(key);
  return { key, version, record, isWhole: record !== null || text === NOTHING };
}
