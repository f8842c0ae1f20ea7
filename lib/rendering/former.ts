// What is at an address that the site has no page for: where a post was before, it leads there. It costs the source
// nothing, whatever strangers ask for.

import { currentCatalogue } from '../catalogue/open';
import { pathOf } from '../former-path';
import { generate } from './generation';
import { allLists } from './lists';
import { movedFrom } from './page-props';

/** What getStaticProps of any other address returns. @param parts its segments, decoded */
export function generateFormer(parts: string[]) {
  const path = pathOf(parts) ?? '';
  return generate(path, async () => {
    const moved = movedFrom(await currentCatalogue(), path);
    // That it leads nowhere is not sure before all posts are known.
    if (moved === null) await allLists();
    return moved;
  });
}
