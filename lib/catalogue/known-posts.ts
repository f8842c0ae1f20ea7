// The posts that the site knows, in memory: found by name and address, and listed in order.
import { byNewest, isPublished, type PostSummary } from '../content/post/post';
import { addressAt, paths } from '../paths';
import type { Change } from './lists/changed-list';
import { changedLists, type Lists, NO_LISTS } from './lists/lists';
import { PostIndex } from './post-index';
import type { Lookup } from './reading/from-source';
import { type CatalogueRecord, keyOf } from './records/record';

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
  private readonly index = new PostIndex();
  /** The records that time will show or hide. */
  private readonly scheduled = new Set<string>();

  byKey(key: string | undefined): CatalogueRecord | undefined {
    return key === undefined ? undefined : this.known.get(key)?.record;
  }

  byId(id: string): CatalogueRecord | undefined {
    return this.byKey(this.index.byId(id));
  }

  /** Whether posts are files, which have no name that lasts: one that is renamed is known by its text. */
  isOfFiles = false;

  byText(textHash: string): CatalogueRecord | undefined {
    return this.isOfFiles ? this.byKey(this.index.byText(textHash)) : undefined;
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

  /** The id of a post that readers see, of which this one is another Unicode form. */
  otherForm(id: string): string | null {
    return this.index.formsOf(id).find((form) => this.shownAt(form)) ?? null;
  }

  /** The id of the post that readers find where an old path led; null where there is none. */
  movedFrom(path: string): string | null {
    // What an author says counts more than what was seen.
    const [named] = this.withAlias(path.normalize('NFC'));
    if (named) return named.id;
    const address = addressAt(path);
    const other = address?.page === 'post' ? this.otherForm(address.id) : null;
    if (other !== null) return other;
    const record = address?.page === 'post' ? this.byKey(this.index.byOldId(address.id)) : undefined;
    return record?.isShown && paths.post(record.post.id) !== path ? record.post.id : null;
  }

  /** The same of an id that a post had. */
  movedTo(formerId: string): string | null {
    return this.movedFrom(paths.post(formerId));
  }

  /** The posts that readers see and whose authors say that a path led there, the newest first: it leads to that one. */
  withAlias(path: string): PostSummary[] {
    return this.index
      .byAlias(path)
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
    this.index.replace(key, last, record);
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
