// Feeds and sitemaps: no pages of Next's, yet made as generations, and kept in the same cache in the same order.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Value } from '../../cache/entry';
import type { Baseline } from '../../cache/generations';
import { cachedEntry, pageCache } from '../../cache/open';
import type { Written } from '../../cache/page-cache';
import { currentCatalogue } from '../../catalogue/open';
import { env } from '../../env';
import { log } from '../../log';
import { runGeneration } from '../generation/generation';
import { isOld } from '../view/is-current';
import { FeedLacksText, LACKING_SECONDS, LackingText, renewLacking, tellLacking } from './lacking';
import { makeDocument } from './make';

const Document = z.object({
  kind: z.literal('DOCUMENT'),
  type: z.string(),
  body: z.string(),
  etag: z.string(),
  view: z.string(),
  lacking: z.array(LackingText).optional(),
});

export type Document = z.infer<typeof Document>;

/** The document in an entry of the cache; null for a tombstone, and for no entry. */
export const documentIn = (entry: { value: Value | null } | null): Document | null =>
  Document.safeParse(entry?.value).data ?? null;

interface Made {
  document: Document | null;
  /** What the cache did with it; undefined where there is no cache. */
  written?: Written;
}

/**
 * Makes the document at a path and keeps it, unless the cache has something newer than its baseline. A document
 * that cannot exist is kept as a tombstone.
 * @throws Error when the source fails; the last good document stays
 */
export async function generateDocument(path: string, { seen, since }: Baseline): Promise<Made> {
  const made = await runGeneration(path, since, async () => notWorse(path, await makeDocument(path)));
  const document = made && { kind: 'DOCUMENT' as const, ...made, etag: etagOf(made.body) };
  const written = await pageCache()?.set({
    path,
    value: document,
    revalidateSeconds: lifeOf(document),
    seen,
    isTrusted: false,
  });
  debug('cache set', { path, written });
  if (written !== 'refused') return { document, written };
  // Somebody published a newer one meanwhile, and readers who wait for this may know it.
  return { document: (await lastOf(path)) ?? document, written };
}

/** @throws FeedLacksText when it lacks a text, and the last one lacks none */
async function notWorse<Made extends Pick<Document, 'lacking'>>(path: string, made: Made | null) {
  const [first] = made?.lacking ?? [];
  if (first) renewLacking(path, isWhole);
  const last = first && (await lastOf(path));
  if (first && last && !last.lacking?.length) throw new FeedLacksText(first);
  if (made?.lacking) tellLacking(made.lacking);
  return made;
}

const lastOf = async (path: string) => documentIn(await cachedEntry(path));

/** Whether the feed at a path has all of its texts, and the newest ones. One that is not there is made when it is read. */
async function isWhole(path: string): Promise<boolean> {
  return !(await lastOf(path))?.lacking?.length && !(await isOld(path, await currentCatalogue()));
}

/** After how many seconds a document is stale; false: never by time. */
export function lifeOf(document: Document | null): number | false {
  const { REVALIDATE_SECONDS: seconds } = env();
  return document?.lacking?.length ? Math.min(seconds || LACKING_SECONDS, LACKING_SECONDS) : seconds;
}

/** What NEXT_PRIVATE_DEBUG_CACHE shows of Next's pages, of documents. */
export function debug(event: string, fields: { path: string; written?: string }): void {
  if (env().NEXT_PRIVATE_DEBUG_CACHE !== undefined) log.info(event, fields);
}

function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
