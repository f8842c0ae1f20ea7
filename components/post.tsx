// One post, whole.
import type { PostSummary } from '../lib/content/post';
import { dayOf } from '../lib/content/time-zone';
import { href, isPageId } from '../lib/paths';
import { site } from '../site.config';
import { Cover } from './cover';
import { directionOf, SITE_DIRECTION } from './direction';
import { Link } from './link';
import { PostDate } from './post-date';
import { Tags } from './tags';

interface Props {
  post: PostSummary;
  html: string;
  /** The page of its author, where the blog has several. */
  authorPath?: string | null;
}

/** A post, or a standing page, which has no date. */
export function Post({ post, html, authorPath = null }: Props) {
  const author = post.author ?? site.author?.name;
  return (
    <article className="post" lang={post.lang ?? undefined} dir={directionOf(post)}>
      <h1>{post.title}</h1>
      {isPageId(post.id) ? null : (
        <p className="byline" lang={site.language} dir={SITE_DIRECTION}>
          <PostDate iso={post.publishedAt} />
          {isUpdated(post) ? (
            <span>
              {site.words.post.updated} <PostDate iso={post.updatedAt} />
            </span>
          ) : null}
          {author ? <span>{authorPath ? <Link href={href(authorPath)}>{author}</Link> : author}</span> : null}
        </p>
      )}
      {post.cover ? <Cover {...post.cover} /> : null}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: lib/content/text/html.ts sanitised it */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      <Tags tags={post.tags} />
    </article>
  );
}

/** Whether the post changed on a later day than it appeared. */
function isUpdated({ publishedAt, updatedAt }: PostSummary): boolean {
  return publishedAt !== null && updatedAt !== null && dayOf(updatedAt) > dayOf(publishedAt);
}
