// One post, whole.
import type { PostSummary } from '../lib/content/post';
import { site } from '../lib/site';
import { PostDate } from './post-date';
import { Tags } from './tags';

export function Post({ post, html }: { post: PostSummary; html: string }) {
  return (
    <article className="post" lang={post.lang ?? undefined}>
      <h1>{post.title}</h1>
      <p className="byline" lang={site.language}>
        <PostDate iso={post.publishedAt} />
        {isUpdated(post) ? (
          <span>
            Updated <PostDate iso={post.updatedAt} />
          </span>
        ) : null}
        {post.author ? <span>{post.author}</span> : null}
      </p>
      {post.cover ? (
        // biome-ignore lint/performance/noImgElement: covers come from anywhere, already sized
        <img
          className="cover"
          src={post.cover.src}
          alt={post.cover.alt}
          width={post.cover.width}
          height={post.cover.height}
        />
      ) : null}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: lib/content/text/html.ts sanitised it */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      <Tags tags={post.tags} />
    </article>
  );
}

/** Whether the post changed on a later day than it appeared. */
function isUpdated({ publishedAt, updatedAt }: PostSummary): boolean {
  return publishedAt !== null && updatedAt !== null && updatedAt.slice(0, 10) > publishedAt.slice(0, 10);
}
