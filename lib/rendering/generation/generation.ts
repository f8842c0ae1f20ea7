// A generation: one run of getStaticProps for a path, or of what makes a document. It has a start, a deadline and an
// outcome.
import { askedFor, noteEnd, noteTrouble } from '../../cache/generations';
import { pageCache } from '../../cache/open';
import { currentCatalogue } from '../../catalogue/open';
import { type AnyAddress, anyAddressAt } from '../../content/post/former-path';
import { sharingReadsSince } from '../../content/shared-reads';
import { isSourceTrouble } from '../../content/trouble';
import { markTold, reasonOf } from '../../log';
import { isPageId } from '../../paths/ids';
import { tick } from '../../process/logical-clock';
import { withDeadline } from '../../process/timeout';
import { admitFirstVisit } from './first-visits';
import { pageLimitMs } from './page-limit';

/**
 * Makes what is at a path, within the deadline, and notes how that ended.
 * @param since from which time on readings of the source may be shared
 * @throws what `make` throws, or when it takes too long
 */
export async function runGeneration<T>(
  path: string,
  since: number | undefined,
  make: () => Promise<T | null>,
): Promise<T | null> {
  const cache = pageCache();
  const address = anyAddressAt(path);
  // Of standing pages only those that are known ask the source.
  const mayAskSource = address?.page !== 'former' && !(address?.page === 'post' && isPageId(address.id));
  const isKnown =
    !cache || askedFor(path) !== undefined || (await isShownPost(address)) || (await cache.knows(path));
  if (mayAskSource && !isKnown) await admitFirstVisit();
  const start = tick();
  try {
    // Next waits for ever for a generation that hangs, and joins every later call to it.
    const work = () => sharingReadsSince(since ?? start, make);
    const made = await withDeadline(work, pageLimitMs(), 'The page was not made');
    noteEnd(path, { start, outcome: made === null ? 'gone' : 'updated' });
    return made;
  } catch (error) {
    // Anybody can ask for an address that the source does not like.
    if (isKnown && isSourceTrouble(error)) noteTrouble();
    noteEnd(path, { start, outcome: 'failed', reason: reasonOf(error) });
    // The line of the publish tells it.
    if (askedFor(path)) markTold(error);
    throw error;
  }
}

/** A look in memory, where the cache may have to ask the store; and after a release it has no page of most posts yet. */
async function isShownPost(address: AnyAddress | null): Promise<boolean> {
  return address?.page === 'post' && (await currentCatalogue()).shownAt(address.id) !== null;
}
