// Which requests can be answered from memory. Everything that Next may treat in another way is left to it.
import type { IncomingMessage } from 'node:http';

/** A reader's request, as far as an answer from memory depends on it. */
export interface ReaderRequest {
  /** The path as it came, percent-encoded and without the query. */
  path: string;
  hasQuery: boolean;
  isHead: boolean;
  /** The ETag of what the reader has. */
  etag: string | undefined;
  acceptEncoding: string | undefined;
  /** What the reader's browser wants it for; undefined: a document, or it does not say. */
  destination: string | undefined;
}

/**
 * Bodies, protocols, parts of a body, conditions other than the one by a single ETag, and what Next says to itself.
 * `x-nextjs-data` and `purpose: prefetch`, which its router sends with each request for data, change no answer.
 */
const OTHERS =
  /^(content-length|transfer-encoding|expect|upgrade|range|if-range|if-match|if-modified-since|if-unmodified-since|x-http-method-override|rsc|next|next-.*|x-next(?!js-data$).*|x-middleware-.*|x-prerender-.*|x-matched-path|x-now-.*|x-vercel-.*|x-invoke-.*|x-invocation-id)$/;
const DRAFT_COOKIES = /__prerender_bypass|__next_preview_data/;
/** Names that Next uses for itself. */
const QUERY_OF_NEXT = /(^|[?&])(__next|nxt|_rsc)/;
const PLAIN_QUERY = /^(?:[\w\-.~!$'()*,;:@/?&=+]|%[0-9a-f]{2})*$/i;
/** Strangers can ask for longer ones, and paths are remembered. */
const MAX_PATH = 1000;
const ONE_ETAG = /^(?:W\/)?("[^"]*")$/;
/** Of whoever shows a page. Other errors than these get no page from Next. */
const OF_PAGES = ['document', 'empty', 'iframe', 'frame'];

/** What is asked for; null where Next has to answer. */
export function readerRequest({ method, url = '', headers }: IncomingMessage): ReaderRequest | null {
  if ((method !== 'GET' && method !== 'HEAD') || url[0] !== '/') return null;
  for (const name in headers) if (isOfNext(name)) return null;
  const { cookie } = headers;
  if (cookie !== undefined && DRAFT_COOKIES.test(cookie)) return null;
  const ifNoneMatch = headers['if-none-match'];
  const etag = ifNoneMatch === undefined ? undefined : ONE_ETAG.exec(ifNoneMatch)?.[1];
  if (ifNoneMatch !== undefined && (etag === undefined || headers['cache-control'] !== undefined))
    return null;
  const mark = url.indexOf('?');
  const query = mark < 0 ? '' : url.slice(mark + 1);
  if (query !== '' && (QUERY_OF_NEXT.test(query) || !PLAIN_QUERY.test(query))) return null;
  const path = mark < 0 ? url : url.slice(0, mark);
  if (path.length > MAX_PATH) return null;
  const destination = headers['sec-fetch-dest'];
  return {
    path,
    hasQuery: mark >= 0,
    isHead: method === 'HEAD',
    etag,
    acceptEncoding: headers['accept-encoding'],
    destination: typeof destination === 'string' && !OF_PAGES.includes(destination) ? destination : undefined,
  };
}

const MAX_NAMES = 1000;
const MAX_NAME_LENGTH = 100;
const names = new Map<string, boolean>();

function isOfNext(name: string): boolean {
  const known = names.get(name);
  if (known !== undefined) return known;
  const found = OTHERS.test(name);
  if (names.size < MAX_NAMES && name.length <= MAX_NAME_LENGTH) names.set(name, found);
  return found;
}
