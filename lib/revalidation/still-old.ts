// For a call that is repeated because the first could not make all of its pages. Nothing has changed since, so the plan
// is empty; but the pages that are still old have another view than they should.
import { currentCatalogue } from '../catalogue/open';
import { paths } from '../paths';
import { inSlices } from '../process/in-slices';
import { isOld } from '../rendering/view/is-current';
import { placesOf } from './plan';

/** The paths around posts whose cached pages do not show what they have to. */
export async function stillOld(ids: string[]): Promise<string[]> {
  const catalogue = await currentCatalogue();
  const changes = ids.flatMap((id) => {
    const post = catalogue.shownAt(id);
    return post ? [{ before: post, after: post, ids: [id] }] : [];
  });
  const { lists, posts } = await inSlices(placesOf(changes, catalogue.lists));
  const all = [...new Set([...lists, ...posts.map(({ id }) => paths.post(id))])];
  const areOld = await Promise.all(all.map((path) => isOld(path, catalogue)));
  return all.filter((_, index) => areOld[index]);
}
