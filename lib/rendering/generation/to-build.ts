// Which pages a build makes: so many at any size of the blog. The rest is made on the first visit.
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
  const { PRERENDER_COUNT } = env();
  if (PRERENDER_COUNT === 0) return [];
  return (await currentCatalogue()).lists.all.slice(0, PRERENDER_COUNT);
}

/** Standing pages. */
export async function pagesToBuild(): Promise<PostSummary[]> {
  const { PRERENDER_COUNT } = env();
  if (PRERENDER_COUNT === 0) return [];
  return (await currentCatalogue()).lists.pages.slice(0, PRERENDER_COUNT);
}

/** The tags of the newest posts, where all posts are known. */
export async function tagsToBuild(): Promise<string[]> {
  const { PRERENDER_COUNT } = env();
  if (PRERENDER_COUNT === 0) return [];
  const { lists, isComplete } = await currentCatalogue();
  if (!isComplete) return [];
  const tags = new Set(lists.all.slice(0, PRERENDER_COUNT).flatMap((post) => post.tags));
  return [...tags].filter(isPossibleTag).slice(0, PRERENDER_COUNT);
}
