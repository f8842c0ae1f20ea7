// The posts that readers see, in order, and those of each tag and each author. A snapshot never changes: a change makes
// a new one, which shares with the old one what stays, so that both can be compared.
import { site } from '../../../site.config';
import type { PostSummary } from '../../content/post/post';
import { isPageId } from '../../paths/ids';
import { type Change, changedList } from './changed-list';

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
