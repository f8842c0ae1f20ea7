// The post, and how outside data becomes one: parsed against a schema, never cast.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isPossibleId } from '../paths';
import { excerptOf } from './text/excerpt';

const optionalText = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);

// A date alone means midnight, and a date and time without a zone means UTC.
const date = z
  .string()
  .transform((value) => value.trim().replace(' ', 'T'))
  .pipe(
    z.union(
      [z.iso.date(), z.iso.datetime({ offset: true, local: true })],
      'not a date such as 2026-11-20 or 2026-11-20T09:00:00Z',
    ),
  )
  .transform((value) => new Date(/[Z+]|T.*-/.test(value) || !value.includes('T') ? value : `${value}Z`))
  .transform((value) => value.toISOString())
  .nullish()
  .transform((value) => value ?? null);

const Cover = z.object({
  src: z.string().regex(/^(https?:\/\/|\/(?!\/))/, 'not an address that begins with https:// or /'),
  alt: z.string().default(''),
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
});

const cover = z
  .union([z.string().transform((src) => ({ src })), z.object({ src: z.string() }).loose()])
  .pipe(Cover)
  .nullish()
  .transform((value) => value ?? null);

const PostData = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .refine(isPossibleId, 'not possible in an address (empty, over 240 bytes, a slash, control characters)'),
  documentId: optionalText,
  title: z.string().trim().min(1, 'empty'),
  content: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  format: z.enum(['markdown', 'html']).default('markdown'),
  excerpt: optionalText,
  publishedAt: date,
  updatedAt: date,
  tags: z
    .array(z.string().trim().min(1))
    .nullish()
    .transform((tags) => [...new Set(tags ?? [])]),
  author: optionalText,
  cover,
  lang: optionalText,
  draft: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
});

/** A post; dates are ISO 8601 in UTC, `content` is Markdown or HTML as `format` says. */
export type Post = Omit<z.infer<typeof PostData>, 'excerpt'> & {
  excerpt: string;
  /** Changes whenever the post does. */
  revision: string;
};

/** A post as lists show it. */
export type PostSummary = Omit<Post, 'content'>;

/**
 * Makes a post of outside data.
 * @param data what the source gave
 * @param where the file or address it came from, for the error
 * @throws Error naming the post and every field that does not fit
 */
export function parsePost(data: unknown, where: string): Post {
  const parsed = PostData.safeParse(data);
  if (parsed.success) {
    const post = parsed.data;
    const revision = createHash('sha256').update(JSON.stringify(post)).digest('base64url').slice(0, 12);
    return { ...post, excerpt: post.excerpt ?? excerptOf(post), revision };
  }
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'post'}: ${issue.message}`);
  throw new Error(`Post ${nameOf(data)} from ${where} does not fit. ${problems.join('; ')}`);
}

function nameOf(data: unknown): string {
  const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(data);
  return id.success ? `"${id.data.id}"` : 'without an id';
}

export function summaryOf({ content: _, ...summary }: Post): PostSummary {
  return summary;
}

/** Whether readers may see a post: no draft, and not dated in the future. */
export function isPublished(post: PostSummary, nowMs = Date.now()): boolean {
  return !post.draft && (post.publishedAt === null || Date.parse(post.publishedAt) <= nowMs);
}

/** What decides a post's place in lists. */
export type Dated = Pick<PostSummary, 'id' | 'publishedAt'>;

/** Sorts newest first; posts without a date come last, and the id decides among equals. */
export function byNewest(a: Dated, b: Dated): number {
  const [dateA, dateB] = [a.publishedAt ?? '', b.publishedAt ?? ''];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
