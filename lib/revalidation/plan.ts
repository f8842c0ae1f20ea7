// Step 4 of a publish: which paths does the change make old? A pure function of what the site showed and what the
// source says now; planning/gather.ts collects both.
import { FEED_SIZE, HOME_SIZE, LIST_SIZE, numberedPages } from '../content/lists';
import { byNewest } from '../content/post';
import { paths } from '../paths';
import type { ShownList, ShownPost } from './planning/shown';

/** What is known of a list that has or had the post. */
export interface ListFacts {
  /** Undefined: the archive. */
  tag: string | undefined;
  /** Its newest page as readers have it; null when it was never made. */
  shown: ShownList | null;
  /** How many posts in it are older than where the post stood; null on the newest page, or when nobody knows. */
  olderBefore: number | null;
  /** How many are older than where it stands. */
  olderNow: number | null;
  /** How many posts the source has in it; null when nobody asked. */
  totalNow: number | null;
}

export interface Facts {
  id: string;
  /** Addresses that the post had. */
  previousIds: string[];
  /** Null: the post was not shown. */
  before: ShownPost | null;
  /** Null: the source has no such post. */
  now: ShownPost | null;
  /** Ids of the posts that stood before and after it. */
  neighboursBefore: string[];
  /** Ids of those that do now. */
  neighboursNow: string[];
  /** Ids of newer posts that name it as related, or may now. */
  relatedFrom: string[];
  archive: ListFacts;
  /** The lists of the tags that it had or has. */
  tags: ListFacts[];
  /** The tags in the index of tags; null when that was never made. */
  tagIndex: string[] | null;
}

/** The exact list of paths that the change makes old. */
export function plan(facts: Facts): string[] {
  const { id, previousIds, before, now, archive } = facts;
  const made = [id, ...previousIds].map((each) => paths.post(each));
  const listed = differs(before, now, LISTED);
  const edited = before?.revision !== now?.revision;
  // Nothing is known to have changed, so what the caller means is the post and where it is announced.
  if (!edited) return [...made, paths.home()];

  if (listed) {
    if (isAmongNewest(facts, HOME_SIZE)) made.push(paths.home());
    for (const list of [archive, ...facts.tags]) made.push(...pagesOf(list, before, now));
    if (differs(before, now, LINKED)) made.push(...neighbourIds(facts).map((other) => paths.post(other)));
    if (differs(before, now, RELATED)) made.push(...facts.relatedFrom.map((other) => paths.post(other)));
    if (changesTagIndex(facts)) made.push(paths.tags());
  }
  if (isAmongNewest(facts, FEED_SIZE)) made.push(...paths.feeds());
  if (differs(before, now, IN_SITEMAP)) made.push(...sitemapOf(pagesOf(archive, before, now)));
  return [...new Set(made)];
}

// What the lists show of a post, what links to it show, what makes it related, and what the sitemap says.
const LISTED: (keyof ShownPost)[] = [
  'id',
  'title',
  'excerpt',
  'publishedAt',
  'tags',
  'author',
  'cover',
  'lang',
];
const LINKED: (keyof ShownPost)[] = ['id', 'title', 'publishedAt', 'lang'];
const RELATED: (keyof ShownPost)[] = ['id', 'title', 'publishedAt', 'tags', 'lang'];
const IN_SITEMAP: (keyof ShownPost)[] = ['id', 'publishedAt', 'updatedAt'];

function differs(before: ShownPost | null, now: ShownPost | null, fields: (keyof ShownPost)[]): boolean {
  if (!before || !now) return before !== now;
  return fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]));
}

/** Tells the post that changed from others, by the id that it has or had. */
function isOneOf(before: ShownPost | null, now: ShownPost | null): (post: ShownPost) => boolean {
  return ({ id }) => id === before?.id || id === now?.id;
}

function neighbourIds({ id, previousIds, neighboursBefore, neighboursNow }: Facts): string[] {
  return [...neighboursBefore, ...neighboursNow].filter(
    (other) => other !== id && !previousIds.includes(other),
  );
}

/** Whether the post is or was among so many newest, as far as the archive's newest page tells. */
function isAmongNewest({ archive, before, now }: Facts, count: number): boolean {
  if (!archive.shown) return true;
  const { posts } = archive.shown;
  const place = posts.findIndex(isOneOf(before, now));
  if (place !== -1 && place < count) return true;
  const others = posts.filter((post) => !isOneOf(before, now)(post));
  // The archive may have been made again without it since, by another publish or by time, and the others not.
  return [before, now].some(
    (stand) => stand !== null && others.filter((post) => byNewest(post, stand) < 0).length < count,
  );
}

/** The pages of a list that have or had the post. */
function pagesOf(list: ListFacts, before: ShownPost | null, now: ShownPost | null): string[] {
  const at = (page?: number) => (list.tag === undefined ? paths.archive(page) : paths.tag(list.tag, page));
  const isIn = (post: ShownPost | null): boolean =>
    post !== null && (list.tag === undefined || post.tags.includes(list.tag));
  const { shown } = list;
  const joins = (isIn(now) ? 1 : 0) - (isIn(before) ? 1 : 0);
  // Of a list whose newest page was never made, readers may have numbered ones all the same.
  const total = shown?.total ?? (list.totalNow ?? 0) - joins;
  const numbered = numberedPages(total);
  const listed = shown?.posts ?? [];
  const oldest = listed.at(-1);
  const others = listed.filter((post) => !isOneOf(before, now)(post));
  const isAtNewest = (stand: ShownPost) => numbered === 0 || !oldest || byNewest(stand, oldest) < 0;
  const isListed = listed.length !== others.length;
  const stands = [before, now].filter((stand) => stand !== null && isIn(stand));
  const made = !shown || isListed || stands.some((stand) => stand && isAtNewest(stand)) ? [at()] : [];

  // What comes or goes moves the posts that follow by one place: the next page now, the rest by time.
  const shifts = stands.length === 1 || before?.publishedAt !== now?.publishedAt;
  for (const older of new Set([isIn(before) ? list.olderBefore : null, isIn(now) ? list.olderNow : null])) {
    if (older === null) continue;
    const number = Math.floor(older / LIST_SIZE) + 1;
    made.push(at(number <= numbered ? number : undefined));
    if (shifts) made.push(at(number + 1 <= numbered ? number + 1 : undefined), at());
  }
  const numberedNow = numberedPages(list.totalNow ?? total + joins);
  if (numberedNow !== numbered) {
    const last = Math.max(numbered, numberedNow);
    made.push(at(last), ...(last > 1 ? [at(last - 1)] : []));
    if (list.tag === undefined) made.push(paths.sitemap());
  }
  return made;
}

/** The chunks of the sitemap go with the archive's pages. */
function sitemapOf(archivePages: string[]): string[] {
  return archivePages.map((path) =>
    path === paths.sitemap()
      ? path
      : `${path.replace(paths.archive(), '/sitemap').replace(/\/sitemap$/, '/sitemap/newest')}.xml`,
  );
}

/** Whether a tag came or went. */
function changesTagIndex({ before, now, tags, tagIndex }: Facts): boolean {
  if (!tagIndex) return tags.length > 0;
  return tags.some(({ tag, shown, totalNow }) => {
    if (tag === undefined) return false;
    if (now?.tags.includes(tag)) return !tagIndex.includes(tag);
    // The tag's list may show posts that are removed together with this one.
    const isLast = !shown || totalNow === 0 || shown.posts.every(isOneOf(before, now));
    return tagIndex.includes(tag) && isLast;
  });
}
