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
import type { Change } from '../dialects/dialect';
import { allAddresses, noteAddresses } from '../planning/known-posts';
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
    const changes = await changesSinceBuild(release);
    void publish(changes, port)
      .then(() => release.store.settleSeeds())
      .catch((error) => retry(release, error));
  } catch (error) {
    await retry(release, error);
  }
}

async function publish(changes: Change[], port: number): Promise<void> {
  const failed: string[] = [];
  for (const change of changes) {
    if ((await callOwnWebhook(port, change)).status !== 200) failed.push(change.id);
  }
  if (failed.length > 0) throw new Error(`These posts could not be published: ${failed.join(', ')}`);
}

async function retry({ store }: Release, error: unknown): Promise<void> {
  log.error('comparing built pages with the source', { reason: reasonOf(error), retryMs: LOOK_AGAIN_MS });
  await store.unclaimSeeds().catch(() => {});
}

/** Posts that were edited, came, went or moved since the build, and whose pages the cache has no newer ones of. */
async function changesSinceBuild(release: Release): Promise<Change[]> {
  const built = await builtPosts(release);
  if (built.size === 0) return [];
  const now = new Map((await newestPosts(contentSource(), built.size)).map((post) => [post.id, post]));
  const moved = await movedSince([...built.values()], [...now.values()]);
  const left = new Set(moved.map(({ previousId }) => previousId));
  const isTold = (id: string) => moved.some((move) => move.id === id) || (left.has(id) && !now.has(id));
  const ids = [...new Set([...built.keys(), ...now.keys()])].filter((id) => !isTold(id));
  const changed = ids.filter((id) => built.get(id)?.revision !== now.get(id)?.revision);
  return [...moved, ...(await notRenewed(changed, release)).map((id) => ({ id }))];
}

async function notRenewed(ids: string[], { store }: Release): Promise<string[]> {
  // A shared store that is to be compared with was new or emptied: what is there again may be an old page
  // that some server still had.
  if (store.shared) return ids;
  const unknown = await Promise.all(ids.map(async (id) => (await store.version(paths.post(id), true)) === 0));
  return ids.filter((_, index) => unknown[index]);
}

/** Documents that have another address than the one that is known, from the build or from earlier releases. */
async function movedSince(built: PostSummary[], now: PostSummary[]): Promise<Change[]> {
  const known = await allAddresses();
  const unknown = built.filter(({ documentId }) => documentId !== null && !known.has(documentId));
  // Where this can't be written, what moves is told all the same.
  await noteAddresses(unknown).catch(() => {});
  const inBuild = new Map(built.map(({ documentId, id }) => [documentId, id]));
  return now.flatMap(({ documentId, id }): Change[] => {
    if (documentId === null) return [];
    const shown = inBuild.get(documentId) ?? id;
    const last = known.get(documentId) ?? shown;
    // The plan itself knows the last address; what the build shows it may not.
    return last === id ? [] : [{ id, previousId: shown === id ? last : shown }];
  });
}

async function builtPosts({ seeds }: Release): Promise<Map<string, PostSummary>> {
  const posts = new Map<string, PostSummary>();
  for (const path of seeds.paths()) {
    if (addressAt(path)?.page !== 'post') continue;
    const post = (await seeds.props(path))?.post as PostSummary | undefined;
    if (post) posts.set(post.id, post);
  }
  return posts;
}
