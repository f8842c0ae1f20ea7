// Requests of every kind that readers, edges, crawlers and strangers send for a path.
import type { RawRequest } from './raw-request';

/** What Next's router sends with its requests, or could. */
const OF_ROUTER: Record<string, string>[] = [
  { purpose: 'prefetch', 'x-nextjs-data': '1' },
  { 'x-nextjs-data': '1' },
  { 'x-nextjs-cache': 'x', 'x-nextjs-matched-path': '/blog/second' },
];

const HEADERS: Record<string, string>[] = [
  {},
  ...['gzip', 'br', 'gzip, deflate, br', 'deflate', 'identity', '*', 'gzip;q=0, br;q=0', 'GZIP;q=0.5'].map(
    (encodings) => ({ 'accept-encoding': encodings }),
  ),
  { 'if-none-match': '"another"' },
  { 'if-none-match': '*' },
  { 'if-modified-since': 'Thu, 01 Jan 2037 00:00:00 GMT' },
  { range: 'bytes=0-9' },
  { 'cache-control': 'no-cache', pragma: 'no-cache' },
  ...OF_ROUTER,
  { 'x-middleware-prefetch': '1' },
  { 'x-matched-path': '/blog/second', 'x-now-route-matches': '1=second' },
  { rsc: '1' },
  { 'sec-fetch-dest': 'document' },
  { 'sec-fetch-dest': 'image' },
  { cookie: 'a=b; __prerender_bypass=x; __next_preview_data=y' },
  { cookie: 'theme=dark' },
  { 'x-prerender-revalidate': 'x' },
  { accept: 'text/html', 'user-agent': 'Googlebot', 'x-forwarded-for': '203.0.113.1' },
];

const QUERIES = [
  '?',
  '?a=1',
  '?id=second',
  '?a=%20&b=%EA',
  '?%',
  '?nxtPid=second',
  '?_rsc=1',
  '?__nextDataReq=1',
];

const METHODS = ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'];

/** @param etag what the path has as its ETag */
export function requestsFor(path: string, etag = '"none"'): RawRequest[] {
  const weak = etag.startsWith('W/') ? etag.slice(2) : `W/${etag}`;
  const conditions = [etag, weak, `"a", ${etag}`].map((value) => ({ 'if-none-match': value }));
  const all = [...HEADERS, ...conditions, { ...conditions[0], 'cache-control': 'no-cache' }];
  const heads = [{}, { 'accept-encoding': 'gzip, br' }, ...conditions];
  return [
    ...all.map((headers) => ({ path, headers })),
    ...heads.map((headers) => ({ method: 'HEAD', path, headers })),
    ...QUERIES.map((query) => ({ path: path + query })),
    { path, headers: { 'content-length': '3' }, body: 'a=b' },
    ...METHODS.map((method) => ({ method, path })),
  ];
}

/** A third of them, and all that are of Next's router. */
export function someRequestsFor(path: string, etag?: string): RawRequest[] {
  const isOfRouter = ({ headers = {} }: RawRequest) =>
    Object.keys(headers).some((name) => name.startsWith('x-nextjs-'));
  return requestsFor(path, etag).filter((each, at) => at % 3 === 0 || at < 4 || isOfRouter(each));
}
