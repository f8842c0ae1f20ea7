// The catalogue: the posts that the site knows, and the store that servers share them by. Each server follows the
// store's log of changes, and is at its end before it makes or serves anything.
import { tellUnreadable } from '../cache/store/unreadable';
import { tellConflicts } from './alias-conflicts';
import type { Applied, VersionedRecord } from './known-posts';
import { type CatalogueRecord, keyOf, parseRecord, textOf } from './records/record';
import type { StoredRecord } from './records/store';
import { COMPLETE_KEY, NOTHING, StoredPosts } from './records/stored-posts';

export interface Written extends Applied {
  /** Some record was newer than what the writer had seen: whatever it read may be older. */
  isRefused: boolean;
}

export class Catalogue extends StoredPosts {
  /** The writes of this server that are under way, by the keys of their records. */
  private readonly writes = new Map<string, Promise<unknown>>();
  private turn: Promise<boolean> | undefined;
  private isFollowing = false;

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
    // What was written here is known already, and whole.
    const isKnown = (stored: StoredRecord) => stored.text !== null && !isNews(stored);
    for (const { key } of changes.records.filter(isKnown)) this.damaged.delete(key);
    this.takeStored(changes.records.filter((stored) => !isKnown(stored)));
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
}

function parse({ key, version, text }: StoredRecord): VersionedRecord & { isWhole: boolean } {
  const record = text ? parseRecord(text) : null;
  if (text && !record) tellUnreadable(key);
  return { key, version, record, isWhole: record !== null || text === NOTHING };
}
