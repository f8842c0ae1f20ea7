// A release starts from the pages that were built with it. Which posts changed between that build and now?
import { seeds } from '../cache/open';
import type { PageCache } from '../cache/page-cache';
import { contentSource } from '../content/pick';
import type { PostSummary } from '../content/post';
import { addressAt, paths } from '../paths';

const PER_PAGE = 20;

/**
 * Compares the built posts that the cache has nothing newer for with the source's newest.
 * @returns ids of posts that were edited, came or went since the build
 * @throws Error when the source fails
 */
export async function idsChangedSinceBuild(cache: PageCache): Promise<string[]> {
  const built = await builtRevisions(cache);
  if (built.size === 0) return [];
  const now = new Map<string, string>();
  for (const { id, revision } of await newest(built.size)) now.set(id, revision);
  const ids = new Set([...built.keys(), ...now.keys()]);
  return [...ids].filter((id) => built.get(id) !== now.get(id));
}

async function newest(count: number): Promise<PostSummary[]> {
  const posts: PostSummary[] = [];
  for (let page = 1; posts.length < count; page++) {
    const answer = await contentSource().newestPosts({ page, perPage: PER_PAGE });
    posts.push(...answer.posts);
    if (page * PER_PAGE >= answer.total) break;
  }
  return posts.slice(0, count);
}

async function builtRevisions(cache: PageCache): Promise<Map<string, string>> {
  const revisions = new Map<string, string>();
  for (const path of seeds()?.paths() ?? []) {
    const address = addressAt(path);
    if (address?.page !== 'post' || (await cache.version(paths.post(address.id))) > 0) continue;
    const props = await seeds()?.props(path);
    const post = props?.post as PostSummary | undefined;
    if (post) revisions.set(address.id, post.revision);
  }
  return revisions;
}
