// The posts that the site has taken note of. The state in which this release shows each, so that a lost webhook is
// noticed; and over all releases the address of each document, so that a rename is noticed that nobody tells of.
import { z } from 'zod';
import { addressBook, postBook } from '../../cache/open';
import type { PostState } from '../../content/source';

const Known = z.object({
  id: z.string(),
  updatedAt: z.string().nullable(),
  revision: z.string().nullable(),
  /** Where the site shows it: that, and its tags, are null where nobody told. */
  publishedAt: z.string().nullable(),
  tags: z.array(z.string()).nullable(),
  /** Only where a sweep found that the site does not show this yet, or still shows what is gone. */
  missed: z.object({ isGone: z.boolean(), triedMs: z.number() }).optional(),
});

type Named = Pick<PostState, 'id' | 'documentId'>;

export type KnownPost = z.infer<typeof Known>;

/** What a post is known by: the CMS's lasting name for it, or else its id. */
export function keyOf({ documentId, id }: { documentId?: string | null; id: string }): string {
  return documentId ?? id;
}

/** Whether the site shows the post as the source has it. */
export function isUpToDate(known: KnownPost, now: PostState): boolean {
  if (known.missed || known.id !== now.id) return false;
  if (known.revision !== null && now.revision !== null) return known.revision === now.revision;
  return known.updatedAt === now.updatedAt;
}

/** The id that a document is known to have. Throws when the book can't be read: then nobody knows what moved. */
export async function knownAddress(documentId: string): Promise<string | null> {
  return (await addressBook()?.get(documentId)) ?? null;
}

/** The ids that documents are known to have. */
export async function allAddresses(): Promise<Map<string, string>> {
  return (await addressBook()?.all()) ?? new Map();
}

/** Takes note that the site shows posts so. */
export async function noteKnown(posts: PostState[]): Promise<void> {
  const shown = posts.map((post) => {
    const { id, updatedAt, revision, publishedAt, tags } = post;
    return [keyOf(post), text({ id, updatedAt, revision, publishedAt, tags })] as const;
  });
  await postBook()?.putAll(new Map(shown));
  await noteAddresses(posts);
}

/** Takes note of what the site has missed, by key, until it is published. */
export async function noteMissed(missed: Map<string, KnownPost>): Promise<void> {
  await postBook()?.putAll(new Map([...missed].map(([key, entry]) => [key, text(entry)] as const)));
}

/** Takes note of documents' addresses. */
export async function noteAddresses(posts: Named[]): Promise<void> {
  const named = posts.flatMap(({ documentId, id }) => (documentId ? [[documentId, id] as const] : []));
  await addressBook()?.putAll(new Map(named));
}

/** Takes note that the source no longer has a post. */
export async function forgetKnown(key: string): Promise<void> {
  await forgetShown(key);
  await addressBook()?.remove(key);
}

/** What is known of one post. Throws when the store is out of order. */
export async function knownPost(key: string): Promise<KnownPost | null> {
  return parse((await postBook()?.get(key)) ?? null);
}

/**
 * Takes note that the site shows a post no more. Nobody said that it was removed: its document may have another
 * address by now, and is known by the last one when it is heard of again.
 */
export async function forgetShown(key: string): Promise<void> {
  await postBook()?.remove(key);
}

/** Takes note of the address that a document had last, where none is known. */
export async function noteLastAddress({ id, documentId }: Named): Promise<void> {
  if (documentId && (await knownAddress(documentId)) === null) await noteAddresses([{ id, documentId }]);
}

/** All posts that are known, by their keys. */
export async function allKnown(): Promise<Map<string, KnownPost>> {
  const all = new Map<string, KnownPost>();
  for (const [key, entry] of (await postBook()?.all()) ?? []) {
    const known = parse(entry);
    if (known) all.set(key, known);
  }
  return all;
}

function text(known: KnownPost): string {
  return JSON.stringify(known);
}

function parse(entry: string | null): KnownPost | null {
  try {
    return entry === null ? null : Known.parse(JSON.parse(entry));
  } catch {
    return null;
  }
}
