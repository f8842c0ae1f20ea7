// When a post appeared, who wrote it, and how long it takes to read. Nothing where none of these is known.
import type { PostSummary } from '../lib/content/post/post';
import { href } from '../lib/paths/encoding';
import { site } from '../site.config';
import { SITE_TEXT } from './direction';
import { Link } from './link';
import { PostDate, shownDate } from './post-date';

const words = site.words.post;

interface Props {
  post: PostSummary;
  /** How long it takes to read; 0 where there is nothing to read. */
  minutes: number;
  /** The page of its author, where the blog has several. */
  authorPath: string | null;
}

export function Byline({ post, minutes, authorPath }: Props) {
  const author = post.author ?? site.author?.name;
  if (!post.publishedAt && !author && minutes === 0) return null;
  return (
    <p className="byline" {...SITE_TEXT}>
      <PostDate iso={post.publishedAt} />
      {isUpdated(post) ? (
        <span>
          <bdi>
            {words.updated} <PostDate iso={post.updatedAt} />
          </bdi>
        </span>
      ) : null}
      {author ? <span>{authorPath ? <Link href={href(authorPath)}>{author}</Link> : author}</span> : null}
      {minutes > 0 ? (
        <span>
          <bdi>{words.minutes(minutes)}</bdi>
        </span>
      ) : null}
    </p>
  );
}

/** Whether the post changed on a later day than it appeared. */
function isUpdated({ publishedAt, updatedAt }: PostSummary): boolean {
  if (!publishedAt || !updatedAt || updatedAt <= publishedAt) return false;
  return shownDate(updatedAt) !== shownDate(publishedAt);
}
