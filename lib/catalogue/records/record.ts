// A record of the catalogue: what the site knows of one post, shown or not.
import { z } from 'zod';
import type { PostSummary } from '../../content/post/post';

const text = z.string().nullable();

const Seo = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  image: z.string().optional(),
  canonical: z.string().optional(),
  noindex: z.boolean().optional(),
});

const Translation = z.object({ lang: z.string(), href: z.string() });

export const Summary = z.object({
  id: z.string(),
  documentId: text,
  title: z.string(),
  excerpt: z.string(),
  publishedAt: text,
  updatedAt: text,
  unpublishAt: text,
  tags: z.array(z.string()),
  author: text,
  cover: z
    .object({
      src: z.string(),
      alt: z.string(),
      width: z.number().optional(),
      height: z.number().optional(),
      caption: z.string().optional(),
      srcSet: z.string().optional(),
    })
    .nullable(),
  lang: text,
  draft: z.boolean(),
  textHash: text,
  formerPaths: z.array(z.string()).optional(),
  seo: Seo.optional(),
  translations: z.array(Translation).optional(),
});

const Record = z.object({
  /** As the source told it last; of a post that is gone, as it was. */
  post: Summary,
  /** Addresses that it had, the latest last. */
  formerIds: z.array(z.string()),
  /** The first of all, by which feeds know it; absent where it is the present one. */
  firstId: z.string().optional(),
  /** The source has it no more. */
  isGone: z.boolean(),
  /** It was announced as removed: its address leads nowhere, should it come back at another one. */
  isRemoved: z.boolean(),
  /** Whether readers see it. It is decided when the record is written, so that all servers agree. */
  isShown: z.boolean(),
});

export type CatalogueRecord = z.infer<typeof Record>;

/** By what a record is kept: the CMS's lasting name for the post, or else its id. */
export function keyOf({ documentId, id }: Pick<PostSummary, 'documentId' | 'id'>): string {
  return documentId === null ? `id ${id}` : keyOfDocument(documentId);
}

export function keyOfDocument(documentId: string): string {
  return `document ${documentId}`;
}

/** Reads a stored record; null for what is foreign, or of another version of the blog. */
export function parseRecord(stored: string): CatalogueRecord | null {
  try {
    return Record.parse(JSON.parse(stored));
  } catch {
    return null;
  }
}

const INNER_FIELDS = [
  'src',
  'alt',
  'width',
  'height',
  'caption',
  'srcSet',
  'href',
  ...Object.keys(Seo.shape),
];
const FIELDS = [...Object.keys(Record.shape), ...Object.keys(Summary.shape), ...INNER_FIELDS];

/** A record as it is stored: the same text for the same record, in whatever order its fields came. */
export function textOf(record: CatalogueRecord): string {
  return JSON.stringify(record, FIELDS);
}

// Views of feeds and lists ask for the same posts again and again; a summary never changes.
const revisions = new WeakMap<PostSummary, string>();

/** What readers see of a post besides its text changes with this; and that alone does. */
export function revisionOf(summary: PostSummary): string {
  const known = revisions.get(summary);
  if (known !== undefined) return known;
  const revision = JSON.stringify({ ...summary, textHash: null, formerPaths: undefined }, FIELDS);
  revisions.set(summary, revision);
  return revision;
}

type TextOf = Pick<PostSummary, 'textHash' | 'updatedAt'>;

/** Whether two summaries are of the same text, as far as they tell. */
export function hasSameText(a: TextOf, b: TextOf): boolean {
  if (a.textHash !== null && b.textHash !== null) return a.textHash === b.textHash;
  return a.updatedAt !== null && a.updatedAt === b.updatedAt;
}
