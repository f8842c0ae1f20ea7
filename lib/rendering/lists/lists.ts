// The pages that list posts: made from the catalogue alone.
import { site } from '../../../site.config';
import type { Lists } from '../../catalogue/lists/lists';
import { currentCatalogue } from '../../catalogue/open';
import { pageNumber, paths } from '../../paths';
import { completeCatalogue } from '../generation/complete';
import { generate } from '../generation/generate';
import {
  type ArchivedPost,
  type AuthorListProps,
  archiveProps,
  authorProps,
  type HomeProps,
  homeProps,
  type ListProps,
  type TagIndexProps,
  type TagListProps,
  tagIndexProps,
  tagProps,
} from './list-props';

type Param = string | string[] | undefined;

/** What getStaticProps of home returns. */
export const generateHome = () =>
  generate<HomeProps>(paths.home(), async () => {
    const { isComplete } = await currentCatalogue();
    return homeProps(await newestLists(), isComplete);
  });

/** What getStaticProps of the archive returns. @param page the number in the address; undefined: the newest page */
export function generateArchive(page: Param) {
  const { path, number } = pageIn(page, paths.archive);
  return generate<ListProps<ArchivedPost>>(path, async () => archiveProps(await allLists(), number));
}

/** What getStaticProps of a tag's list returns. @param page as for the archive */
export function generateTag(tag: string, page: Param) {
  const { path, number } = pageIn(page, (at) => paths.tag(tag, at));
  return generate<TagListProps>(path, async () => tagProps(await allLists(), tag, number));
}

/** What getStaticProps of an author's list returns. @param page as for the archive */
export function generateAuthor(author: string, page: Param) {
  const { path, number } = pageIn(page, (at) => paths.author(author, at));
  return generate<AuthorListProps>(path, async () => authorProps(await allLists(), author, number));
}

/** What getStaticProps of the index of tags returns. */
export const generateTags = () =>
  generate<TagIndexProps>(paths.tags(), async () => tagIndexProps(await allLists()));

/** The page of a list that an address names. At the path of what is no number `generate` finds no address. */
function pageIn(page: Param, pathOf: (number?: number) => string): { path: string; number?: number } {
  if (page === undefined) return { path: pathOf() };
  const number = pageNumber(String(page));
  return number ? { path: pathOf(number), number } : { path: `${pathOf()}/${page}` };
}

/** @throws NotReady while not all posts are known */
export async function allLists(): Promise<Lists> {
  return (await completeCatalogue()).lists;
}

/** For what shows the newest posts only, which are read first. */
export async function newestLists(): Promise<Lists> {
  const { lists, isNewestRead } = await currentCatalogue();
  // Another server, which reads the posts, may have come further than what all these show.
  return isNewestRead || lists.all.length > site.lists.feed ? lists : allLists();
}
