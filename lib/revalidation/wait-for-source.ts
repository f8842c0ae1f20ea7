// A CMS may call before what it tells of can be read. Then the source is asked again and again, for a while.
import type { Reading } from '../catalogue/reading/source-reading';
import { contentSource } from '../content/pick';
import { isPublished, type Post } from '../content/post/post';
import { after, until } from '../process/timeout';
import type { Change } from './senders/dialect';

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 1000;

/** The source does not have the revision that a change announced. */
export class SourceBehind extends Error {
  constructor(readonly change: Change) {
    super();
  }
}

/**
 * Reads the post until it is at the announced revision, or gone if that was announced.
 * @param read reads the post anew
 * @param endMs until when the source may take, by `performance.now()`
 * @throws SourceBehind
 */
export async function readAnnounced(
  change: Change,
  read: () => Promise<Reading>,
  endMs: number,
): Promise<Reading> {
  let reading: Reading | undefined = await read();
  for (let pauseMs = FIRST_PAUSE_MS; reading; pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS)) {
    const { post } = reading;
    if (isThere(change, post)) return reading;
    // From here on it is known that the source is behind, and the caller is told so in time.
    if (post === null && (await Promise.race([isHidden(change), until(endMs)]))) return reading;
    if (performance.now() + pauseMs >= endMs) break;
    await after(pauseMs);
    reading = await Promise.race([read(), until(endMs)]);
  }
  throw new SourceBehind(change);
}

/** Whether the source has the announced revision, but not for readers: a draft, or dated in the future. */
async function isHidden(change: Change): Promise<boolean> {
  // Without the key for drafts nobody can say.
  const draft = await contentSource()
    .draft(change.id)
    .catch(() => null);
  return draft !== null && !isPublished(draft) && isThere(change, draft);
}

/** Whether what was read is what was announced, or newer. */
export function isThere({ updatedAt, removed, documentId }: Change, post: Post | null): boolean {
  if (removed) return post === null || !isPublished(post) || isAnother(post, documentId);
  if (updatedAt === undefined || Number.isNaN(Date.parse(updatedAt))) return true;
  if (post === null) return false;
  // A source that keeps no revisions can't be behind one, and some keep whole seconds only.
  if (post.updatedAt === null) return true;
  const wholeSeconds = post.updatedAt.endsWith('.000Z');
  const announcedMs = Date.parse(updatedAt);
  return Date.parse(post.updatedAt) >= (wholeSeconds ? announcedMs - (announcedMs % 1000) : announcedMs);
}

/** Whether another post has the address by now. Where the source gives no documentId, nobody can say that it has. */
function isAnother(post: Post, documentId: string | undefined): boolean {
  return documentId !== undefined && post.documentId !== null && post.documentId !== documentId;
}
