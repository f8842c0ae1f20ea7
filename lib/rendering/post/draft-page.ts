// The page of a post, or a standing page, as its author last saved it. It is made for one visitor, from the source, and
// kept nowhere: nothing of it is noted in the cache, the generations or the catalogue.
import type { GetStaticPropsResult } from 'next';
import { currentCatalogue } from '../../catalogue/open';
import { contentSource } from '../../content/pick';
import { pathOf } from '../../content/post/former-path';
import { summaryOf } from '../../content/post/post';
import { env } from '../../env';
import { addressAt, paths } from '../../paths';
import { withSlash } from '../../paths/base-path';
import { href } from '../../paths/encoding';
import { isPossibleId } from '../../paths/ids';
import { withDeadline } from '../../process/timeout';
import { pageLimitMs } from '../generation/page-limit';
import type { Versioned } from '../generation/page-version';
import { linkedText } from '../links/linked-text';
import { movedFrom } from '../view/moved';
import { generateOther, generatePost } from './post-page';
import { type PostProps, postShell } from './post-props';

/**
 * What getStaticProps of a post returns.
 * @param isPreview whether Next's draft mode is on
 */
export async function generatePostOrDraft(id: string, isPreview: boolean) {
  return isPreview ? generateDraft(id, true) : draftInstead(await generatePost(id), id);
}

/**
 * The same of any other address.
 * @param parts its segments, decoded
 */
export async function generateOtherOrDraft(parts: string[], isPreview: boolean) {
  const address = addressAt(pathOf(parts) ?? '');
  const id = address?.page === 'post' ? address.id : '';
  return isPreview ? generateDraft(id, true) : draftInstead(await generateOther(parts), id);
}

type Page = Awaited<ReturnType<typeof generatePost>>;

/** Whoever writes Markdown files sees drafts with `npm run dev`. */
function draftInstead(page: Page, id: string): Page | Promise<Page> {
  const { NODE_ENV, CONTENT_SOURCE } = env();
  const isWriting = NODE_ENV === 'development' && CONTENT_SOURCE === 'markdown';
  return isWriting && 'notFound' in page ? generateDraft(id, false) : page;
}

async function generateDraft(
  id: string,
  isPreview: boolean,
): Promise<GetStaticPropsResult<PostProps & Versioned>> {
  if (!isPossibleId(id)) return { notFound: true };
  const props = await withDeadline(() => draftProps(id, isPreview), pageLimitMs(), 'The draft was not read');
  if (props) return { props };
  const moved = movedFrom(await currentCatalogue(), paths.post(id));
  return moved
    ? { redirect: { destination: withSlash(href(moved.to)), permanent: false } }
    : { notFound: true };
}

async function draftProps(id: string, isPreview: boolean): Promise<(PostProps & Versioned) | null> {
  const [catalogue, post] = await Promise.all([currentCatalogue(), contentSource().draft(id)]);
  if (!post) return null;
  const summary = summaryOf(post);
  return {
    ...postShell(catalogue.lists, summary),
    ...(await linkedText(catalogue, post)),
    // It is not for search engines.
    canonical: '',
    draft: { savedAt: post.updatedAt, isPreview },
    // An open tab takes whatever comes later.
    version: Date.now(),
  };
}
