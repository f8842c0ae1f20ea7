// One post, whole.
import type { PostSummary } from '../lib/content/post';
import { PostDate } from './post-date';
import { Tags } from './tags';

export function Post({ post, html }: { post: PostSummary; html: string }) {
  return (
    <article className="post" lang={post.lang ?? undefined}>
      <header>
        <p className="byline">
          <PostDate iso={post.publishedAt} />
          {post.author ? <span>{post.author}</span> : null}
        </p>
        <h1>{post.title}</h1>
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
      </header>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: lib/content/html.ts sanitised it */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      <Tags tags={post.tags} />
    </article>
  );
}
