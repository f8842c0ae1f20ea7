// An entry of Strapi as a post.
import { z } from 'zod';
import { log } from '../../log';
import { processWide } from '../../process/process-wide';
import { type Post, parseAs, parsePost } from '../post';
import { flat } from './flat';
import { authorOf, namesOf } from './names';
import { textOf } from './text';
import { coverOf, Media, withRoot } from './uploads';

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

// Where the text is, in the order of likelihood.
const TEXT_FIELDS = ['body', 'content', 'blocks', 'text', 'sections', 'zone', 'dynamicZone', 'article'];

// A field that is no part of a post here, though it has the name of one, is as good as absent.
const Entry = z.looseObject({
  documentId: optional,
  slug: optional,
  title: z.unknown().optional(),
  excerpt: optional.catch(null),
  tags: z.unknown().optional().transform(namesOf),
  author: z.unknown().optional().transform(authorOf),
  cover: z
    .union([Media, z.array(Media).transform(([first]) => first)])
    .nullish()
    .catch(null),
  locale: optional,
  localizations: z
    .array(z.looseObject({ locale: z.string() }))
    .nullish()
    .catch(null),
  seo: SeoComponent,
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
  const entry = parseAs(Entry, written, pathname, 'slug');
  if (!entry.slug) return null;
  // Strapi gives addresses of uploads from its root, which need not be the root of its host.
  const root = origin + (/^(.*)\/api\//.exec(pathname)?.[1] ?? '');
  const text = textOf(TEXT_FIELDS.map((name) => entry[name]).find((value) => !isEmpty(value)) ?? '');
  tell([...text.problems, ...unread(written, entry)], entry.slug);
  tell(otherLocales(entry.localizations), entry.slug);
  const post = {
    id: entry.slug,
    documentId: entry.documentId,
    title: entry.title,
    content: withRoot(text.content, root),
    format: text.format,
    excerpt: entry.excerpt,
    publishedAt: entry[dateField],
    updatedAt: lastChange(entry),
    tags: entry.tags,
    author: entry.author,
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

/** Publishing what was saved earlier, as "Publish" in a list does, leaves the date of change as it was. */
function lastChange({ updatedAt, publishedAt }: z.infer<typeof Entry>): string | null {
  const dates = [updatedAt, publishedAt].filter((date) => typeof date === 'string').sort();
  return dates.at(-1) ?? null;
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Of fields that have the name of a part of a post those that hold another thing. */
function unread(written: unknown, entry: z.infer<typeof Entry>): string[] {
  const fields = z.record(z.string(), z.unknown()).safeParse(written).data ?? {};
  return (['tags', 'author', 'cover'] as const)
    .filter((name) => !isEmpty(fields[name]) && !entry[name])
    .map((name) => `the field ${name} is not shown, for ${HOLDS[name]} is in it`);
}

const HOLDS = {
  tags: 'no list of names or of entries with a name',
  author: 'no name and no entry with a name',
  cover: 'no uploaded picture',
};

const told = processWide('told-strapi', () => new Set<string>());

/** Names what is not shown, each kind once, with the first entry that has it. */
function tell(problems: string[], slug: string): void {
  for (const problem of problems) {
    if (told.has(problem)) continue;
    told.add(problem);
    log.warn('content', { problem, first: slug });
  }
}

/** Strapi gives entries of one locale, and tells which others there are. */
function otherLocales(localizations: { locale: string }[] | null | undefined): string[] {
  return (localizations ?? []).map(
    ({ locale }) =>
      `the locale ${locale} is not shown: a blog shows one, which is Strapi's default one or what CONTENT_API_URL ends in; a second blog whose address of the API ends in ?locale=${locale} shows it`,
  );
}
