// The facts that a plan is made of: what the site showed of a post, and what the source says now.
import { LIST_SIZE } from '../../content/lists';
import { contentSource } from '../../content/pick';
import { byNewest, type Dated, type Post, summaryOf } from '../../content/post';
import { RELATED_COUNT, relatedTags } from '../../content/surroundings';
import { paths } from '../../paths';
import type { Facts, ListFacts } from '../plan';
import {
  belongsOnNewestPage,
  readShownList,
  readShownTags,
  type Shown,
  type ShownList,
  type ShownPost,
} from './shown';

/**
 * Gathers the facts of a change.
 * @param ids the post's id, and those that it had
 * @param shown what was shown of the post, at any of them
 * @param post what the source has
 */
export async function gather(ids: [string, ...string[]], shown: Shown, post: Post | null): Promise<Facts> {
  const [id, ...previousIds] = ids;
  const now = post ? summaryOf(post) : null;
  const before = shown.post;
  const tags = [...new Set([...(before?.tags ?? []), ...(now?.tags ?? [])])];
  const unchanged = before?.revision === now?.revision;
  const places = unchanged ? null : { before, now };
  const facts: Facts = {
    id,
    previousIds,
    before,
    now,
    neighboursBefore: shown.neighbours,
    neighboursNow: shown.neighbours,
    relatedFrom: [],
    archive: await listFacts(undefined, places),
    tags: [],
    tagIndex: await readShownTags(),
  };
  for (const tag of tags) facts.tags.push(await listFacts(tag, places));
  const stands = placesOf(before, now);
  if (unchanged || stands.length === 0) return facts;

  facts.neighboursNow = now ? await neighboursOf(now) : [];
  // Those between which it stood stand side by side now.
  if (before && before.publishedAt !== now?.publishedAt) {
    facts.neighboursBefore = [...shown.neighbours, ...(await neighboursOf(before))];
  }
  // The newest post of all is nobody's earlier one.
  const isNewestOfAll = stands.every((place) => isNewest(place, facts.archive));
  if (facts.neighboursBefore.length === 0 && facts.neighboursNow.length < 2 && isNewestOfAll) return facts;
  // The next few with one of its tags may name it, or another in its place.
  const newer = new Set<string>();
  for (const place of stands) {
    for (const tag of tags) {
      const around = await contentSource().around(place, { count: RELATED_COUNT, tag, side: 'newer' });
      for (const post of around.newer) if (relatedTags(post).includes(tag)) newer.add(post.id);
    }
  }
  facts.relatedFrom = [...newer];
  return facts;
}

async function neighboursOf(post: Dated): Promise<string[]> {
  const { older, newer } = await contentSource().around(post, { count: 1 });
  return [...older, ...newer].map(({ id }) => id);
}

/** Where the post stood and stands: one place, unless its date moved. */
function placesOf(before: Dated | null, now: Dated | null): Dated[] {
  const places = [now, before].filter((place) => place !== null);
  return before?.publishedAt === now?.publishedAt ? places.slice(0, 1) : places;
}

/** @param places where the post stood and stands; null when it did not change */
async function listFacts(
  tag: string | undefined,
  places: { before: ShownPost | null; now: ShownPost | null } | null,
): Promise<ListFacts> {
  const shown = await readShownList(tag === undefined ? paths.archive() : paths.tag(tag));
  if (!places) return { tag, shown, olderBefore: null, olderNow: null, totalNow: null };
  const { before, now } = places;
  const { posts, total } = await contentSource().newestPosts({ page: 1, perPage: LIST_SIZE, tag });
  const newest = shown ?? { posts: posts.map(summaryOf), total };
  const olderNow = await olderThan(now, newest, tag);
  const isMoved = before?.publishedAt !== now?.publishedAt;
  const olderBefore = isMoved ? await olderThan(before, newest, tag) : olderNow;
  return { tag, shown, olderBefore, olderNow, totalNow: total };
}

async function olderThan(place: Dated | null, newest: ShownList, tag?: string): Promise<number | null> {
  if (!place || belongsOnNewestPage(newest, place)) return null;
  return (await contentSource().around(place, { count: 1, tag, side: 'older' })).olderTotal;
}

function isNewest(place: Dated, { shown }: ListFacts): boolean {
  return shown?.posts.every((other) => other.id === place.id || byNewest(place, other) < 0) ?? false;
}
