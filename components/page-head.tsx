// What search engines and link previews read about a page, and browsers when they share it.
import Head from 'next/head';
import type { PostSummary } from '../lib/content/post';
import { belowBase, isPageId } from '../lib/paths';
import { site } from '../site.config';

interface Props {
  title: string;
  description?: string;
  /** The page's own address; pages without one ask not to be indexed. */
  canonical?: string;
  post?: PostSummary;
}

/** Where a post was published first, on another site. */
function originalOf(own: string, said = own): string {
  const isOwn = URL.canParse(own) && new URL(said).host === new URL(own).host;
  return isOwn ? own : said;
}

/** The whole address of a picture; null where that is not known, for SITE_URL is unset. */
function wholeAddress(src: string | undefined, canonical: string | undefined): string | null {
  if (!src || !canonical || !URL.canParse(belowBase(src), canonical)) return null;
  return new URL(belowBase(src), canonical).href;
}

export function PageHead({ title, description = site.description, canonical, post }: Props) {
  const seo = post?.seo ?? {};
  const dated = post && !isPageId(post.id) ? post : null;
  const summary = seo.description || description || site.description;
  const image = wholeAddress(seo.image ?? post?.cover?.src, canonical);
  // A post that was published elsewhere first says so; its own address is that of this page.
  const original = canonical && originalOf(canonical, seo.canonical);
  const author = post && (post.author ?? site.author?.name);
  return (
    <Head>
      <title>{title === site.title ? title : (seo.title ?? `${title} · ${site.title}`)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={summary} />
      {original ? <link rel="canonical" href={original} /> : <meta name="robots" content="noindex" />}
      <meta property="og:site_name" content={site.title} />
      <meta property="og:title" content={seo.title ?? title} />
      <meta property="og:type" content={dated ? 'article' : 'website'} />
      <meta property="og:description" content={summary} />
      {canonical && URL.canParse(canonical) ? <meta property="og:url" content={canonical} /> : null}
      {image ? <meta property="og:image" content={image} /> : null}
      {image && post?.cover?.alt && !seo.image ? (
        <meta property="og:image:alt" content={post.cover.alt} />
      ) : null}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
      {author ? <meta name="author" content={author} /> : null}
      {dated?.publishedAt ? <meta property="article:published_time" content={dated.publishedAt} /> : null}
      {dated?.updatedAt ? <meta property="article:modified_time" content={dated.updatedAt} /> : null}
    </Head>
  );
}
