// An entry of Strapi as a post.
import { z } from 'zod';
import { log } from '../../log';
import { withWholeAddresses } from '../api/whole-addresses';
import { isUnfitPost, type Post, parseAs, parsePost, UnfitPost } from '../post/post';
import { decodeEntities } from '../text/entities';
import { blocksToText } from './blocks';
import { unread, withPartNames } from './fields';
import { flat } from './flat';
import { Media } from './media';
import { authorOf, namesOf } from './names';
import { otherLocales } from './problems';
import { textIn } from './text-field';
import { coverOf } from './uploads';

const optional = z.string().nullish();

// As Strapi's own SEO plugin calls its fields.
const SeoComponent = z
  .looseObject({
    metaTitle: optional,
    metaDescription: optional,
    canonicalURL: optional,
    metaImage: Media.nullish().catch(null),
  })
  .nullish()
  .catch(null);

/** The first of a list. */
const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

// A field that is no part of a post here, though it has the name of one, is as good as absent.
const Entry = z.looseObject({
  documentId: optional,
  slug: optional,
  title: z.unknown().optional(),
  excerpt: z
    .union([z.string(), z.array(z.unknown()).transform(blocksToText)])
    .nullish()
    .catch(null),
  tags: z.unknown().optional().transform(namesOf),
  author: z.unknown().optional().transform(authorOf),
  authors: z.unknown().optional().transform(authorOf),
  cover: z.preprocess(firstOf, Media.nullish().catch(null)),
  locale: optional,
  localizations: z
    .array(z.looseObject({ locale: z.string() }))
    .nullish()
    .catch(null),
  seo: z.preprocess(firstOf, SeoComponent),
  updatedAt: optional,
  publishedAt: optional,
});

interface Collection {
  dateField: string;
  apiUrl: string;
}

/**
 * @param data an entry of Strapi 5 or 4, its relations, components and media populated
 * @returns null for an entry without a slug; throws what does not fit
 */
export async function parseStrapiPost(
  data: unknown,
  { dateField, apiUrl }: Collection,
): Promise<Post | null> {
  const { origin, pathname } = new URL(apiUrl);
  const written = flat(data);
  const entry = parseAs(Entry, withPartNames(written), pathname, 'slug');
  if (!entry.slug) return null;
  // Strapi gives addresses of uploads from its root, which need not be the root of its host.
  const root = origin + (/^(.*)\/api\//.exec(pathname)?.[1] ?? '');
  const text = textNaming(entry, pathname);
  const problems = [...text.problems, ...unread(written, entry), ...otherLocales(entry.localizations)];
  for (const problem of problems) log.once('warn', 'content', { problem, first: entry.slug });
  const post = {
    id: entry.slug,
    documentId: entry.documentId,
    title: typeof entry.title === 'string' ? decodeEntities(entry.title) : entry.title,
    content: await withWholeAddresses(entry.slug, 'uploads', text.content, root),
    format: text.format,
    excerpt: entry.excerpt,
    publishedAt: entry[dateField],
    updatedAt: lastChange(entry),
    tags: entry.tags,
    author: entry.author ?? entry.authors,
    cover: entry.cover && coverOf(entry.cover, root),
    lang: entry.locale,
    draft: !entry.publishedAt,
    seo: entry.seo && {
      title: entry.seo.metaTitle,
      description: entry.seo.metaDescription,
      image: entry.seo.metaImage && coverOf(entry.seo.metaImage, root).src,
      canonical: entry.seo.canonicalURL,
    },
  };
  return parsePost(post, pathname);
}

/** @throws UnfitPost naming the post */
function textNaming(entry: z.infer<typeof Entry>, where: string) {
  try {
    return textIn(entry);
  } catch (error) {
    if (!isUnfitPost(error)) throw error;
    throw new UnfitPost(`Post "${entry.slug}" from ${where} does not fit. ${error.message}`);
  }
}

/** Publishing what was saved earlier, as "Publish" in a list does, leaves the date of change as it was. */
function lastChange({ updatedAt, publishedAt }: z.infer<typeof Entry>): string | null {
  const dates = [updatedAt, publishedAt].filter((date) => typeof date === 'string').sort();
  return dates.at(-1) ?? null;
}
