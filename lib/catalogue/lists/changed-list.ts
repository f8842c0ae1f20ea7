// A list of posts, the newest first, after some of them changed. The list before stays as it was.
import { byNewest, type Dated, type PostSummary } from '../../content/post/post';

/** A post before and after; null where readers do not see it. */
export interface Change {
  before: PostSummary | null;
  after: PostSummary | null;
}

/** So many posts are put in one by one; a call takes no more parts than that. */
const MAX_PUT_IN = 10_000;

/** The list after changes; the same one where none is of its posts. */
export function changedList(list: readonly PostSummary[], changes: Change[]): readonly PostSummary[] {
  const real = changes.filter(({ before, after }) => before !== after);
  const [only] = real;
  if (!only) return list;
  return real.length === 1 ? withChange(list, only) : withChanges(list, real);
}

/** A list after one change: it is copied once, which is what takes the time where it is long. */
function withChange(list: readonly PostSummary[], { before, after }: Change): readonly PostSummary[] {
  const from = before ? indexIn(list, before) : -1;
  if (!after) return from === -1 ? list : list.toSpliced(from, 1);
  if (from === -1) return list.toSpliced(placeOf(list, after), 0, after);
  const changed = list.slice();
  changed.splice(from, 1);
  changed.splice(placeOf(changed, after), 0, after);
  return changed;
}

function withChanges(list: readonly PostSummary[], changes: Change[]): readonly PostSummary[] {
  const rest = listWithout(
    list,
    changes.flatMap(({ before }) => before ?? []),
  );
  const added = changes.flatMap(({ after }) => after ?? []).sort(byNewest);
  if (added.length > Math.min(rest.length, MAX_PUT_IN)) return rest.concat(added).sort(byNewest);
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
  if (removed.length === 0) return list;
  const rest = [...list];
  for (const post of removed) {
    const place = indexIn(rest, post);
    if (place !== -1) rest.splice(place, 1);
  }
  return rest;
}

/** Where the very object is. Two posts with one address, by a mistake of the source, stand side by side. */
function indexIn(list: readonly PostSummary[], post: PostSummary): number {
  return list.indexOf(post, placeOf(list, post));
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
