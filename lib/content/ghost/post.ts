// A post of Ghost's as a post here.
import { z } from 'zod';
import { fileAtCms } from '../api/at-cms';
import { withWholeAddresses } from '../api/whole-addresses';
import { asPage, type Post, parseAs, parsePost } from '../post/post';
import { shortHtml } from '../post/schema';
import { cmsTexts } from '../text/render';

const text = z.string().nullish();

const GhostPost = z.object({
  id: text,
  slug: z.unknown().optional(),
  /** Where it is read at Ghost. */
  url: text,
  title: z.unknown().optional(),
  html: text,
  custom_excerpt: text,
  excerpt: text,
  published_at: text,
  updated_at: text,
  /** Only the Admin API says it; what the Content API gives is published. */
  status: text,
  /** `public`, or for whom it is. */
  visibility: text,
  feature_image: text,
  feature_image_alt: text,
  feature_image_caption: shortHtml.nullish(),
  canonical_url: text,
  meta_title: text,
  meta_description: text,
  og_title: text,
  og_description: text,
  og_image: text,
  tags: z.array(z.object({ name: z.string(), visibility: text })).nullish(),
  authors: z.array(z.object({ name: z.string() })).nullish(),
  primary_author: z.object({ name: z.string() }).nullish(),
});

/** @returns the post, or the page; of one for members only, what everybody may read */
export async function parseGhostPost(
  data: unknown,
  where: string,
  kind: 'posts' | 'pages' = 'posts',
): Promise<Post> {
  const post = parseAs(GhostPost, data, where, 'slug');
  const html = post.visibility === 'public' ? withoutPaywall(post.html ?? '') : (post.html ?? '');
  const said = post.feature_image ? (post.feature_image_caption ?? '') : '';
  const [caption = ''] = (await cmsTexts(post.slug, { plain: [said], excerpt: '' })).plain;
  const fields = {
    id: post.slug,
    documentId: post.id,
    title: post.title,
    content: await withWholeAddresses(post.slug, 'post', html, post.url),
    format: 'html',
    // Ghost's own is its first 500 letters, headings and all. It has no text of a post for members, and may have that.
    excerpt: post.custom_excerpt || (post.html ? null : post.excerpt),
    publishedAt: post.published_at,
    updatedAt: post.updated_at,
    // Tags that begin with # are for editors.
    tags: post.tags
      ?.filter(({ name, visibility }) => visibility !== 'internal' && !name.startsWith('#'))
      .map(({ name }) => name),
    author: post.authors?.map(({ name }) => name).join(', ') || post.primary_author?.name,
    cover: post.feature_image
      ? {
          src: fileAtCms(post.feature_image, post.url),
          alt: post.feature_image_alt ?? '',
          ...(caption ? { caption } : {}),
        }
      : null,
    seo: {
      title: post.meta_title ?? post.og_title,
      description: post.meta_description ?? post.og_description,
      image: post.og_image,
      canonical: post.canonical_url,
    },
    draft: post.status ? post.status !== 'published' : false,
  };
  return parsePost(kind === 'pages' ? asPage(fields) : fields, where);
}

/** In a post for everybody Ghost shows what is behind it. */
const withoutPaywall = (html: string) => html.replaceAll('<!--members-only-->', '');
