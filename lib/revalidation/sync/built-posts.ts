// The posts that the build knew. Where the source has one of them at another address by the first start, its built page
// is all that tells of the address that readers know.
import { pageCache } from '../../cache/open';
import type { Catalogue } from '../../catalogue/catalogue';
import { type CatalogueRecord, keyOf } from '../../catalogue/records/record';
import { addressAt } from '../../paths';
import { cachedText } from '../../rendering/post/post-page';

/** Writes records of them into an empty catalogue, as of posts that are gone: whether they are there the list tells. */
export async function writeBuiltPosts(catalogue: Catalogue): Promise<void> {
  const records: CatalogueRecord[] = [];
  for (const path of pageCache()?.builtPaths() ?? []) {
    const address = addressAt(path);
    const built = address?.page === 'post' ? await cachedText(address.id) : null;
    // Only a document's own name says that a post elsewhere is the same.
    if (!built?.post.documentId || catalogue.byKey(keyOf(built.post))) continue;
    records.push({ post: built.post, formerIds: [], isGone: true, isRemoved: false, isShown: false });
  }
  await catalogue.write(records, catalogue.end);
}
