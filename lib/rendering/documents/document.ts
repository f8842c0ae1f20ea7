// Feeds and sitemaps: no pages of Next's, yet kept in the same cache, in the same order, and free to read.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { baselinesOf } from '../../cache/baselines';
import { type Entry, isStale, type Value } from '../../cache/entry';
import { type Baseline, isSourceFailing, NO_BASELINE } from '../../cache/generations';
import { noteGiven } from '../../cache/given';
import { cachedEntry, pageCache, renewer } from '../../cache/open';
import type { Written } from '../../cache/page-cache';
import { currentCatalogue } from '../../catalogue/open';
import { env } from '../../env';
import { log, reasonOf } from '../../log';
import { type Address, addressAt, paths } from '../../paths';
import { processWide } from '../../process/process-wide';
import { runGeneration } from '../generation';
import { isCurrent, isOld } from '../is-current';
import { isNotModified } from './etag';
import {
  areTextsFailing,
  FeedLacksText,
  LACKING_SECONDS,
  LackingText,
  renewLacking,
  tellLacking,
} from './lacking';
import { makeDocument } from './make';

const ONE_YEAR_SECONDS = 31_536_000;

// They show the same texts.
const TOGETHER = paths.feeds();

const Document = z.object({
  kind: z.literal('DOCUMENT'),
  type: z.string(),
  body: z.string(),
  etag: z.string(),
  view: z.string(),
  lacking: z.array(LackingText).optional(),
});

type Document = z.infer<typeof Document>;

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
  const written = await keep(path, document, seen);
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

const lastOf = async (path: string) => Document.safeParse((await cachedEntry(path))?.value).data;

/** Whether the feed at a path has all of its texts, and the newest ones. One that is not there is made when it is read. */
async function isWhole(path: string): Promise<boolean> {
  return !(await lastOf(path))?.lacking?.length && !(await isOld(path, await currentCatalogue()));
}

async function keep(path: string, document: (Value & Document) | null, seen: number) {
  const revalidateSeconds = lifeOf(document);
  return pageCache()?.set({ path, value: document, revalidateSeconds, seen, isTrusted: false });
}

/** After how many seconds a document is stale; false: never by time. */
function lifeOf(document: Document | null): number | false {
  const { REVALIDATE_SECONDS: seconds } = env();
  return document?.lacking?.length ? Math.min(seconds || LACKING_SECONDS, LACKING_SECONDS) : seconds;
}

/** Answers a reader's request from the cache; what is not there, or shows what is old, is made first. */
export async function serveDocument(path: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const address = addressAt(path);
  const found = address && (await cached(path, address));
  debug(found ? 'cache hit' : 'cache miss', { path });
  const stale = found?.stale ?? false;
  if (stale) renewer()?.(path);
  try {
    send(found ? documentIn(found.entry) : address && (await first(path)), stale, req, res);
  } catch (error) {
    const last = await cachedEntry(path);
    if (last) return send(documentIn(last), true, req, res);
    log.often('error', 'document', { path, reason: reasonOf(error) });
    res.writeHead(503, { 'Retry-After': '10', 'Content-Type': 'text/plain' });
    res.end('Not available just now.\n');
  }
}

async function cached(path: string, address: Address): Promise<{ entry: Entry; stale: boolean } | null> {
  const cache = pageCache();
  if (!cache) return null;
  const catalogue = await currentCatalogue();
  const { entry, version } = await cache.get(path);
  const isShown = entry !== null && (!catalogue.isComplete || isCurrent(path, address, entry, catalogue));
  // As a post's page, a feed is not made for a reader while that would only fail.
  const isKept = isShown || (address.page === 'feed' && (isSourceFailing() || areTextsFailing()));
  const kept = isKept ? entry : null;
  noteGiven({ path, entry: kept, version });
  return kept && { entry: kept, stale: !isShown || isStale(kept) };
}

/** Null for a tombstone. */
function documentIn({ value }: Entry): Document | null {
  return Document.safeParse(value).data ?? null;
}

const making = processWide('documents', () => new Map<string, Promise<Document | null>>());

/** Readers who come together wait for the same making. The other feeds are made with it, of one reading. */
function first(path: string): Promise<Document | null> {
  const running = making.get(path);
  if (running) return running;
  const together = TOGETHER.includes(path) ? TOGETHER : [path];
  const baselines = baselinesOf(together);
  for (const each of together) {
    const made = baselines
      .then((found) => generateDocument(each, found.get(each) ?? NO_BASELINE))
      .then(({ document }) => document)
      .finally(() => making.delete(each));
    // The one that is asked for tells its reader of a failure.
    made.catch(() => {});
    making.set(each, made);
  }
  return making.get(path) ?? Promise.resolve(null);
}

function send(document: Document | null, stale: boolean, req: IncomingMessage, res: ServerResponse): void {
  res.setHeader('Cache-Control', `s-maxage=${stale ? 1 : lifeOf(document) || ONE_YEAR_SECONDS}`);
  if (!document) {
    res.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is nothing here.\n');
    return;
  }
  if (isNotModified(document.etag, req, res)) return;
  res.setHeader('Content-Type', document.type);
  res.end(req.method === 'HEAD' ? undefined : document.body);
}

/** What NEXT_PRIVATE_DEBUG_CACHE shows of Next's pages, of documents. */
function debug(event: string, fields: { path: string; written?: string }): void {
  if (env().NEXT_PRIVATE_DEBUG_CACHE !== undefined) log.info(event, fields);
}

function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
