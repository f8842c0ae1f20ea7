// Posts of which a list tells another date of change and no text, as WordPress's does: whether the text changed, only a
// request for each can tell. A source may say that of all its posts in every answer, so a sync takes some at a time.
import type { Catalogue } from '../../catalogue/catalogue';
import { keyOf, revisionOf } from '../../catalogue/records/record';
import type { PostSummary } from '../../content/post/post';
import { log } from '../../log';

const MAX_AT_ONCE = 100;

/** The posts without those that are too many at once; those go first whose known date of change is the oldest. */
export function withoutTooMany(catalogue: Catalogue, posts: PostSummary[]): PostSummary[] {
  const knownDate = new Map<PostSummary, string>();
  for (const post of posts) {
    const known = catalogue.byKey(keyOf(post));
    if (known && !known.isGone && isUnsure(known.post, post)) knownDate.set(post, known.post.updatedAt ?? '');
  }
  if (knownDate.size <= MAX_AT_ONCE) return posts;
  const reason = `${knownDate.size} posts have another date of change, and the source's list tells no more of them`;
  log.often('warn', 'sync goes on later', { reason, taken: MAX_AT_ONCE });
  const oldestFirst = [...knownDate].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([post]) => post);
  const later = new Set(oldestFirst.slice(MAX_AT_ONCE));
  return posts.filter((post) => !later.has(post));
}

function isUnsure(known: PostSummary, { excerpt, ...post }: PostSummary): boolean {
  if (post.textHash !== null || post.updatedAt === known.updatedAt) return false;
  const asKnown = { ...post, updatedAt: known.updatedAt, excerpt: excerpt || known.excerpt };
  return revisionOf(asKnown) === revisionOf(known);
}
