// What getStaticProps of a page returns: it is made by a generation, and a newer page or the last good one counts instead.
import type { GetStaticPropsResult } from 'next';
import { baselinesOf } from '../../cache/baselines';
import { propsIn } from '../../cache/entry';
import { askedFor, NOT_TO_WRITE, noteSeen } from '../../cache/generations';
import { cachedEntry, pageCache } from '../../cache/open';
import { currentCatalogue } from '../../catalogue/open';
import { type AnyAddress, anyAddressAt } from '../../content/post/former-path';
import { isUnfitPost } from '../../content/post/post';
import { isRenderFailure } from '../../content/worker/back-off';
import { env } from '../../env';
import { log, reasonOf } from '../../log';
import { withSlash } from '../../paths/base-path';
import { href } from '../../paths/encoding';
import { ownTurn } from '../../process/own-turn';
import { Moved, movedFrom, NotReady } from '../view/moved';
import { completeCatalogue } from './complete';
import { runGeneration } from './generation';
import { type Versioned, withVersion } from './page-version';

/** What is built without asking the source. It is never served; the first visit makes the page. */
interface Placeholder {
  placeholder: true;
}

const isBuild = () => env().NEXT_PHASE === 'phase-production-build';

/**
 * Runs a page's making.
 * @param path the page's path
 * @param make gives the page's props, where it moved, or null when there is nothing at its address
 * @returns what getStaticProps has to return
 * @throws what `make` throws, or when it takes too long, where there is no page that could stay
 */
export async function generate<Props extends object>(
  path: string,
  make: () => Promise<Props | Moved | null>,
): Promise<GetStaticPropsResult<(Props & Versioned) | Placeholder>> {
  const { REVALIDATE_SECONDS: revalidate, PRERENDER_COUNT } = env();
  if (isBuild() && PRERENDER_COUNT === 0) return { props: { placeholder: true } };
  const address = anyAddressAt(path);
  if (!address) return { notFound: true, revalidate };

  noteSeen(path, undefined);
  const baseline = askedFor(path)?.baseline ?? (await baselinesOf([path])).get(path);
  const seen = baseline?.seen ?? 0;
  try {
    const made = await runGeneration(path, baseline?.since, async () => {
      const today = address.page === 'former' ? null : await make();
      return today ?? formerlyAt(path, address);
    });
    // Whatever Next is given now may replace only what was there before the reading.
    noteSeen(path, seen);
    const newer = await keptSince<Props & Versioned>(path, seen + 1);
    if (newer) return newer;
    if (made === null) return { notFound: true, revalidate };
    if (made instanceof Moved) {
      return { redirect: { destination: withSlash(href(made.to)), permanent: true }, revalidate };
    }
    const props = await versioned(path, made);
    // In the turn in which Next gets them it makes the whole page.
    await ownTurn(!askedFor(path));
    return { props, revalidate };
  } catch (error) {
    if (isBuild() && canWait(error)) return { props: { placeholder: true } };
    // Readers who wait for what can't be made now get the last good page.
    const kept = await keptSince<Props & Versioned>(path, askedFor(path) ? seen + 1 : 0);
    if (!kept) throw error;
    noteSeen(path, NOT_TO_WRITE);
    return kept;
  }
}

/** Whether a build may leave a page to its first visit: one odd post stops no other. */
function canWait(error: unknown): boolean {
  if (error instanceof NotReady) return true;
  if (env().BUILD_STRICT || !(isUnfitPost(error) || isRenderFailure(error))) return false;
  log.warn('page left out of the build', { reason: reasonOf(error) });
  return true;
}

/** What the catalogue knows of a path where nothing is today. */
async function formerlyAt(path: string, { page }: AnyAddress): Promise<Moved | null> {
  const moved = movedFrom(await currentCatalogue(), path);
  // That it leads nowhere is not sure before all posts are known.
  if (moved === null && page === 'former') return movedFrom(await completeCatalogue(), path);
  return moved;
}

/** What was built is older than all that a server makes. */
async function versioned<Props extends object>(path: string, made: Props): Promise<Props & Versioned> {
  if (isBuild()) return { ...made, version: 0 };
  return withVersion(made, await cachedEntry(path));
}

/**
 * What the cache has at a version or later: what another server has put there meanwhile. Readers who wait for this
 * generation may have come after that server said 200, so they get its page; the cache refuses the one made here.
 */
async function keptSince<Props>(path: string, version: number): Promise<GetStaticPropsResult<Props> | null> {
  const cache = pageCache();
  if (!cache || (await cache.version(path)) < version) return null;
  const { entry } = await cache.get(path);
  if (!entry) return null;
  const { REVALIDATE_SECONDS: revalidate } = env();
  if (entry.value === null) return { notFound: true, revalidate };
  const props = propsIn(entry);
  if (typeof props?.__N_REDIRECT === 'string') {
    return { redirect: { destination: props.__N_REDIRECT, permanent: true }, revalidate };
  }
  return props ? { props: props as Props, revalidate } : null;
}
