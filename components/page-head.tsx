// What search engines and link previews read about a page.
import Head from 'next/head';
import type { PostSummary } from '../lib/content/post';
import { belowBase } from '../lib/paths';
import { site } from '../site.config';

interface Props {
  title: string;
  description?: string;
  /** The page's absolute address; pages without one ask not to be indexed. */
  canonical?: string;
  post?: PostSummary;
}

export function PageHead({ title, description, canonical, post }: Props) {
  return (
    <Head>
      <title>{title === site.title ? title : `${title} · ${site.title}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta property="og:title" content={title} />
      <meta property="og:type" content={post ? 'article' : 'website'} />
      {description ? <meta name="description" content={description} /> : null}
      {description ? <meta property="og:description" content={description} /> : null}
      {canonical ? <link rel="canonical" href={canonical} /> : <meta name="robots" content="noindex" />}
      {canonical ? <meta property="og:url" content={canonical} /> : null}
      {post?.cover && canonical ? (
        <meta property="og:image" content={new URL(belowBase(post.cover.src), canonical).href} />
      ) : null}
      {post?.publishedAt ? <meta property="article:published_time" content={post.publishedAt} /> : null}
      {post?.updatedAt ? <meta property="article:modified_time" content={post.updatedAt} /> : null}
    </Head>
  );
}
