// Which pages a build makes: so many at any size of the blog. The rest is made on the first visit.
import type { Catalogue } from '../../catalogue/catalogue';
import { currentCatalogue } from '../../catalogue/open';
import type { PostSummary } from '../../content/post/post';
import { env } from '../../env';
import { isPossibleTag } from '../../paths/ids';
import { checkSiteConfig } from '../site/site-config';
import { warnOfNoSiteUrl } from '../site/site-url';

/** The newest posts. */
export async function postsToBuild(): Promise<PostSummary[]> {
  checkSiteConfig();
  if (process.env.NODE_ENV === 'production') warnOfNoSiteUrl();
  return firstOf(({ lists }) => lists.all);
}

/** Standing pages. */
export const pagesToBuild = () => firstOf(({ lists }) => lists.pages);

/** The tags of the newest posts, where all posts are known. */
export const tagsToBuild = () =>
  firstOf(({ lists, isComplete }, count) => {
    const newest = isComplete ? lists.all.slice(0, count) : [];
    return [...new Set(newest.flatMap(({ tags }) => tags))].filter(isPossibleTag);
  });

async function firstOf<T>(choose: (catalogue: Catalogue, count: number) => readonly T[]): Promise<T[]> {
  const { PRERENDER_COUNT: count } = env();
  return count === 0 ? [] : choose(await currentCatalogue(), count).slice(0, count);
}
