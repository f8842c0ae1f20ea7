// A post's text as HTML whose links lead to where other posts are now.
import type { Catalogue } from '../../catalogue/catalogue';
import type { Target } from '../../content/text/links';
import { htmlOf, type Rendered } from '../../content/text/render';
import { href } from '../../paths';
import { withPictureSizes } from '../pictures';
import { type PostFinder, postFinder } from './find-post';
import { areCurrent, type Linked, type OwnLink, withOwnLinks } from './own-links';

/** Makes the HTML of a text, and tells which posts it leads to. */
export async function linkedText(catalogue: Catalogue, post: Rendered): Promise<Linked> {
  const finder = postFinder(catalogue);
  const { resolve, asked } = noting(finder);
  // HTML that was made for links is not kept, and most texts have none by name.
  const mayName = post.format === 'markdown' && post.content.includes('[');
  const html = await htmlOf(post, mayName ? { resolve } : undefined);
  return withOwnLinks(withPictureSizes(html), finder, asked);
}

/** The same of HTML that was made earlier; null where some link can't be changed in it. */
export function relinked(catalogue: Catalogue, { html, links = [] }: Linked): Linked | null {
  const finder = postFinder(catalogue);
  const isFixed = ({ at }: OwnLink) => at === undefined;
  return areCurrent(links.filter(isFixed), finder) ? withOwnLinks(html, finder, links) : null;
}

/** For the text pipeline, which asks for files and titles: what is asked is noted. Paths can be changed afterwards. */
function noting({ find }: PostFinder) {
  const asked: OwnLink[] = [];
  const resolve = async (targets: string[]) => {
    const found = new Map<string, Target>();
    for (const target of targets) {
      if (target.startsWith('/')) continue;
      const path = find(target);
      asked.push({ target, path });
      if (path !== null) found.set(target, { url: href(path) });
    }
    return found;
  };
  return { resolve, asked };
}
