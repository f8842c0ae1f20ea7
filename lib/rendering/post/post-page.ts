// The page of a post: its text from the source, all else from the catalogue.
import { z } from 'zod';
import { propsIn } from '../../cache/entry';
import { askedFor } from '../../cache/generations';
import { cachedEntry } from '../../cache/open';
import type { Catalogue } from '../../catalogue/catalogue';
import { currentCatalogue } from '../../catalogue/open';
import { publishFound } from '../../catalogue/reading/found';
import { readPost } from '../../catalogue/reading/read-post';
import { hasSameText, Summary } from '../../catalogue/records/record';
import { contentSource } from '../../content/pick';
import { pathOf } from '../../content/post/former-path';
import { Reading } from '../../content/text/reading';
import { refuseIfUnrenderable } from '../../content/text/render';
import { addressAt, paths } from '../../paths';
import { isPageId } from '../../paths/ids';
import { completeCatalogue } from '../generation/complete';
import { generate } from '../generation/generate';
import { inVisitTime, withPlace } from '../generation/visited-texts';
import { linkedText, relinked } from '../links/linked-text';
import { OwnLink } from '../links/own-links';
import { Moved } from '../view/moved';
import { type PostProps, postAt } from './post-props';

/** What getStaticProps of a post returns. */
export function generatePost(id: string) {
  // `/blog/%2Fabout` is not where a standing page is.
  return generate<PostProps>(isPageId(id) ? '' : paths.post(id), () => readPage(id));
}

/**
 * What getStaticProps of any other address returns: a standing page, or where a post was before it leads there.
 * @param parts its segments, decoded
 */
export function generateOther(parts: string[]) {
  const path = pathOf(parts) ?? '';
  const address = addressAt(path);
  return generate<PostProps>(path, async () => (address?.page === 'post' ? readStanding(address.id) : null));
}

/** Strangers ask for any address: where no standing page is known, that costs the source nothing. */
async function readStanding(id: string): Promise<PostProps | Moved | null> {
  const isKnown = async () =>
    (await currentCatalogue()).byId(id) !== undefined || (await completeCatalogue()).byId(id) !== undefined;
  return askedFor(paths.post(id)) || (await isKnown()) ? readPage(id) : null;
}

async function readPage(id: string): Promise<PostProps | Moved | null> {
  const catalogue = await currentCatalogue();
  const other = catalogue.shownAt(id) ? null : catalogue.otherForm(id);
  if (other !== null) return new Moved(paths.post(other));
  const asked = askedFor(paths.post(id));
  const read = () => readFromSource(catalogue, id);
  if (asked?.readsSource) return read();
  const cached = await cachedText(id);
  const found = postAt(catalogue, id);
  if (asked && (found === null || found instanceof Moved)) return found;
  // Where only what stands around the post has changed, the source is not asked for its text again.
  if (cached === null || found === null || found instanceof Moved || !hasSameText(cached.post, found.post)) {
    // No reader's visit asks the source for a text that is known to be too much.
    if (!asked && found !== null && !(found instanceof Moved)) refuseIfUnrenderable(found.post);
    // Where all posts are known, what is at another address has hardly a text.
    const hasText = found !== null || !catalogue.isComplete;
    if (asked) return read();
    return hasText ? withPlace(read) : inVisitTime(read);
  }
  const text = relinked(catalogue, cached);
  if (text) return { ...found, ...text };
  return asked ? read() : inVisitTime(read);
}

async function readFromSource(catalogue: Catalogue, id: string): Promise<PostProps | Moved | null> {
  const { post, applied } = await readPost(catalogue, contentSource(), { id });
  // Taken before anything is awaited, so that text and surroundings are of one state.
  const found = postAt(catalogue, id);
  try {
    if (found === null || found instanceof Moved || !post) return found instanceof Moved ? found : null;
    return { ...found, ...(await linkedText(catalogue, post)) };
  } finally {
    // Last, for feeds take the text from this page.
    publishFound(applied);
  }
}

const CachedPage = z.object({
  post: Summary,
  html: z.string(),
  links: z.array(OwnLink).optional(),
  reading: Reading,
});

/** The text of a post as its own page in the cache has it, and of which state of the post it is. */
export async function cachedText(id: string): Promise<z.infer<typeof CachedPage> | null> {
  const entry = await cachedEntry(paths.post(id));
  return CachedPage.safeParse(entry && propsIn(entry)).data ?? null;
}
