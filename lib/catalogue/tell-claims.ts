// Tells the author of old addresses that cannot lead to the post that claims them.
import { log } from '../log';
import { addressAt, paths } from '../paths';
import type { KnownPosts } from './known-posts';
import type { CatalogueRecord } from './record';

/** Logs each old address that these records claim, or have as their own, and somebody else has too. */
export function tellClaims(known: KnownPosts, records: CatalogueRecord[]): void {
  for (const { isShown, post } of records) {
    if (!isShown) continue;
    for (const path of [paths.post(post.id), ...(post.formerPaths ?? [])]) {
      const reason = conflictAt(known, path);
      if (reason) log.warn('old address', { path, post: post.id, reason });
    }
  }
}

function conflictAt(known: KnownPosts, path: string): string | null {
  const claimants = known.claimantsOf(path);
  const [first] = claimants;
  if (!first) return null;
  const address = addressAt(path);
  if (address && address.page !== 'post') return 'the site has a page of its own there';
  if (address && known.shownAt(address.id)) {
    return `the post "${address.id}" is there, which "${first.id}" names as its old address`;
  }
  if (claimants.length < 2) return null;
  const ids = claimants.map(({ id }) => `"${id}"`).join(' and ');
  return `${ids} say that it was theirs; it leads to "${first.id}", the newest`;
}
