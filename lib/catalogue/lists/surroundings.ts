// What a post's page says of other posts: the one before, the one after, and earlier ones on the same subjects.
import type { PostSummary } from '../../content/post/post';
import { isPageId } from '../../paths/ids';
import { placeOf } from './changed-list';
import type { Lists } from './lists';

export interface PostLink {
  id: string;
  title: string;
  lang: string | null;
}

export interface Surroundings {
  older: PostLink | null;
  newer: PostLink | null;
  related: PostLink[];
}

/** Only earlier posts are related, so that a new post does not change every page of its subjects. */
export const RELATED_COUNT = 3;
const RELATED_TAGS = 2;

/** Those of a post; a standing page has none. */
export function surroundingsOf(lists: Lists, post: PostSummary): Surroundings {
  if (isPageId(post.id)) return { older: null, newer: null, related: [] };
  const [newer, older] = neighboursOf(lists.all, post);
  return { older: linkTo(older), newer: linkTo(newer), related: relatedTo(lists, post) };
}

/** The posts next to a place in a list, where the post itself need not stand: the newer one first. */
export function neighboursOf(
  list: readonly PostSummary[],
  post: PostSummary,
): [PostSummary | undefined, PostSummary | undefined] {
  const place = placeOf(list, post);
  const isThere = list[place]?.id === post.id;
  return [list[place - 1], list[isThere ? place + 1 : place]];
}

/** The tags of a post by which it names others. */
function relatedTags({ tags }: PostSummary): string[] {
  return tags.slice(0, RELATED_TAGS);
}

function relatedTo({ byTag }: Lists, post: PostSummary): PostLink[] {
  const found = new Map<string, { other: PostSummary; shared: number }>();
  for (const tag of relatedTags(post)) {
    const list = byTag.get(tag) ?? [];
    const place = placeOf(list, post);
    // One more than are wanted, for the post itself may be among them.
    const older = list.slice(place, place + RELATED_COUNT + 1).filter(({ id }) => id !== post.id);
    for (const other of older.slice(0, RELATED_COUNT)) {
      found.set(other.id, { other, shared: (found.get(other.id)?.shared ?? 0) + 1 });
    }
  }
  const closest = [...found.values()].sort((a, b) => b.shared - a.shared).slice(0, RELATED_COUNT);
  return closest.flatMap(({ other }) => linkTo(other) ?? []);
}

/** The posts that may name a post at its place as related: the next newer ones of its tags. */
export function relatedFrom({ byTag }: Lists, post: PostSummary): PostSummary[] {
  return post.tags.flatMap((tag) => {
    const list = byTag.get(tag) ?? [];
    const place = placeOf(list, post);
    return list
      .slice(Math.max(0, place - RELATED_COUNT), place)
      .filter((other) => relatedTags(other).includes(tag));
  });
}

function linkTo(post: PostSummary | undefined): PostLink | null {
  return post ? { id: post.id, title: post.title, lang: post.lang } : null;
}
