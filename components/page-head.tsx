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

/** Where a post was published first, on another site. */
function originalOf(own: string, said = own): string {
  return new URL(said).host === new URL(own).host ? own : said;
}

export function PageHead({ title, description, canonical, post }: Props) {
  const seo = post?.seo ?? {};
  const summary = seo.description ?? description;
  const image = seo.image ?? post?.cover?.src;
  // A post that was published elsewhere first says so; its own address is that of this page.
  const original = canonical && originalOf(canonical, seo.canonical);
  return (
    <Head>
      <title>{title === site.title ? title : (seo.title ?? `${title} · ${site.title}`)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta property="og:title" content={seo.title ?? title} />
      <meta property="og:type" content={post ? 'article' : 'website'} />
      {summary ? <meta name="description" content={summary} /> : null}
      {summary ? <meta property="og:description" content={summary} /> : null}
      {original ? <link rel="canonical" href={original} /> : <meta name="robots" content="noindex" />}
      {canonical ? <meta property="og:url" content={canonical} /> : null}
      {image && canonical ? (
        <meta property="og:image" content={new URL(belowBase(image), canonical).href} />
      ) : null}
      {post?.publishedAt ? <meta property="article:published_time" content={post.publishedAt} /> : null}
      {post?.updatedAt ? <meta property="article:modified_time" content={post.updatedAt} /> : null}
    </Head>
  );
}
