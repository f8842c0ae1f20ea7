// Serves the social picture of a post: drawn by a worker when it is first asked for, from the catalogue alone, and kept in
// memory.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { site } from '../../../site.config';
import { currentCatalogue } from '../../catalogue/open';
import { withBackOff } from '../../content/worker/back-off';
import { runTask } from '../../content/worker/pool';
import { log, reasonOf } from '../../log';
import { processWide } from '../../process/process-wide';
import { drawable, socialPicture } from '../post/social-picture';
import { isNotModified } from './etag';

const KEPT_BYTES = 16 * 1024 * 1024;
const ONE_YEAR_SECONDS = 31_536_000;
const SOON_SECONDS = 60;
const MAX_WAITING = 20;

const pictures = processWide('social-pictures', () => ({
  kept: new LRUCache<string, Buffer>({ maxSize: KEPT_BYTES }),
  drawing: new Map<string, Promise<Buffer>>(),
  // One worker of the pool stays with the texts.
  limit: pLimit(1),
}));

/**
 * Answers with the picture.
 * @param name what stands behind /og/, decoded
 * @param version what the address says of it
 * @returns whether there is one
 */
export async function serveSocialPicture(
  name: string,
  version: unknown,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  const id = /^(.+)\.png$/s.exec(name)?.[1];
  const post = id === undefined ? null : (await currentCatalogue()).shownAt(id);
  const picture = post && socialPicture(post);
  if (!post || !picture) return false;
  // An address without its version shows what the title is now.
  const isLasting = version === picture.version;
  res.setHeader(
    'Cache-Control',
    isLasting ? `public, max-age=${ONE_YEAR_SECONDS}, immutable` : `public, max-age=${SOON_SECONDS}`,
  );
  if (isNotModified(`"${picture.version}"`, req, res)) return true;
  try {
    const png = await drawn(post.title, picture.version);
    res.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': png.length });
    res.end(req.method === 'HEAD' ? undefined : png);
  } catch (error) {
    log.often('error', 'social picture', { post: post.id, reason: reasonOf(error) });
    res.setHeader('Cache-Control', 'no-store');
    res
      .writeHead(503, { 'Retry-After': '10', 'Content-Type': 'text/plain' })
      .end('Not available just now.\n');
  }
  return true;
}

/** Those who ask at the same time share one drawing. */
async function drawn(title: string, version: string): Promise<Buffer> {
  const { kept, drawing, limit } = pictures;
  const known = kept.get(version) ?? drawing.get(version);
  if (known) return known;
  if (drawing.size >= MAX_WAITING) throw new Error(`More than ${MAX_WAITING} pictures wait to be drawn.`);
  const shown = { title: drawable(title) ?? '', site: drawable(site.title) ?? '', accent: site.accent.light };
  const draw = () => runTask('socialPicture', shown);
  const name = `The picture of the title ${JSON.stringify(title)}`;
  const work = limit(async () => Buffer.from(await withBackOff(name, `picture ${version}`, draw)));
  drawing.set(version, work);
  try {
    const png = await work;
    kept.set(version, png, { size: png.length });
    return png;
  } finally {
    drawing.delete(version);
  }
}
