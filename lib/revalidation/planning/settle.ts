// The end of a plan: when its paths are made, what is shown now and what is still owed is noted.
import type { Post } from '../../content/post';
import type { Change } from '../dialects/dialect';
import type { Result } from '../regenerate';
import { inTurn } from './in-turn';
import { forgetKnown, forgetShown, keyOf, noteKnown } from './known-posts';
import { type ShownPost, settleOwed } from './shown';

interface Made {
  change: Change;
  /** What the source has; null: no such post. */
  post: Post | null;
  before: ShownPost | null;
  /** The plan's paths. */
  made: string[];
  /** The plan's own name. */
  name: string;
}

/** Notes what became of a plan's paths. */
export async function settle(results: Result[], { change, post, before, made, name }: Made): Promise<void> {
  const good = results.filter(({ outcome }) => outcome === 'updated' || outcome === 'gone');
  const paid = good.map(({ path }) => path);
  await inTurn(change.id, () => settleOwed(change.id, paid, name));
  if (!made.every((path) => paid.includes(path))) return;
  // Where this can't be written, the next sweep takes the post for missed, which is no harm.
  const key = keyOf({ id: change.id, documentId: change.documentId ?? before?.documentId });
  // Another post may be here by now instead of one that was removed.
  const isGone = post === null || (change.removed === true && key !== keyOf(post));
  if (isGone) await (change.removed ? forgetKnown : forgetShown)(key).catch(() => {});
  if (post) await noteKnown([post]).catch(() => {});
}
