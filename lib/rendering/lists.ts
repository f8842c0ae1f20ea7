// The pages that list posts: made from the catalogue alone.

import { site } from '../../site.config';
import type { Lists } from '../catalogue/lists';
import { currentCatalogue } from '../catalogue/open';
import { pageNumber, paths } from '../paths';
import { completeCatalogue } from './complete';
import { generate } from './generation';
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
} from './page-props';

type Param = string | string[] | undefined;

/** What getStaticProps of home returns. */
export const generateHome = () =>
  generate<HomeProps>(paths.home(), async () => {
    const { isComplete } = await currentCatalogue();
    return homeProps(await newestLists(), isComplete);
  });

/** What getStaticProps of the archive returns. @param page the number in the address; undefined: the newest page */
export function generateArchive(page: Param) {
  const number = numberIn(page);
  const path = number === null ? `${paths.archive()}/${page}` : paths.archive(number);
  return generate<ListProps<ArchivedPost>>(path, async () =>
    archiveProps(await allLists(), number ?? undefined),
  );
}

/** What getStaticProps of a tag's list returns. @param page as for the archive */
export function generateTag(tag: string, page: Param) {
  const number = numberIn(page);
  const path = number === null ? `${paths.tag(tag)}/${page}` : paths.tag(tag, number);
  return generate<TagListProps>(path, async () => tagProps(await allLists(), tag, number ?? undefined));
}

/** What getStaticProps of an author's list returns. @param page as for the archive */
export function generateAuthor(author: string, page: Param) {
  const number = numberIn(page);
  const path = number === null ? `${paths.author(author)}/${page}` : paths.author(author, number);
  return generate<AuthorListProps>(path, async () =>
    authorProps(await allLists(), author, number ?? undefined),
  );
}

/** What getStaticProps of the index of tags returns. */
export const generateTags = () =>
  generate<TagIndexProps>(paths.tags(), async () => tagIndexProps(await allLists()));

/** Null for what is no number: `generate` finds no address there. */
function numberIn(page: Param): number | undefined | null {
  return page === undefined ? undefined : (pageNumber(String(page)) ?? null);
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
