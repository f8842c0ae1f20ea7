// Draft mode counts for the pages of posts, and for standing pages, alone. All other pages show what readers see, from
// the cache, also to whoever has its cookie; and what it makes is for nobody else, so no cache in between may keep it, not
// even a 404.
import { decodeText } from '../paths/encoding';
import { isPossibleId } from '../paths/ids';
import { builtOptions } from '../process/built-options';
import { onAnswer } from './http-events';

const COOKIE = /(^|;)\s*(__prerender_bypass|__next_preview_data)=[^;]*/g;
/** By these Next makes a page again for whoever knows the cookie's value; here that takes the webhook's secret. */
const REVALIDATE_HEADERS = ['x-prerender-revalidate', 'x-prerender-revalidate-if-generated'];
const NEVER_KEPT = 'private, no-cache, no-store, max-age=0, must-revalidate';

export function keepDraftsApart(): void {
  onAnswer((response) => {
    const { headers, url = '' } = response.req;
    for (const name of REVALIDATE_HEADERS) if (name in headers) delete headers[name];
    if (headers.cookie === undefined) return;
    const rest = headers.cookie.replace(COOKIE, '').replace(/^;\s*/, '');
    if (rest === headers.cookie) return;
    // Next keeps what stands there.
    if (isOfPost(url, builtOptions.basePath)) response.setHeader('Cache-Control', NEVER_KEPT);
    else headers.cookie = rest;
  });
}

// What is looked for ahead begins with a slash, or it would be looked for at each letter of a long address.
const PATH = /^(?:\/_next\/data\/[^/]+(?=\/.*\.json$))?(\/.+?)(?:\.json)?$/;

/** Pure: whether a request is for the page of a post, or what may be a standing page, or the data of one. */
export function isOfPost(url: string, basePath: string): boolean {
  const whole = url.replace(/[?#].*/s, '');
  const [, path = ''] = PATH.exec(whole.startsWith(`${basePath}/`) ? whole.slice(basePath.length) : '') ?? [];
  return /^\/blog\/[^/]/.test(path) || isPossibleId(decodeText(path.replace(/(?<=.)\/$/, '')));
}
