// A post as WordPress's REST API gives it, and what this site makes of it.
import { z } from 'zod';
import { decodeText } from '../../paths';
import { type Post, parsePost } from '../post';
import type { PostState } from '../source';
import { plainText } from '../text/plain-text';

/** What is asked of a post for its state, and for the whole of it. */
export const STATE_FIELDS = 'id,slug,date_gmt,modified_gmt,content.protected';
export const POST_FIELDS =
  'id,slug,generated_slug,status,date_gmt,modified_gmt,title,content,excerpt,_links,_embedded';
export const EMBEDDED = 'author,wp:term,wp:featuredmedia';

// Letters beyond ASCII stand encoded in a slug, and dates are in UTC without saying so.
const slug = z.string().transform(decodeText);
const rendered = z.object({ rendered: z.string() });

const State = z.object({
  id: z.number().int(),
  slug,
  date_gmt: z.string().nullable(),
  modified_gmt: z.string(),
  content: z.object({ protected: z.boolean() }),
});

// Where an author or a picture can't be read by everybody, an error stands in its place. Lists of terms are always
// there: without them the post would lose its tags.
const embedded = <T>(schema: z.ZodType<T>) =>
  z
    .tuple([schema.nullable().catch(null)], z.unknown())
    .nullish()
    .catch(null);

const WordPressPost = State.extend({
  status: z.string(),
  /** The slug that a draft would get. */
  generated_slug: slug.optional(),
  title: rendered,
  content: rendered.extend({ protected: z.boolean() }),
  excerpt: rendered,
  _embedded: z.object({
    author: embedded(z.object({ name: z.string() })),
    'wp:term': z.array(z.array(z.object({ name: z.string(), taxonomy: z.string() }))),
    'wp:featuredmedia': embedded(
      z.object({
        source_url: z.string(),
        alt_text: z.string().default(''),
        media_details: z.object({ width: z.number(), height: z.number() }).nullish().catch(null),
      }),
    ),
  }),
});

/**
 * Makes a post of WordPress's.
 * @param where the address it came from, for the error
 * @returns null for a post that has a password: this site shows none of it
 */
export function postIn(data: unknown, where: string): Post | null {
  const parsed = WordPressPost.safeParse(data);
  if (!parsed.success) throw new Error(`A post from ${where} does not fit. ${z.prettifyError(parsed.error)}`);
  const { id, slug, generated_slug, status, title, content, excerpt, _embedded, ...dates } = parsed.data;
  if (content.protected) return null;
  const address = slug || generated_slug || String(id);
  const author = _embedded.author?.[0];
  const picture = _embedded['wp:featuredmedia']?.[0];
  const tags = _embedded['wp:term'].flat().filter(({ taxonomy }) => taxonomy === 'post_tag');
  const fields = {
    id: address,
    documentId: String(id),
    // WordPress lets posts be without a title.
    title: plainText(title.rendered) || address,
    content: content.rendered,
    format: 'html',
    // What WordPress has cut itself ends in this sign.
    excerpt: plainText(excerpt.rendered).replace(/\s*\[…\]$/, '…'),
    publishedAt: dates.date_gmt,
    updatedAt: dates.modified_gmt,
    tags: tags.map(({ name }) => plainText(name)),
    author: author && plainText(author.name),
    cover: picture && {
      src: picture.source_url,
      alt: picture.alt_text,
      // A drawing has no size, or one of 0.
      ...(picture.media_details?.width && picture.media_details.height
        ? { width: picture.media_details.width, height: picture.media_details.height }
        : {}),
    },
    draft: status !== 'publish',
  };
  return parsePost(fields, where);
}

/** The state of a post; null, again, for one that has a password. */
export function stateIn(data: unknown): PostState | null {
  const { id, slug, date_gmt, modified_gmt, content } = State.parse(data);
  if (content.protected) return null;
  const inUtc = (date: string) => new Date(`${date}Z`).toISOString();
  return {
    id: slug,
    documentId: String(id),
    publishedAt: date_gmt && inUtc(date_gmt),
    updatedAt: inUtc(modified_gmt),
    // Their numbers alone would be told.
    tags: null,
    revision: null,
  };
}

/** A post that has a password; null for one that everybody may read. */
export function hiddenIn(data: unknown): Pick<PostState, 'id' | 'documentId'> | null {
  const { id, slug, content } = State.parse(data);
  return content.protected ? { id: slug, documentId: String(id) } : null;
}

/** Whether an item of a list is the post with this slug. */
export function hasSlug(data: unknown, id: string): boolean {
  return z.object({ slug }).parse(data).slug === id;
}
