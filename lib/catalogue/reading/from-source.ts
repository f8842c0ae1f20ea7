// How a reading of the source changes the catalogue's records: pure functions.
import { isPublished, type PostSummary } from '../../content/post/post';
import { isPageId } from '../../paths/ids';
import { type CatalogueRecord, keyOf, keyOfDocument } from '../records/record';

/** How records are found. */
export interface Lookup {
  byKey(key: string): CatalogueRecord | undefined;
  /** The record of the post that has the address now. */
  byId(id: string): CatalogueRecord | undefined;
  /** The record of a file with this text, where posts are files. */
  byText(textHash: string): CatalogueRecord | undefined;
}

/** What a webhook or the site itself knows of a post, besides what the source says. */
export interface Hint {
  id: string;
  /** An address that it had. */
  previousId?: string;
  /** The CMS's lasting name for it. */
  documentId?: string;
  removed?: boolean;
  /** Somebody says that the post changed. */
  isTold?: boolean;
}

const MAX_FORMER_IDS = 20;

/** Another address that has to be read too: nobody knows whether the post that had it has left it. */
export function alsoToRead(lookup: Lookup, { previousId }: Hint, post: PostSummary | null): string | null {
  const there = previousId === undefined ? undefined : lookup.byId(previousId);
  if (!there) return null;
  return post !== null && keyOf(there.post) === keyOf(post) ? null : there.post.id;
}

/**
 * The records as they are after a reading.
 * @param read what the source has at each address that was read; null: nothing
 */
export function recordsAfterReading(
  lookup: Lookup,
  hint: Hint,
  read: ReadonlyMap<string, PostSummary | null>,
  nowMs: number,
): CatalogueRecord[] {
  const found: CatalogueRecord[] = [];
  const left = new Map<string, CatalogueRecord>();
  const leave = (record: CatalogueRecord | undefined) => {
    if (record) left.set(keyOf(record.post), gone(record, hint.removed));
  };
  for (const [id, post] of read) {
    const occupant = lookup.byId(id);
    if (post === null || (occupant && keyOf(occupant.post) !== keyOf(post))) leave(occupant);
    if (post !== null) found.push(withAnnounced(lookup, recordOf(lookup, post, nowMs), hint, read));
  }
  // A removal may tell another address than the one that readers know.
  if (hint.removed && hint.documentId !== undefined) leave(lookup.byKey(keyOfDocument(hint.documentId)));
  for (const { post } of found) left.delete(keyOf(post));
  // An address leads to one post: what was renamed leaves its former ones to the post that it is now.
  const taken = new Set(found.flatMap(({ formerIds }) => formerIds));
  const leaving = [...left.values()].map((record) => ({
    ...record,
    formerIds: record.formerIds.filter((id) => !taken.has(id)),
  }));
  return [...found, ...leaving];
}

/**
 * The records as they are after a list was read: one that lost its address to another and is not listed is gone. Of a post
 * that stands there several times the first counts: else each reading of the same list would be news.
 */
export function recordsOfList(lookup: Lookup, posts: PostSummary[], nowMs: number): CatalogueRecord[] {
  const listed = new Map<string, PostSummary>();
  for (const post of posts) if (!listed.has(keyOf(post))) listed.set(keyOf(post), post);
  const all = [...listed.values()];
  const left = all.flatMap(({ id }) => {
    const occupant = lookup.byId(id);
    return occupant && !listed.has(keyOf(occupant.post)) ? gone(occupant) : [];
  });
  return [...all.map((post) => recordOf(lookup, post, nowMs)), ...left];
}

function gone(record: CatalogueRecord, isRemoved = false): CatalogueRecord {
  return { ...record, isGone: true, isRemoved, isShown: false };
}

/** The announced address leads to the post, unless another one has it; so do those that led there. */
function withAnnounced(
  lookup: Lookup,
  record: CatalogueRecord,
  { id, previousId }: Hint,
  read: ReadonlyMap<string, PostSummary | null>,
): CatalogueRecord {
  if (previousId === undefined || record.post.id !== id || read.get(previousId)) return record;
  const previous = lookup.byKey(keyOf({ documentId: null, id: previousId }));
  const former = [...(previous?.formerIds ?? []), ...record.formerIds, previousId];
  return {
    ...record,
    ...firstIdOf(id, record.firstId ?? previous?.firstId ?? previousId),
    formerIds: formerIdsOf(id, former),
  };
}

/** The record of a post as the source has it now. */
export function recordOf(lookup: Lookup, post: PostSummary, nowMs: number): CatalogueRecord {
  const known = lookup.byKey(keyOf(post)) ?? renamedFrom(lookup, post);
  const former = known ? [...known.formerIds, ...(known.isRemoved ? [] : [known.post.id])] : [];
  const first = known && (known.firstId ?? (known.isRemoved ? undefined : known.post.id));
  return {
    post: known ? completed(post, known.post) : post,
    formerIds: formerIdsOf(post.id, former),
    ...firstIdOf(post.id, first),
    isGone: false,
    isRemoved: false,
    isShown: isPublished(post, nowMs),
  };
}

/** A file that is renamed is one that goes and one that comes, of the same text, title and date; a page has no date. */
function renamedFrom(lookup: Lookup, { id, documentId, textHash, title, publishedAt }: PostSummary) {
  const isPage = isPageId(id);
  if (documentId !== null || textHash === null || (publishedAt === null && !isPage)) return undefined;
  const other = lookup.byText(textHash);
  if (other?.post.title !== title || other.post.publishedAt !== publishedAt) return undefined;
  return isPageId(other.post.id) === isPage ? other : undefined;
}

/** Said only where it is not the present one. */
const firstIdOf = (id: string, first: string | undefined) =>
  first === undefined || first === id ? {} : { firstId: first };

function formerIdsOf(id: string, former: string[]): string[] {
  return [...new Set(former.filter((each) => each !== id))].slice(-MAX_FORMER_IDS);
}

/** A list may tell less of a post than is known from the post itself. */
function completed(post: PostSummary, known: PostSummary): PostSummary {
  if (post.textHash !== null) return post;
  const textHash = post.updatedAt === known.updatedAt ? known.textHash : null;
  return { ...post, textHash, excerpt: post.excerpt || known.excerpt };
}
