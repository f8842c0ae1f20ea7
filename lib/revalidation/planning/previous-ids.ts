// Which addresses a post had, told or not: most CMSs don't say, so the site knows by itself which address a document
// has.
import type { Post } from '../../content/post';
import { paths } from '../../paths';
import type { Change } from '../dialects/dialect';
import { knownAddress } from './known-posts';
import { readShown, readShownList, type Shown } from './shown';

/** The ids that the post of a change had, as the call, the known posts and the archive tell. */
export async function previousIdsOf(change: Change, post: Post | null): Promise<string[]> {
  const documentId = post?.documentId ?? change.documentId;
  const ids = [change.previousId, ...(documentId === undefined ? [] : await idsOf(documentId))];
  return [...new Set(ids)].filter((id) => id !== undefined && id !== change.id) as string[];
}

async function idsOf(documentId: string): Promise<string[]> {
  const known = await knownAddress(documentId);
  if (known !== null) return [known];
  const archive = await readShownList(paths.archive());
  return (archive?.posts ?? []).filter((post) => post.documentId === documentId).map(({ id }) => id);
}

/**
 * What was shown of a post: at its address, or at one that it had and that no other post has taken.
 * @param post what the source has
 */
export async function shownAt(
  { id, documentId }: Change,
  previousIds: string[],
  post: Post | null,
): Promise<Shown> {
  const here = await readShown(id, post);
  const there = await Promise.all(previousIds.map((each) => readShown(each, null)));
  const document = post?.documentId ?? documentId;
  const its = there.filter((each) => !each.post?.documentId || each.post.documentId === document);
  return {
    ...here,
    post: here.post ?? its.find((each) => each.post !== null)?.post ?? null,
    neighbours: [here, ...its].flatMap(({ neighbours }) => neighbours),
    owed: [here, ...its].flatMap(({ owed }) => owed),
  };
}
