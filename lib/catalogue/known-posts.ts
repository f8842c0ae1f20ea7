// The posts that the site knows, in memory: found by name and address, and listed in order.
import { byNewest, isPublished, type PostSummary } from '../content/post';
import { addressAt, paths } from '../paths';
import { AliasIndex } from './alias-index';
import type { Lookup } from './from-source';
import { type Change, changedLists, type Lists, NO_LISTS } from './lists';
import { type CatalogueRecord, keyOf } from './record';

/** A change of a record, and the addresses that lead to the post or did. */
export interface RecordChange extends Change {
  ids: string[];
}

/** What one step has changed. */
export interface Applied {
  changes: RecordChange[];
  /** The lists before it, and after. */
  before: Lists;
  after: Lists;
}

export interface VersionedRecord {
  key: string;
  version: number;
  /** Null for what cannot be read. */
  record: CatalogueRecord | null;
}

export class KnownPosts implements Lookup {
  /** What readers see. */
  lists: Lists = NO_LISTS;
  /** Grows with every change. */
  clock = 0;

  protected readonly known = new Map<string, { record: CatalogueRecord; version: number }>();
  private readonly keyById = new Map<string, string>();
  private readonly keyByFormerId = new Map<string, string>();
  private readonly aliases = new AliasIndex();
  /** Ids that are no NFC, by what they are in it. */
  private readonly idByNfc = new Map<string, string>();
  private readonly keyByText = new Map<string, string>();
  /** The records that time will show or hide. */
  private readonly scheduled = new Set<string>();

  byKey(key: string): CatalogueRecord | undefined {
    return this.known.get(key)?.record;
  }

  byId(id: string): CatalogueRecord | undefined {
    const key = this.keyById.get(id);
    return key === undefined ? undefined : this.byKey(key);
  }

  /** Whether posts are files, which have no name that lasts: one that is renamed is known by its text. */
  isOfFiles = false;

  byText(textHash: string): CatalogueRecord | undefined {
    if (!this.isOfFiles) return undefined;
    const key = this.keyByText.get(textHash);
    return key === undefined ? undefined : this.byKey(key);
  }

  /** The post that readers see at an address. */
  shownAt(id: string): PostSummary | null {
    const record = this.byId(id);
    return record?.isShown ? record.post : null;
  }

  /** The first id of a post, by which feeds know it. */
  firstIdOf(post: PostSummary): string {
    return this.byKey(keyOf(post))?.firstId ?? post.id;
  }

  /**
   * The id of a post that readers see, of which this one is another form: some systems write letters with marks as one
   * sign (NFC), others as several (NFD).
   */
  otherForm(id: string): string | null {
    const nfc = id.normalize('NFC');
    const forms = [nfc, this.idByNfc.get(nfc) ?? nfc];
    return forms.find((form) => form !== id && this.shownAt(form)) ?? null;
  }

  /** The id of the post that readers find where an old path led; null where there is none. */
  movedFrom(path: string): string | null {
    // What an author says counts more than what was seen.
    const [named] = this.withAlias(path.normalize('NFC'));
    if (named) return named.id;
    const address = addressAt(path);
    const other = address?.page === 'post' ? this.otherForm(address.id) : null;
    if (other !== null) return other;
    const key = address?.page === 'post' ? this.keyByFormerId.get(address.id) : undefined;
    const record = key === undefined ? undefined : this.byKey(key);
    return record?.isShown && paths.post(record.post.id) !== path ? record.post.id : null;
  }

  /** The same of an id that a post had. */
  movedTo(formerId: string): string | null {
    return this.movedFrom(paths.post(formerId));
  }

  /** The posts that readers see and whose authors say that a path led there, the newest first: it leads to that one. */
  withAlias(path: string): PostSummary[] {
    return this.aliases
      .at(path)
      .flatMap((key) => this.byKey(key) ?? [])
      .flatMap(({ isShown, post }) => (isShown ? post : []))
      .sort(byNewest);
  }

  /** The records of posts that have to be shown or hidden by now, and are not yet, as they will be then. */
  due(nowMs: number): CatalogueRecord[] {
    return [...this.scheduled].flatMap((key) => {
      const record = this.byKey(key);
      if (!record || record.isGone) return [];
      const isShown = isPublished(record.post, nowMs);
      return isShown === record.isShown ? [] : [{ ...record, isShown }];
    });
  }

  /** All records, those of posts that are gone too. */
  *records(): Generator<CatalogueRecord> {
    for (const { record } of this.known.values()) yield record;
  }

  /** Takes records in that are newer than what is known. */
  protected apply(entries: VersionedRecord[]): Applied {
    const before = this.lists;
    const changes = entries.flatMap((entry) => this.take(entry) ?? []);
    if (changes.length > 0) this.clock += 1;
    this.lists = changedLists(before, changes);
    return { changes, before, after: this.lists };
  }

  private take({ key, version, record }: VersionedRecord): RecordChange | null {
    if (!record || version <= this.versionOf(key)) return null;
    const last = this.byKey(key);
    this.known.set(key, { record, version });
    if (last && this.keyById.get(last.post.id) === key) this.keyById.delete(last.post.id);
    for (const path of last?.post.formerPaths ?? []) this.aliases.delete(path, key);
    if (!record.isGone) {
      this.keyById.set(record.post.id, key);
      const nfc = record.post.id.normalize('NFC');
      if (nfc !== record.post.id) this.idByNfc.set(nfc, record.post.id);
      for (const id of record.formerIds) this.keyByFormerId.set(id, key);
      for (const path of record.post.formerPaths ?? []) this.aliases.add(path, key);
    }
    if (last?.post.textHash && this.keyByText.get(last.post.textHash) === key)
      this.keyByText.delete(last.post.textHash);
    if (record.post.documentId === null && record.post.textHash !== null)
      this.keyByText.set(record.post.textHash, key);
    if (isScheduled(record)) this.scheduled.add(key);
    else this.scheduled.delete(key);
    return {
      before: last?.isShown ? last.post : null,
      after: record.isShown ? record.post : null,
      ids: [...new Set([record.post.id, ...(last ? [last.post.id] : []), ...record.formerIds])],
    };
  }

  protected versionOf(key: string): number {
    return this.known.get(key)?.version ?? 0;
  }
}

/** Whether time alone may change what readers see of the post. */
function isScheduled({ post, isShown }: CatalogueRecord): boolean {
  return post.unpublishAt !== null || (!isShown && !post.draft && post.publishedAt !== null);
}
