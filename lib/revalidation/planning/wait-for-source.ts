// A CMS may call before what it tells of can be read. Then the source is asked again and again, for a while.
import { contentSource } from '../../content/pick';
import { isPublished, type Post } from '../../content/post';
import { sharingReadsSince } from '../../content/shared-reads';
import { type Grounds, layGround } from '../../ground';
import { takeOrder } from '../../order';
import { paths } from '../../paths';
import { until } from '../../until';
import type { Change } from '../dialects/dialect';

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 1000;

export interface Found {
  /** Null: the source has no such post. */
  post: Post | null;
  /** Ground for the pages that nearly every plan has: what is read for the plan may go into them. */
  laid: Grounds;
  since: number;
}

/**
 * Reads the post, until it is at the announced revision, or gone if that was announced.
 * @param endMs until when the source may take
 */
export async function waitForSource(change: Change, endMs: number): Promise<Found | 'behind'> {
  const foreseen = [
    paths.post(change.id),
    paths.home(),
    paths.archive(),
    ...paths.feeds(),
    paths.sitemapChunk(),
  ];
  const lay = async () => {
    const laid = await layGround(foreseen);
    return { laid, since: laid.get(paths.home())?.since ?? takeOrder() };
  };
  let isBehind = false;
  const isAnnounced = change.updatedAt !== undefined || change.removed === true;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS)) {
    if (isBehind && Date.now() >= endMs) return 'behind';
    const ground = await lay();
    const read = sharingReadsSince(ground.since, () => contentSource().post(change.id));
    const post = isBehind ? await Promise.race([read, until(endMs)]) : await read;
    if (post === undefined) return 'behind';
    if (isThere(change, post) || (!post && (await isHidden(change)))) {
      // Others may have read lists before the source had what was announced: those don't go into this publish.
      return { post, ...(isAnnounced ? await lay() : ground) };
    }
    isBehind = true;
    if (Date.now() + pauseMs >= endMs) return 'behind';
    await until(Date.now() + pauseMs);
  }
}

/** Whether the source has the announced revision, but not for readers: a draft, or dated in the future. */
async function isHidden(change: Change): Promise<boolean> {
  // Without the key for drafts nobody can say.
  const draft = await contentSource()
    .draft(change.id)
    .catch(() => null);
  return draft !== null && !isPublished(draft) && isThere(change, draft);
}

function isThere({ updatedAt, removed, documentId }: Change, post: Post | null): boolean {
  if (removed) return post === null || isAnother(post, documentId);
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
