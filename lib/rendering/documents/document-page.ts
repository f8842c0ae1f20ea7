// How Next's pages serve documents: asked for its properties, such a page answers by itself, and renders nothing.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ParsedUrlQuery } from 'node:querystring';
import type { GetServerSideProps } from 'next';
import { baselinesOf } from '../../cache/baselines';
import { type Entry, isStale } from '../../cache/entry';
import { isSourceFailing, NO_BASELINE } from '../../cache/generations';
import { cachedEntry, pageCache, renewer } from '../../cache/open';
import { noteRead } from '../../cache/reads';
import { currentCatalogue } from '../../catalogue/open';
import { log, reasonOf } from '../../log';
import { type Address, addressAt, paths } from '../../paths';
import { processWide } from '../../process/process-wide';
import { withDeadline } from '../../process/timeout';
import { isUpToDate } from '../view/is-current';
import { type Document, debug, documentIn, generateDocument, lifeOf } from './document';
import { isNotModified } from './etag';
import { forReaders } from './for-readers';
import { areTextsFailing } from './lacking';

const ONE_YEAR_SECONDS = 31_536_000;
/** So long readers wait for a document to be made: one of its texts may take minutes. Then the last one has to do. */
const MAX_WAIT_MS = 10_000;

/** @param pathOf the document's path, by what is in the page's address */
export const documentAt = (pathOf: (params: ParsedUrlQuery) => string): GetServerSideProps =>
  forReaders(async ({ req, res, params }) => {
    await serveDocument(pathOf(params ?? {}), req, res);
    return { props: {} };
  });

/** Answers a reader's request from the cache; what is not there, or shows what is old, is made first. */
async function serveDocument(path: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const address = addressAt(path);
  const found = address && (await cached(path, address));
  debug(found ? 'cache hit' : 'cache miss', { path });
  const stale = found?.stale ?? false;
  if (stale) renewer()?.(path);
  try {
    const made = () => withDeadline(() => first(path), MAX_WAIT_MS, 'The document was not made');
    send(found ? documentIn(found.entry) : address && (await made()), stale, req, res);
  } catch (error) {
    const last = await cachedEntry(path);
    if (last?.value) return send(documentIn(last), true, req, res);
    log.often('error', 'document', { path, reason: reasonOf(error) });
    res.writeHead(503, { 'Cache-Control': 'no-store', 'Retry-After': '10', 'Content-Type': 'text/plain' });
    res.end('Not available just now.\n');
  }
}

async function cached(path: string, address: Address): Promise<{ entry: Entry; stale: boolean } | null> {
  const cache = pageCache();
  if (!cache) return null;
  const catalogue = await currentCatalogue();
  const { entry, version } = await cache.get(path);
  const isShown = entry !== null && isUpToDate(path, entry, catalogue);
  // As a post's page, a feed is not made for a reader while that would only fail.
  const mayBeOld = address.page === 'feed' && !!entry?.value && (isSourceFailing() || areTextsFailing());
  const kept = isShown || mayBeOld ? entry : null;
  noteRead({ path, entry: kept, version });
  return kept && { entry: kept, stale: !isShown || isStale(kept) };
}

const making = processWide('documents', () => new Map<string, Promise<Document | null>>());

/** Readers who come together wait for the same making. The other feeds are made with it, of one reading. */
function first(path: string): Promise<Document | null> {
  const running = making.get(path);
  if (running) return running;
  // They show the same texts.
  const together = paths.feeds().includes(path) ? paths.feeds() : [path];
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
  res.setHeader('Content-Length', Buffer.byteLength(document.body));
  res.end(req.method === 'HEAD' ? undefined : document.body);
}
