// What the items of all feeds have in common.
import type { PostSummary } from '../../content/post/post';
import { paths } from '../../paths';
import { absoluteUrl } from '../site/site-url';
import { feedCover } from './feed-cover';
import type { PostText } from './read-texts';

/** What readers' programs know a post by: it stays when the post moves. */
export const guidOf = ({ post, firstId }: Pick<PostText, 'post' | 'firstId'>) =>
  absoluteUrl(paths.post(firstId ?? post.id));

/** When it was changed last, or else published; null for neither. */
export const lastChange = ({ updatedAt, publishedAt }: PostSummary) => updatedAt ?? publishedAt;
export const newestChange = (posts: Pick<PostText, 'post'>[]) =>
  posts
    .map(({ post }) => lastChange(post) ?? '')
    .sort()
    .at(-1);

/**
 * Makes the items of a feed; those of posts that are as they were in the last feed are taken from it.
 * @param make gives a post's item
 */
export function keepingLast(make: (of: PostText) => string): (posts: PostText[]) => string[] {
  let last = new Map<PostSummary, { html: string; others: string; item: string }>();
  return (posts) => {
    const items = posts.map((of) => {
      const { post, url, html, firstId } = of;
      // The file of a cover may change, and the post does not.
      const others = JSON.stringify([firstId, feedCover(post, url)]);
      const known = last.get(post);
      const isSame = known?.html === html && known.others === others;
      return { post, html, others, item: isSame ? known.item : make(of) };
    });
    last = new Map(items.map((each) => [each.post, each]));
    return items.map(({ item }) => item);
  };
}
