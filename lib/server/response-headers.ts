// Headers of every answer, which Next has no hook for: of pages, files and errors alike.
import type { ServerResponse } from 'node:http';
import { env } from '../env';
import { builtOptions } from '../process/built-options';
import { onAnswer } from './http-events';
import { inlineScriptHashes } from './inline-scripts';
import { DRAWING_POLICY, headersOfAll, headersOfPages } from './security-headers';

const ONE_YEAR_SECONDS = 31_536_000;
/** Strangers ask for posts before they exist. An edge that nobody tells of the post may not say so for long. */
const NOT_FOUND_SECONDS = 60;

/** Adds them to each answer of this process. What next.config.js or a page says of the same headers counts instead. */
export function addResponseHeaders(): void {
  // Read now, for the folder may be gone later.
  ofPages();
  onAnswer(addHeadersTo);
}

/** Adds them to an answer, when its head is written: before that nothing is known of it. */
export function addHeadersTo(response: ServerResponse): void {
  // Headers that Next passes along with the status are none of those that are looked at here.
  const writeHead = response.writeHead;
  response.writeHead = (status: number, ...rest: never[]) => {
    setOthers(response, ofAll());
    const type = String(response.getHeader('Content-Type'));
    if (type.startsWith('text/html')) setOthers(response, ofPages());
    if (type.startsWith('image/svg+xml')) setOthers(response, { 'Content-Security-Policy': DRAWING_POLICY });
    tellEdges(response, status);
    return writeHead.call(response, status, ...rest);
  };
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
