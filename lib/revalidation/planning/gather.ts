// The facts that a plan is made of: what the site showed of a post, and what the source says now.
import { contentSource } from '../../content/pick';
import { byNewest, type Dated, type Post, summaryOf } from '../../content/post';
import { RELATED_COUNT, relatedTags } from '../../content/surroundings';
import { paths } from '../../paths';
import type { Facts, ListFacts } from '../plan';
import { belongsOnNewestPage, readShownList, readShownTags, type Shown } from './shown';

const MAX_RELATED_FROM = 6;

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
  const place = now ?? before;
  const unchanged = before?.revision === now?.revision;
  const facts: Facts = {
    id,
    previousIds,
    before,
    now,
    neighboursBefore: shown.neighbours,
    neighboursNow: shown.neighbours,
    relatedFrom: [],
    archive: await listFacts(undefined, place, unchanged),
    tags: [],
    tagIndex: await readShownTags(),
  };
  for (const tag of tags) facts.tags.push(await listFacts(tag, place, unchanged));
  if (unchanged || !place) return facts;

  facts.neighboursNow = now ? await neighboursOf(now) : [];
  // Those between which it stood stand side by side now.
  if (before && before.publishedAt !== now?.publishedAt) {
    facts.neighboursBefore = [...shown.neighbours, ...(await neighboursOf(before))];
  }
  // The newest post of all is nobody's earlier one.
  if (facts.neighboursBefore.length === 0 && facts.neighboursNow.length < 2 && isNewest(place, facts.archive))
    return facts;
  const newer = new Set<string>();
  for (const tag of new Set([now, before].flatMap((post) => (post ? relatedTags(post) : [])))) {
    const around = await contentSource().around(place, { count: RELATED_COUNT, tag });
    for (const { id } of around.newer) newer.add(id);
  }
  facts.relatedFrom = [...newer].slice(0, MAX_RELATED_FROM);
  return facts;
}

async function neighboursOf(post: Dated): Promise<string[]> {
  const { older, newer } = await contentSource().around(post, { count: 1 });
  return [...older, ...newer].map(({ id }) => id);
}

async function listFacts(
  tag: string | undefined,
  place: Dated | null,
  unchanged: boolean,
): Promise<ListFacts> {
  const shown = await readShownList(tag === undefined ? paths.archive() : paths.tag(tag));
  if (unchanged || !place || !shown || belongsOnNewestPage(shown, place))
    return { tag, shown, olderTotal: null };
  const { olderTotal } = await contentSource().around(place, { count: 1, tag });
  return { tag, shown, olderTotal };
}

function isNewest(place: Dated, { shown }: ListFacts): boolean {
  return shown?.posts.every((other) => other.id === place.id || byNewest(place, other) < 0) ?? false;
}
