// What search engines and link previews read about a page. It is made on the server alone: see page-head.tsx.
import Head from 'next/head';
import { SOCIAL_SIZE } from '../lib/content/pictures/social/size';
import type { PostSummary } from '../lib/content/post/post';
import { address, belowBase } from '../lib/paths/base-path';
import { isPageId } from '../lib/paths/ids';
import { socialPicture } from '../lib/rendering/post/social-picture';
import { site } from '../site.config';
import type { HeadProps } from './page-head';

/** Where a post was published first, on another site. */
function originalOf(own: string, said = own): string {
  const isOwn = URL.canParse(own) && new URL(said).host === new URL(own).host;
  return isOwn ? own : said;
}

/** A picture for link previews, and what is on it; few show drawings. */
interface Picture {
  /** The whole address. */
  url: string;
  alt: string;
  /** In pixels, where it is known: apps then show the picture large at once. */
  width?: number;
  height?: number;
}

/** A picture of the post's own, or else one of its title; null where the site's address is not known. */
function pictureOf(post: PostSummary | undefined, canonical: string | undefined): Picture | null {
  const { seo, cover } = post ?? {};
  const own = [seo?.image ? { src: seo.image, alt: '' } : null, cover].find(
    (picture) => picture && !/\.svg([?#]|$)/i.test(picture.src),
  );
  const picture = own ? { ...own, src: belowBase(own.src) } : post && drawnPicture(post);
  if (!picture || !canonical || !URL.canParse(picture.src, canonical)) return null;
  const { src, ...known } = picture;
  return { ...known, url: new URL(src, canonical).href };
}

function drawnPicture(post: PostSummary) {
  const drawn = socialPicture(post);
  return drawn && { src: `${address(drawn.path)}?v=${drawn.version}`, alt: post.title, ...SOCIAL_SIZE };
}

/** @param pageTitle what stands in the tab */
export function WholeHead({
  pageTitle,
  title,
  description,
  canonical,
  post,
}: HeadProps & { pageTitle: string }) {
  const seo = post?.seo ?? {};
  const dated = post && !isPageId(post.id) ? post : null;
  const summary = seo.description || description || site.description;
  const image = pictureOf(post, canonical);
  // A post that was published elsewhere first says so; its own address is that of this page.
  const original = canonical && originalOf(canonical, seo.canonical);
  const author = post && (post.author ?? site.author?.name);
  return (
    <Head>
      <title>{pageTitle}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={summary} />
      {original ? <link rel="canonical" href={original} /> : null}
      {!original || seo.noindex ? <meta name="robots" content="noindex" /> : null}
      <meta property="og:site_name" content={site.title} />
      <meta property="og:title" content={seo.title ?? title} />
      <meta property="og:type" content={dated ? 'article' : 'website'} />
      <meta property="og:description" content={summary} />
      {canonical && URL.canParse(canonical) ? <meta property="og:url" content={canonical} /> : null}
      {image ? <meta property="og:image" content={image.url} /> : null}
      {image?.width && image.height ? (
        <>
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
        </>
      ) : null}
      {image?.alt ? <meta property="og:image:alt" content={image.alt} /> : null}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
      {author ? <meta name="author" content={author} /> : null}
      {dated?.publishedAt ? <meta property="article:published_time" content={dated.publishedAt} /> : null}
      {dated?.updatedAt ? <meta property="article:modified_time" content={dated.updatedAt} /> : null}
    </Head>
  );
}
