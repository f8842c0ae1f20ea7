// One post, whole.
import type { PostSummary } from '../lib/content/post';
import { dayOf } from '../lib/content/time-zone';
import { belowBase } from '../lib/paths';
import { site } from '../site.config';
import { directionOf, SITE_DIRECTION } from './direction';
import { PostDate } from './post-date';
import { Tags } from './tags';

export function Post({ post, html }: { post: PostSummary; html: string }) {
  const author = post.author ?? site.author?.name;
  return (
    <article className="post" lang={post.lang ?? undefined} dir={directionOf(post)}>
      <h1>{post.title}</h1>
      <p className="byline" lang={site.language} dir={SITE_DIRECTION}>
        <PostDate iso={post.publishedAt} />
        {isUpdated(post) ? (
          <span>
            {site.words.post.updated} <PostDate iso={post.updatedAt} />
          </span>
        ) : null}
        {author ? <span>{author}</span> : null}
      </p>
      {post.cover ? <Cover {...post.cover} /> : null}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: lib/content/text/html.ts sanitised it */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      <Tags tags={post.tags} />
    </article>
  );
}

function Cover({ src, alt, width, height, caption }: NonNullable<PostSummary['cover']>) {
  const picture = (
    // biome-ignore lint/performance/noImgElement: covers come from anywhere, already sized
    <img className="cover" src={belowBase(src)} alt={alt} width={width} height={height} />
  );
  if (!caption) return picture;
  return (
    <figure className="cover-figure">
      {picture}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** Whether the post changed on a later day than it appeared. */
function isUpdated({ publishedAt, updatedAt }: PostSummary): boolean {
  return publishedAt !== null && updatedAt !== null && dayOf(updatedAt) > dayOf(publishedAt);
}
