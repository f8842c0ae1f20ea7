// Headers of every answer, which Next has no hook for: of pages, files and errors alike.
import { ServerResponse } from 'node:http';
import { env } from '../env';
import { builtOptions } from '../process/built-options';
import { DRAWING_POLICY } from '../rendering/documents/serve-picture';
import { inlineScriptHashes } from './inline-scripts';
import { headersOfAll, headersOfPages } from './security-headers';

const ONE_YEAR_SECONDS = 31_536_000;
/** Strangers ask for posts before they exist. An edge that nobody tells of the post may not say so for long. */
const NOT_FOUND_SECONDS = 60;

/** Node's own, for answers that have these headers already. */
export const { writeHead } = ServerResponse.prototype;

/**
 * Adds them to each answer of this process, when its head is written: before that nothing is known of it. What
 * next.config.js or a page says of the same headers counts instead.
 */
export function addResponseHeaders(): void {
  // Read now, for the folder may be gone later.
  ofPages();
  // Once, for what is done for each answer costs readers time.
  ServerResponse.prototype.writeHead = writeHeadWithAll;
}

/** Headers that Next passes along with the status are none of those that are looked at here. */
function writeHeadWithAll(this: ServerResponse, status: number, ...rest: never[]): ServerResponse {
  setOthers(this, ofAll());
  const type = String(this.getHeader('Content-Type'));
  if (type.startsWith('text/html')) setOthers(this, ofPages());
  if (type.startsWith('image/svg+xml')) setOthers(this, { 'Content-Security-Policy': DRAWING_POLICY });
  tellEdges(this, status);
  return writeHead.call(this, status, ...rest);
}

/** Sets those that are not set. */
function setOthers(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!response.hasHeader(name)) response.setHeader(name, value);
  }
}

const ofAll = once(() => headersOfAll(env()));
const ofPages = once(() => {
  const { assetPrefix, distDir } = builtOptions;
  return headersOfPages({ ...env(), assetPrefix, scripts: inlineScriptHashes(distDir) });
});

/** They stay the same for as long as the process lives. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * What edges may do and browsers may not: show an old page while they ask for the new one. Next writes that for both
 * into Cache-Control. CDN-Cache-Control (RFC 9213) is for edges alone, which read it first.
 */
function tellEdges(response: ServerResponse, status: number): void {
  const [, seconds] = /^s-maxage=(\d+)$/.exec(String(response.getHeader('Cache-Control'))) ?? [];
  if (!seconds) return;
  if (status === 404) {
    const most = Math.min(Number(seconds), NOT_FOUND_SECONDS);
    response.setHeader('Cache-Control', `s-maxage=${most}`);
    response.setHeader('CDN-Cache-Control', `max-age=${most}`);
    return;
  }
  response.setHeader('CDN-Cache-Control', `max-age=${seconds}, stale-while-revalidate=${ONE_YEAR_SECONDS}`);
}
