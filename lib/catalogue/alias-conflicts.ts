// Tells the author of old addresses that cannot lead to the post that names them.
import { log } from '../log';
import { addressAt, paths } from '../paths';
import type { KnownPosts } from './known-posts';
import type { CatalogueRecord } from './records/record';

/** Logs each old address that these records name, or have as their own, and somebody else has too. */
export function tellConflicts(known: KnownPosts, records: CatalogueRecord[]): void {
  for (const { isShown, post } of records) {
    if (!isShown) continue;
    for (const path of [paths.post(post.id), ...(post.formerPaths ?? [])]) {
      const reason = conflictAt(known, path);
      if (reason) log.warn('old address', { path, post: post.id, reason });
    }
  }
}

function conflictAt(known: KnownPosts, path: string): string | null {
  const posts = known.withAlias(path);
  const [first] = posts;
  if (!first) return null;
  const address = addressAt(path);
  if (address && address.page !== 'post') return 'the site has a page of its own there';
  if (address && known.shownAt(address.id)) {
    return `the post "${address.id}" is there, which "${first.id}" names as its old address`;
  }
  if (posts.length < 2) return null;
  const ids = posts.map(({ id }) => `"${id}"`).join(' and ');
  return `${ids} say that it was theirs; it leads to "${first.id}", the newest`;
}
