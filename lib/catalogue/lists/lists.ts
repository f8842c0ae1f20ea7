// The posts that readers see, in order, and those of each tag and each author. A snapshot never changes: a change makes
// a new one, which shares with the old one what stays, so that both can be compared.
import { site } from '../../../site.config';
import { byNewest, type Dated, type PostSummary } from '../../content/post/post';
import { isPageId } from '../../paths/ids';

type Groups = ReadonlyMap<string, readonly PostSummary[]>;

export interface Lists {
  /** Newest first. */
  readonly all: readonly PostSummary[];
  readonly byTag: Groups;
  readonly byAuthor: Groups;
  /** The standing pages, in order of their addresses. They are in none of the others. */
  readonly pages: readonly PostSummary[];
}

export const NO_LISTS: Lists = { all: [], byTag: new Map(), byAuthor: new Map(), pages: [] };

/** Who wrote a post; null where nobody is named. */
export const authorOf = ({ author }: Pick<PostSummary, 'author'>): string | null =>
  author ?? site.author?.name ?? null;

/** Authors have pages of their own where there are several. */
export const hasAuthorPages = ({ byAuthor }: Pick<Lists, 'byAuthor'>): boolean => byAuthor.size > 1;

const tagsOf = ({ tags }: PostSummary) => tags;
const authorsOf = (post: PostSummary) => [authorOf(post) ?? []].flat();

/** A post before and after; null where readers do not see it. */
export interface Change {
  before: PostSummary | null;
  after: PostSummary | null;
}

/** The lists after changes. Each `before` has to be the very object that is in the lists. */
export function changedLists(lists: Lists, changes: Change[]): Lists {
  const real = changes.filter(({ before, after }) => before !== after);
  if (real.length === 0) return lists;
  const ofPosts = real.map((change) => changeWithin(change, ({ id }) => !isPageId(id)));
  const ofPages = real.map((change) => changeWithin(change, ({ id }) => isPageId(id)));
  const whole = { before: lists.all, after: changedList(lists.all, ofPosts) };
  return {
    all: whole.after,
    byTag: changedGroups(lists.byTag, ofPosts, tagsOf, whole),
    byAuthor: changedGroups(lists.byAuthor, ofPosts, authorsOf, whole),
    pages: changedPages(lists.pages, ofPages),
  };
}

function changedPages(pages: readonly PostSummary[], changes: Change[]): readonly PostSummary[] {
  const removed = new Set(changes.flatMap(({ before }) => before ?? []));
  const added = changes.flatMap(({ after }) => after ?? []);
  if (removed.size + added.length === 0) return pages;
  return [...pages.filter((page) => !removed.has(page)), ...added].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A change as a list sees it that has some posts only. */
function changeWithin({ before, after }: Change, has: (post: PostSummary) => boolean): Change {
  return { before: before && has(before) ? before : null, after: after && has(after) ? after : null };
}

/** The list of all posts. */
interface Whole {
  before: readonly PostSummary[];
  after: readonly PostSummary[];
}

/**
 * @param namesOf the groups that a post is in
 * @param whole a group of all posts is this list, as the one of a blog's only author
 */
function changedGroups(
  groups: Groups,
  changes: Change[],
  namesOf: (post: PostSummary) => string[],
  whole: Whole,
): Groups {
  const changed = new Map(groups);
  for (const [name, within] of changesByName(changes, namesOf)) {
    const list = changed.get(name) ?? [];
    const isWhole = list.length === whole.before.length && areSame(within, changes);
    const posts = isWhole ? whole.after : changedList(list, within);
    if (posts.length > 0) changed.set(name, posts);
    else changed.delete(name);
  }
  return changed;
}

const areSame = (some: Change[], others: Change[]) =>
  some.length === others.length &&
  some.every(({ before, after }, at) => before === others[at]?.before && after === others[at]?.after);

/** The changes of each group's list. */
function changesByName(changes: Change[], namesOf: (post: PostSummary) => string[]): Map<string, Change[]> {
  const byName = new Map<string, Change[]>();
  for (const { before, after } of changes) {
    const [left, come] = [before, after].map((post) => new Set(post ? namesOf(post) : []));
    for (const name of new Set([...(left ?? []), ...(come ?? [])])) {
      const within = byName.get(name) ?? [];
      within.push({ before: left?.has(name) ? before : null, after: come?.has(name) ? after : null });
      byName.set(name, within);
    }
  }
  return byName;
}

/** So many posts are put in one by one; a call takes no more parts than that. */
const MAX_PUT_IN = 10_000;

function changedList(list: readonly PostSummary[], changes: Change[]): readonly PostSummary[] {
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
