// The posts that readers see, in order, and those of each tag. A snapshot never changes: a change makes a new one,
// which shares with the old one what stays, so that both can be compared.
import { byNewest, type Dated, type PostSummary } from '../content/post';

export interface Lists {
  /** Newest first. */
  readonly all: readonly PostSummary[];
  readonly byTag: ReadonlyMap<string, readonly PostSummary[]>;
}

export const NO_LISTS: Lists = { all: [], byTag: new Map() };

/** A post before and after; null where readers do not see it. */
export interface Change {
  before: PostSummary | null;
  after: PostSummary | null;
}

/** The lists after changes. Each `before` has to be the very object that is in the lists. */
export function changedLists(lists: Lists, changes: Change[]): Lists {
  const real = changes.filter(({ before, after }) => before !== after);
  if (real.length === 0) return lists;
  const byTag = new Map(lists.byTag);
  for (const [tag, within] of changesByTag(real)) {
    const posts = changedList(byTag.get(tag) ?? [], within);
    if (posts.length > 0) byTag.set(tag, posts);
    else byTag.delete(tag);
  }
  return { all: changedList(lists.all, real), byTag };
}

/** The changes of each tag's list. */
function changesByTag(changes: Change[]): Map<string, Change[]> {
  const byTag = new Map<string, Change[]>();
  for (const change of changes) {
    for (const tag of new Set([...(change.before?.tags ?? []), ...(change.after?.tags ?? [])])) {
      const within = byTag.get(tag) ?? [];
      within.push(withinTag(change, tag));
      byTag.set(tag, within);
    }
  }
  return byTag;
}

function withinTag({ before, after }: Change, tag: string): Change {
  const within = (post: PostSummary | null) => (post?.tags.includes(tag) ? post : null);
  return { before: within(before), after: within(after) };
}

function changedList(list: readonly PostSummary[], changes: Change[]): readonly PostSummary[] {
  const rest = listWithout(
    list,
    changes.flatMap(({ before }) => before ?? []),
  );
  const added = changes.flatMap(({ after }) => after ?? []).sort(byNewest);
  if (added.length > rest.length) return rest.concat(added).sort(byNewest);
  const parts: (readonly PostSummary[])[] = [];
  let from = 0;
  for (const post of added) {
    const place = placeOf(rest, post);
    parts.push(rest.slice(from, place), [post]);
    from = place;
  }
  return rest.slice(0, 0).concat(...parts, rest.slice(from));
}

/** So many posts are looked up one by one: to ask each post of a long list takes far longer than to copy the list. */
const MAX_LOOKED_UP = 20;

function listWithout(list: readonly PostSummary[], removed: PostSummary[]): readonly PostSummary[] {
  if (removed.length > MAX_LOOKED_UP) {
    const all = new Set(removed);
    return list.filter((post) => !all.has(post));
  }
  const rest = [...list];
  for (const post of removed) {
    // Two posts with one address, by a mistake of the source, stand side by side: the object tells which is meant.
    const place = rest.indexOf(post, placeOf(rest, post));
    if (place !== -1) rest.splice(place, 1);
  }
  return rest;
}

/** How many posts of a list stand before a post, which need not be in it. */
export function placeOf(list: readonly Dated[], post: Dated): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = list[middle];
    if (other && byNewest(other, post) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
