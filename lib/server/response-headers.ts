// Headers of every answer, which Next has no hook for: of pages, files and errors alike.
import { ServerResponse } from 'node:http';
import { onHttp } from './http-events';

const ONE_YEAR_SECONDS = 31_536_000;
/** Strangers ask for posts before they exist. An edge that nobody tells of the post may not say so for long. */
const NOT_FOUND_SECONDS = 60;

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** Adds them to each answer of this process. What next.config.js or a page says of the same headers counts instead. */
export function addResponseHeaders(): void {
  onHttp('http.server.request.start', 'response', (response) => {
    if (response instanceof ServerResponse) addHeadersTo(response);
  });
}

/** Adds them to an answer, when its head is written: before that nothing is known of it. */
export function addHeadersTo(response: ServerResponse): void {
  // Headers that Next passes along with the status are none of those that are looked at here.
  const writeHead = response.writeHead;
  response.writeHead = (status: number, ...rest: never[]) => {
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    tellEdges(response, status);
    return writeHead.call(response, status, ...rest);
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
