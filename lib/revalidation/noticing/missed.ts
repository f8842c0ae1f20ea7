// What sweeps found, and what could not be published since: whose turn it is. One post that always fails is in no
// other's way.
import type { PostState } from '../../content/source';
import type { Change } from '../dialects/dialect';
import { type KnownPost, keyOf } from '../planning/known-posts';

/** The most that is published in one call, so that others find room beside it. */
export const MISSED_AT_ONCE = 50;

/** What a look at the source found. */
export interface Found {
  /** What came or changed. */
  posts: PostState[];
  /** The keys of what went. */
  gone: string[];
}

type MissedPost = KnownPost & Required<Pick<KnownPost, 'missed'>>;

/**
 * Pure: what is to be published now.
 * @returns its changes; and what to take note of, before they are published
 */
export function takeTurns(
  known: Map<string, KnownPost>,
  found: Found,
  nowMs: number,
): { changes: Change[]; notes: Map<string, KnownPost> } {
  const notes = notesOf(known, found);
  const missed = [...new Map([...known, ...notes])].filter(isMissed);
  // What was never tried comes first, then what waits the longest.
  missed.sort(([, a], [, b]) => a.missed.triedMs - b.missed.triedMs);
  const due = missed.slice(0, MISSED_AT_ONCE);
  for (const [key, post] of due) notes.set(key, { ...post, missed: { ...post.missed, triedMs: nowMs } });
  return { changes: due.map(([key, post]) => changeTo(key, post)), notes };
}

const isMissed = (entry: [string, KnownPost]): entry is [string, MissedPost] => entry[1].missed !== undefined;

function notesOf(known: Map<string, KnownPost>, { posts, gone }: Found): Map<string, KnownPost> {
  const notes = new Map<string, KnownPost>();
  const triedMs = (key: string) => known.get(key)?.missed?.triedMs ?? 0;
  for (const post of posts) {
    const { id, updatedAt, revision } = post;
    const key = keyOf(post);
    // The site shows it still where it did.
    const { publishedAt = null, tags = null } = known.get(key) ?? {};
    const missed = { isGone: false, triedMs: triedMs(key) };
    notes.set(key, { id, updatedAt, revision, publishedAt, tags, missed });
  }
  for (const key of gone) {
    const before = known.get(key);
    if (before) notes.set(key, { ...before, missed: { isGone: true, triedMs: triedMs(key) } });
  }
  return notes;
}

function changeTo(key: string, { id, updatedAt, missed }: MissedPost): Change {
  const documentId = key === id ? undefined : key;
  return missed.isGone
    ? { id, documentId, removed: true }
    : { id, documentId, updatedAt: updatedAt ?? undefined };
}
