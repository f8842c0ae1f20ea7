// An entry of Strapi as a post.
import { z } from 'zod';
import { type Post, parseAs, parsePost } from '../post';
import { blocksToHtml } from './blocks';

const optional = z.string().nullish();

const Named = z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)]);

const Media = z.object({
  url: z.string(),
  alternativeText: optional,
  width: z.number().nullish(),
  height: z.number().nullish(),
});

// A field that is no part of a post here, though it has the name of one, is as good as absent.
const Entry = z.looseObject({
  documentId: optional,
  slug: optional,
  title: z.unknown().optional(),
  excerpt: optional.catch(null),
  body: z.unknown().optional(),
  content: z.unknown().optional(),
  tags: z.array(Named).nullish().catch(null),
  author: Named.nullish().catch(null),
  cover: z
    .union([Media, z.array(Media).transform(([first]) => first)])
    .nullish()
    .catch(null),
  locale: optional,
  updatedAt: optional,
  publishedAt: optional,
});

interface Collection {
  dateField: string;
  apiUrl: string;
}

/**
 * @param data an entry, its relations and media populated
 * @returns null for an entry without a slug; throws what does not fit
 */
export function parseStrapiPost(data: unknown, { dateField, apiUrl }: Collection): Post | null {
  const { origin, pathname } = new URL(apiUrl);
  const entry = parseAs(Entry, data, pathname, 'slug');
  if (!entry.slug) return null;
  // Strapi gives addresses of uploads from its root, which need not be the root of its host.
  const root = origin + (/^(.*)\/api\//.exec(pathname)?.[1] ?? '');
  const post = {
    id: entry.slug,
    documentId: entry.documentId,
    title: entry.title,
    ...contentOf(entry.body ?? entry.content, root),
    excerpt: entry.excerpt,
    publishedAt: entry[dateField],
    updatedAt: lastChange(entry),
    tags: entry.tags?.filter((tag) => tag.trim() !== ''),
    author: entry.author,
    cover: entry.cover && coverOf(entry.cover, root),
    lang: entry.locale,
    draft: !entry.publishedAt,
  };
  return parsePost(post, pathname);
}

/** Publishing what was saved earlier, as "Publish" in a list does, leaves the date of change as it was. */
function lastChange({ updatedAt, publishedAt }: z.infer<typeof Entry>): string | null {
  const dates = [updatedAt, publishedAt].filter((date) => typeof date === 'string').sort();
  return dates.at(-1) ?? null;
}

/** Rich text is Markdown, or blocks. */
function contentOf(text: unknown, root: string): { content: string; format: Post['format'] } {
  if (Array.isArray(text)) return { content: withRoot(blocksToHtml(text), root), format: 'html' };
  return { content: typeof text === 'string' ? withRoot(text, root) : '', format: 'markdown' };
}

/** Media uploaded to Strapi stand in texts as `/uploads/…`, which is no address of the blog. */
function withRoot(text: string, root: string): string {
  return text.replace(/(?<=\]\(<?|["'<]|^\s*\[[^\]\n]+\]:\s*)\/uploads\//gm, `${root}/uploads/`);
}

function coverOf({ url, alternativeText, width, height }: z.infer<typeof Media>, root: string) {
  return {
    src: url.startsWith('/') ? root + url : url,
    alt: alternativeText ?? '',
    width: width ?? undefined,
    height: height ?? undefined,
  };
}
