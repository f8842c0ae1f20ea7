// Posts that the site knows and the source does not list any more.
import type { Catalogue } from '../../catalogue/catalogue';
import type { Applied } from '../../catalogue/known-posts';
import { type Parts, presentPosts } from '../../catalogue/read-all';
import { type Reading, readPost } from '../../catalogue/read-post';
import { keyOf } from '../../catalogue/record';
import { log, reasonOf } from '../../log';

/** Is told what the catalogue did not know. */
export type Add = (applied: Applied) => void;

/** The ids of posts that the site knows and a whole list does not have any more. */
export function unlisted(catalogue: Catalogue, listed: Set<string>): string[] {
  return presentPosts(catalogue).flatMap((post) => (listed.has(keyOf(post)) ? [] : [post.id]));
}

/**
 * What a list does not have any more is looked for once more by itself, and then believed to be gone.
 * @returns ids that could not be read: perhaps the post is there, and what the site shows of it stays
 */
export async function believeMissing(
  add: Add,
  { catalogue, source }: Parts,
  ids: string[],
  read?: (id: string) => Promise<Reading>,
): Promise<string[]> {
  const unsettled: string[] = [];
  for (const id of ids) {
    try {
      const { applied } = await readPost(catalogue, source, { id }, read && (() => read(id)));
      applied.forEach(add);
    } catch (error) {
      unsettled.push(id);
      log.warn('post kept', { id, reason: reasonOf(error) });
    }
  }
  return unsettled;
}
