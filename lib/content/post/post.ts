// The post, and how outside data becomes one: parsed against a schema, never cast.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { paths } from '../../paths';
import { isPageId } from '../../paths/ids';
import { excerptOf } from '../text/render';
import { formerPathsOf } from './former-path';
import { tellLeftOut } from './left-out';
import { possibleTags } from './possible-tags';
import { PostData } from './schema';
import { translationsOf } from './translations';

interface SeoWords {
  title?: string;
  description?: string;
  /** The picture of link previews. */
  image?: string;
  /** Where the post was published first, on another site. */
  canonical?: string;
  /** Search engines are asked to leave it out. */
  noindex?: boolean;
}

/** All that is known of a post but its text. Dates are ISO 8601 in UTC. */
export type PostSummary = Omit<
  PostData,
  'excerpt' | 'content' | 'format' | 'seo' | 'translations' | 'aliases' | 'formerIds'
> & {
  excerpt: string;
  /** Paths that led to it before, as its author says; absent where there are none. */
  formerPaths?: string[];
  /** What search engines and link previews are told instead of what the page shows; absent where nothing is said. */
  seo?: SeoWords;
  /** Where the post is in other languages, here or elsewhere; absent where it is nowhere. */
  translations?: { lang: string; href: string }[];
  /** A hash of the text; null where the source gave the summary without it. */
  textHash: string | null;
};

/** A post whole; `content` is Markdown or HTML, as `format` says. */
export type Post = PostSummary & Pick<PostData, 'content' | 'format'>;

/**
 * Makes a post of outside data.
 * @param data what the source gave
 * @param where the file or address it came from, for the error
 * @param textExcerpt the excerpt of its text, where it is known
 * @throws UnfitPost naming the post and every field that does not fit; RenderFailure where its text exceeds a limit
 */
export async function parsePost(data: unknown, where: string, textExcerpt?: string | null): Promise<Post> {
  const { aliases, formerIds, seo: words, translations: written, ...parsed } = parseAs(PostData, data, where);
  tellLeftOut(parsed.id, data);
  // A standing page is in no list.
  const tags = isPageId(parsed.id) ? [] : possibleTags(parsed.tags, parsed.id);
  const post = { ...parsed, tags, textHash: hashOf(`${parsed.format} ${parsed.content}`) };
  const seo: SeoWords = Object.fromEntries(Object.entries(words ?? {}).filter(([, value]) => value));
  const formerPaths = formerPathsOf(post.id, [...aliases, ...formerIds.map(paths.post)]);
  const translations = translationsOf(post.id, written);
  return {
    ...post,
    excerpt: post.excerpt ?? textExcerpt ?? (await excerptOf(post)),
    ...(formerPaths.length > 0 ? { formerPaths } : {}),
    ...(Object.keys(seo).length > 0 ? { seo } : {}),
    ...(translations.length > 0 ? { translations } : {}),
  };
}

/** What a source says of a standing page as of a post: its id is its address. */
export function asPage<T extends { id?: unknown; formerIds?: unknown }>(fields: T) {
  const formerIds = Array.isArray(fields.formerIds) ? fields.formerIds.map((id) => `/${id}`) : [];
  return { ...fields, id: `/${fields.id}`, formerIds };
}

/** Makes a summary of what a list says of a post, which may be without the text. Takes and throws what `parsePost` does. */
export async function parseSummary(data: unknown, where: string): Promise<PostSummary> {
  const hasText = z.object({ content: z.string() }).safeParse(data).success;
  const summary = summaryOf(await parsePost(data, where));
  return hasText ? summary : { ...summary, textHash: null };
}

/** What is wrong with one post. The source works. */
export class UnfitPost extends Error {
  override readonly name = UNFIT;
}

const UNFIT = 'UnfitPost';

/** By its name, for each of Next's bundles has a class of its own, and readings are shared among them. */
export const isUnfitPost = (error: unknown): error is UnfitPost =>
  error instanceof Error && error.name === UNFIT;

/**
 * Parses outside data that is to become a post.
 * @param nameField what the post goes by in the error; without it, its `id`
 * @throws UnfitPost naming the post and every field that does not fit
 */
export function parseAs<T>(schema: z.ZodType<T>, data: unknown, where: string, nameField = 'id'): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .slice(0, MAX_PROBLEMS)
    .map((issue) => `${issue.path.join('.') || 'post'}: ${issue.message}`);
  throw new UnfitPost(`${nameIn(data, nameField)} from ${where} does not fit. ${problems.join('; ')}`);
}

const MAX_PROBLEMS = 10;
const MAX_NAME = 240;

const Names = z.record(z.string(), z.unknown());

function nameIn(data: unknown, field: string): string {
  const fields = Names.safeParse(data).data ?? {};
  const name = fields[field] || fields.id;
  if (typeof name !== 'string' && typeof name !== 'number') return 'Post without an id';
  const kind = isPageId(String(name)) ? 'Page' : 'Post';
  return `${kind} "${String(name).slice(0, MAX_NAME)}"`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

export function summaryOf({ content: _, format: __, ...summary }: Post): PostSummary {
  return summary;
}

/** Whether readers may see a post: no draft, not dated in the future, and not past its end. */
export function isPublished(
  { draft, publishedAt, unpublishAt }: Pick<PostSummary, 'draft' | 'publishedAt' | 'unpublishAt'>,
  nowMs = Date.now(),
): boolean {
  if (draft || (publishedAt !== null && Date.parse(publishedAt) > nowMs)) return false;
  return unpublishAt === null || Date.parse(unpublishAt) > nowMs;
}

/** What decides a post's place in lists. */
export type Dated = Pick<PostSummary, 'id' | 'publishedAt'>;

/** Sorts newest first; posts without a date come last, and the id decides among equals. */
export function byNewest(a: Dated, b: Dated): number {
  const [dateA, dateB] = [a.publishedAt ?? '', b.publishedAt ?? ''];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
