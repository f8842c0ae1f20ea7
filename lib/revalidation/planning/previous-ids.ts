// Which addresses a post had, told or not: most CMSs don't say, so the site knows by itself which address a document
// has.
import type { Post } from '../../content/post';
import { paths } from '../../paths';
import type { Change } from '../dialects/dialect';
import { isUpToDate, keyOf, knownAddress, knownPost } from './known-posts';
import { readShown, readShownList, type Shown, type ShownPost } from './shown';

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
    post:
      here.post ??
      its.find((each) => each.post !== null)?.post ??
      (await knownAt([id, ...previousIds], document, post)),
    neighbours: [here, ...its].flatMap(({ neighbours }) => neighbours),
    owed: [here, ...its].flatMap(({ owed }) => owed),
  };
}

/**
 * Of a post that no page at hand shows, where the site's note of it tells that it stood: readers may have had its
 * lists made. No text of it is known, so it differs from whatever the source has.
 */
async function knownAt(
  ids: string[],
  documentId: string | undefined,
  post: Post | null,
): Promise<ShownPost | null> {
  const keys = new Set(ids.map((id) => keyOf({ documentId, id })));
  const noted = await Promise.all([...keys].map(knownPost));
  const known = noted.find((each) => each && ids.includes(each.id));
  if (!known || (post && isUpToDate(known, post))) return null;
  const { id, updatedAt, publishedAt, tags } = known;
  if (publishedAt === null && tags === null) return null;
  const nothing = { title: '', excerpt: '', author: null, cover: null, lang: null, revision: '' };
  return { ...nothing, id, documentId: documentId ?? null, updatedAt, publishedAt, tags: tags ?? [] };
}
