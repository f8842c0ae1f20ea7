// A post's text as HTML whose links lead to where other posts are now.
import type { Catalogue } from '../../catalogue/catalogue';
import type { Target } from '../../content/text/links';
import type { Reading } from '../../content/text/reading';
import { pageTextOf, type Rendered } from '../../content/text/render';
import { href } from '../../paths/encoding';
import { withPictureSizes } from '../post/pictures';
import { withBareAddresses } from './bare-addresses';
import { type PostFinder, postFinder } from './find-post';
import { areCurrent, type Linked, MAX_LINKS, type OwnLink, withOwnLinks } from './own-links';

export interface LinkedText extends Linked {
  reading: Reading;
}

/** Makes the HTML of a text, and tells which posts it leads to. */
export async function linkedText(catalogue: Catalogue, post: Rendered): Promise<LinkedText> {
  const finder = postFinder(catalogue);
  const { resolve, asked } = noting(finder);
  // HTML that was made for links is not kept, and most texts have none by name.
  const mayName = post.format === 'markdown' && post.content.includes('[');
  const { html, reading } = await pageTextOf(post, mayName ? { resolve } : undefined);
  return { ...withOwnLinks(withPictureSizes(withBareAddresses(html)), finder, asked), reading };
}

/** The same of HTML that was made earlier; null where some link can't be changed in it. */
export function relinked(catalogue: Catalogue, { html, links = [], reading }: LinkedText): LinkedText | null {
  const finder = postFinder(catalogue);
  const isFixed = ({ at }: OwnLink) => at === undefined;
  if (!areCurrent(links.filter(isFixed), finder)) return null;
  return { ...withOwnLinks(html, finder, links), reading };
}

/** For the text pipeline, which asks for files and titles: what is asked is noted. Paths can be changed afterwards. */
function noting({ find }: PostFinder) {
  const asked: OwnLink[] = [];
  const resolve = async (targets: string[]) => {
    const found = new Map<string, Target>();
    for (const target of targets.slice(0, MAX_LINKS)) {
      if (target.startsWith('/')) continue;
      const path = find(target);
      asked.push({ target, path });
      if (path !== null) found.set(target, { url: href(path) });
    }
    return found;
  };
  return { resolve, asked };
}
