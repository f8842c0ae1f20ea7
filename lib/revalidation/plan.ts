// Step 4 of a publish: which paths does a change make old? A pure function of the catalogue before and after it.
import type { Applied, RecordChange } from '../catalogue/known-posts';
import { placeOf } from '../catalogue/lists/changed-list';
import { numberedPages, pageAt } from '../catalogue/lists/list-pages';
import { authorOf, hasAuthorPages, type Lists } from '../catalogue/lists/lists';
import { neighboursOf, relatedFrom } from '../catalogue/lists/surroundings';
import type { PostSummary } from '../content/post/post';
import { addressAt, paths } from '../paths';
import { isPossibleTag } from '../paths/ids';
import { postShell } from '../rendering/post/post-props';
import { isSameView, viewOfList, viewOfPost } from '../rendering/view/view';

/**
 * A post that comes or goes in the middle of a list moves all newer ones by a place. So many of their pages are made
 * now, besides the newest one. The others are old by their own view, and made anew before their next reader gets them.
 */
const SHIFTED_PAGES = 4;

/** The exact list of paths whose view changes: those of the posts themselves first. Of thousands that takes seconds. */
export function* plan({ changes, before, after }: Applied): Generator<void, string[]> {
  const earlier = yield* placesOf(changes, before);
  const now = yield* placesOf(changes, after);
  const planned = new Set(changes.flatMap(ownPaths));
  for (const path of new Set([...earlier.lists, ...now.lists])) {
    if (isChanged(path, before, after)) planned.add(path);
    yield;
  }
  for (const post of now.posts) {
    if (!isSameView(viewOfPost(postShell(before, post)), viewOfPost(postShell(after, post))))
      planned.add(paths.post(post.id));
    yield;
  }
  return [...planned];
}

interface Places {
  lists: string[];
  posts: PostSummary[];
}

/** The lists, and the pages of other posts, that may show a change. */
export function* placesOf(changes: RecordChange[], lists: Lists): Generator<void, Places> {
  const pages = new Set(pagesOfFewAuthors(changes, lists));
  const posts = new Set<PostSummary>();
  for (const change of changes) {
    for (const path of listPaths(change, lists)) pages.add(path);
    for (const post of linkingPosts(change, lists)) posts.add(post);
    yield;
  }
  const changed = new Set(changes.flatMap(({ before, after }) => [before?.id, after?.id]));
  const documents = [...paths.feeds(), paths.sitemap(), ...[...pages].flatMap(sitemapChunkOf)];
  return {
    lists: [...new Set([paths.home(), ...pages, paths.tags(), ...documents])],
    posts: [...posts].filter(({ id }) => !changed.has(id)),
  };
}

/** The post's own page; with its address, or whether it is there at all, those of its former addresses change too. */
export function ownPaths({ before, after, ids }: RecordChange): string[] {
  const hasMoved = before?.id !== after?.id;
  const own = [after?.id, before?.id, ...(hasMoved ? ids : [])].filter((id) => id !== undefined);
  const [old, now] = [before?.formerPaths ?? [], after?.formerPaths ?? []];
  const changed = [...old, ...now].filter((path) => hasMoved || !(old.includes(path) && now.includes(path)));
  return [...new Set([...own.map(paths.post), ...changed])];
}

/**
 * Posts whose pages may name the changed post as a neighbour or as related, or did: what stands between them and the
 * post now has come with one of the changes, too.
 */
function linkingPosts({ before, after }: RecordChange, lists: Lists): PostSummary[] {
  return [before, after]
    .filter((post) => post !== null)
    .flatMap((post) => [...neighboursOf(lists.all, post), ...relatedFrom(lists, post)])
    .filter((post) => post !== undefined);
}

/** The pages of lists that may show the change: where the post stands, those next to it, and the newest. */
function listPaths({ before, after }: RecordChange, lists: Lists): string[] {
  const stands = [before, after].filter((post) => post !== null);
  const tags = new Set(stands.flatMap((post) => post.tags).filter(isPossibleTag));
  const all = pagesAround(lists.all, stands);
  const ofTags = [...tags].flatMap((tag) => [
    ...pagesAround(lists.byTag.get(tag) ?? [], stands).map((number) => paths.tag(tag, number)),
    paths.tagFeed(tag),
  ]);
  const author = [...new Set(stands.map(authorOf))].filter((name) => name !== null);
  const ofAuthors = author.flatMap((name) => authorPaths(lists, name, stands));
  return [...all.map(paths.archive), ...ofTags, ...ofAuthors];
}

function authorPaths(lists: Lists, author: string, stands: PostSummary[]): string[] {
  if (!hasAuthorPages(lists) || !isPossibleTag(author)) return [];
  return pagesAround(lists.byAuthor.get(author) ?? [], stands).map((number) => paths.author(author, number));
}

/** Where there are so few authors, the changes may be what gives all of them their pages, or takes them. */
function pagesOfFewAuthors(changes: RecordChange[], lists: Lists): string[] {
  if (!hasAuthorPages(lists) || lists.byAuthor.size > changes.length + 1) return [];
  return [...lists.byAuthor].flatMap(([author, posts]) => {
    if (!isPossibleTag(author)) return [];
    const numbers = Array.from(
      { length: Math.min(numberedPages(posts.length), SHIFTED_PAGES) },
      (_, at) => at + 1,
    );
    return [undefined, ...numbers].map((number) => paths.author(author, number));
  });
}

/** The chunks of the sitemap go with the archive's pages. */
function sitemapChunkOf(path: string): string[] {
  const address = addressAt(path);
  return address?.page === 'archive' ? [paths.sitemapChunk(address.number)] : [];
}

function pagesAround(list: readonly PostSummary[], stands: PostSummary[]): (number | undefined)[] {
  const numbered = numberedPages(list.length);
  const pages = new Set<number | undefined>([undefined]);
  // The last numbered page leads to the newest, and may have come or gone.
  for (const number of [numbered, numbered + 1]) if (number > 0) pages.add(number);
  for (const post of stands) {
    const first = pageAt(list.length, placeOf(list, post)) ?? numbered + 1;
    for (let number = first; number < first + SHIFTED_PAGES && number <= numbered; number++)
      pages.add(number);
  }
  return [...pages];
}

function isChanged(path: string, before: Lists, after: Lists): boolean {
  const address = addressAt(path);
  if (!address || address.page === 'post') return false;
  return !isSameView(viewOfList(address, before), viewOfList(address, after));
}
