// What the page of a post, or a standing page, shows of the catalogue: pure functions from the posts that the site knows to
// the page's props.
import type { Catalogue } from '../../catalogue/catalogue';
import { authorOf, hasAuthorPages, type Lists } from '../../catalogue/lists/lists';
import { type Surroundings, surroundingsOf } from '../../catalogue/lists/surroundings';
import type { PostSummary } from '../../content/post/post';
import { paths } from '../../paths';
import { isPossibleTag } from '../../paths/ids';
import type { LinkedText } from '../links/linked-text';
import { absoluteUrl } from '../site/site-url';
import { type Moved, movedFrom } from '../view/moved';

/** A post's page without its text, which is in no catalogue. */
interface PostShell {
  post: PostSummary;
  /** The page of the post's author, where the blog has several. */
  authorPath: string | null;
  around: Surroundings;
  canonical: string;
}

/** What the page of a draft says of itself. */
export interface Draft {
  /** ISO 8601; null where the source does not tell. */
  savedAt: string | null;
  /** Whether there is a preview to end; in development drafts are shown without one. */
  isPreview: boolean;
}

export interface PostProps extends PostShell, LinkedText {
  /** Of a draft, which its author alone sees. */
  draft?: Draft;
}

/** What is at a post's address: the post, where it moved, or nothing. */
export function postAt(catalogue: Catalogue, id: string): PostShell | Moved | null {
  const post = catalogue.shownAt(id);
  if (post) return postShell(catalogue.lists, post);
  return movedFrom(catalogue, paths.post(id));
}

export function postShell(lists: Lists, post: PostSummary): PostShell {
  return {
    post,
    authorPath: authorPathOf(lists, post),
    around: surroundingsOf(lists, post),
    canonical: absoluteUrl(paths.post(post.id)),
  };
}

function authorPathOf(lists: Lists, post: PostSummary): string | null {
  const author = authorOf(post);
  return author !== null && hasAuthorPages(lists) && isPossibleTag(author) ? paths.author(author) : null;
}
