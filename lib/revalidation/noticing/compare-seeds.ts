// A release starts from the pages that were built with it. What changed since that build is published at boot,
// and again whenever the store was emptied: by one of the servers that share it.
import type { PageCache } from '../../cache/page-cache';
import type { Seeds } from '../../cache/seeds';
import type { Store } from '../../cache/store';
import { newestPosts } from '../../content/newest-posts';
import { contentSource } from '../../content/pick';
import type { PostSummary } from '../../content/post';
import { log, reasonOf } from '../../log';
import { addressAt, paths } from '../../paths';
import { callOwnWebhook } from './own-call';

const LOOK_AGAIN_MS = 10_000;

interface Release {
  seeds: Seeds;
  store: Store;
  cache: PageCache;
}

/**
 * Compares now, and goes on doing so when it is needed.
 * @param port where this server listens
 * @returns resolves when it is known what changed; the pages are then made while the server serves
 */
export async function compareSeeds(release: Release, port: number): Promise<void> {
  setInterval(() => void compareOnce(release, port), LOOK_AGAIN_MS).unref();
  await compareOnce(release, port);
}

async function compareOnce(release: Release, port: number): Promise<void> {
  try {
    if (!(await release.store.claimSeeds())) return;
    const ids = await changedIds(release);
    void publish(ids, port)
      .then(() => release.store.settleSeeds())
      .catch((error) => retry(release, error));
  } catch (error) {
    await retry(release, error);
  }
}

async function publish(ids: string[], port: number): Promise<void> {
  const failed: string[] = [];
  for (const id of ids) if ((await callOwnWebhook(port, { id })).status !== 200) failed.push(id);
  if (failed.length > 0) throw new Error(`These posts could not be published: ${failed.join(', ')}`);
}

async function retry({ store }: Release, error: unknown): Promise<void> {
  log.error('comparing built pages with the source', { reason: reasonOf(error), retryMs: LOOK_AGAIN_MS });
  await store.unclaimSeeds().catch(() => {});
}

/** Ids of posts that were edited, came or went since the build, and whose pages the cache has no newer ones of. */
async function changedIds(release: Release): Promise<string[]> {
  const built = await builtRevisions(release);
  if (built.size === 0) return [];
  const now = new Map<string, string>();
  for (const { id, revision } of await newestPosts(contentSource(), built.size)) now.set(id, revision);
  const ids = new Set([...built.keys(), ...now.keys()]);
  const changed = [...ids].filter((id) => built.get(id) !== now.get(id));
  // A shared store that is to be compared with was new or emptied: what is there again may be an old page
  // that some server still had.
  if (release.store.shared) return changed;
  const unknown = await Promise.all(
    changed.map(async (id) => (await release.store.version(paths.post(id), true)) === 0),
  );
  return changed.filter((_, index) => unknown[index]);
}

async function builtRevisions({ seeds }: Release): Promise<Map<string, string>> {
  const revisions = new Map<string, string>();
  for (const path of seeds.paths()) {
    const address = addressAt(path);
    if (address?.page !== 'post') continue;
    const post = (await seeds.props(path))?.post as PostSummary | undefined;
    if (post) revisions.set(address.id, post.revision);
  }
  return revisions;
}
